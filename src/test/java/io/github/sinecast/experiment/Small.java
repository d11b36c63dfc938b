package io.github.sinecast.experiment;

import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Experiments that train in a moment, on made-up tables. */
public final class Small {
  /** By the default fractions rows 0 to 104 train, 105 to 119 validate, 120 to 149 test. */
  public static final int ROWS = 150;

  static final int TEST_FROM = 120;

  private Small() {}

  /** A config on this table; the assignments are as after {@code --set}. */
  public static ExperimentConfig config(Path table, String... assignments) {
    List<String> all = new ArrayList<>(List.of("data.file=" + table.toAbsolutePath()));
    all.addAll(List.of(assignments));
    return ConfigFile.parse(
            "small.yaml",
            """
            name: small
            data: {file: replaced.csv, split: {type: fractions, embargo: 0}}
            window: {lookback: 6, horizon: 2}
            model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4}
            training: {epochs: 2, batch-size: 16, micro-batch: 4}
            """)
        .with(all)
        .bind(ExperimentConfig.class);
  }

  /** Writes consecutive days from 2019-01-01 on, weekends too. */
  public static Path days(Path file, int rows, IntToDoubleFunction price) throws IOException {
    List<String> lines = new ArrayList<>(List.of("date,close"));
    for (int row = 0; row < rows; row++) {
      lines.add(LocalDate.of(2019, 1, 1).plusDays(row) + "," + price.applyAsDouble(row));
    }
    return Files.write(file, lines);
  }

  public static double wave(int row) {
    return 100 + 5 * Math.sin(row / 9.0) + Math.cos(row * 1.7);
  }

  /** The wave, and from a row on something else. */
  public static IntToDoubleFunction waveUntil(int changed) {
    return row -> row < changed ? wave(row) : 50 + row % 7;
  }

  public static String scores(Judgement judgement) throws IOException {
    return RunFiles.SCORES.text(ScoreRow.of(judgement.scores()));
  }
}
