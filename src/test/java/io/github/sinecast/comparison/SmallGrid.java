package io.github.sinecast.comparison;

import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.JudgedSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Grids of experiments that train in a moment, on a made-up table. */
final class SmallGrid {
  /** By the default fractions rows 0 to 104 train, 105 to 119 validate, 120 to 149 test. */
  static final int ROWS = 150;

  static final int VALIDATION_FROM = 105;
  static final int TEST_FROM = 120;

  private SmallGrid() {}

  static double wave(int row) {
    return 100 + 5 * Math.sin(row / 9.0) + Math.cos(row * 1.7);
  }

  /** Writes consecutive days from 2019-01-01 on. */
  static void table(Path folder, IntToDoubleFunction price) throws IOException {
    List<String> lines = new ArrayList<>(List.of("date,close"));
    for (int row = 0; row < ROWS; row++) {
      lines.add(LocalDate.of(2019, 1, 1).plusDays(row) + "," + price.applyAsDouble(row));
    }
    Files.write(folder.resolve("prices.csv"), lines);
  }

  /** Writes a config of one step ahead, so that 15 validation rows are enough for a test. */
  static Path config(Path folder, String... lines) throws IOException {
    String text =
        """
        name: small
        data: {file: prices.csv}
        window: {lookback: 6, horizon: 1}
        """;
    return Files.writeString(folder.resolve("small.yaml"), text + String.join("\n", lines) + "\n");
  }

  /** The runs of a config, judged on a split. */
  static List<PlannedRun> planned(Path config, JudgedSplit split, String... overrides) {
    return ExperimentGrid.read(config, List.of(overrides)).stream()
        .flatMap(point -> PlannedRun.of(point, true).stream())
        .map(run -> run.judgedOn(split))
        .toList();
  }
}
