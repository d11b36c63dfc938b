package io.github.sinecast.audit;

import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Experiments that train in a moment, on a made-up table with a second column. */
final class Examples {
  static final int ROWS = 150;

  private Examples() {}

  /** By the default fractions rows 0 to 104 train, 105 to 119 validate, 120 to 149 test. */
  static Experiment experiment(Path folder, String... assignments) throws IOException {
    return Experiment.prepare(config(folder, assignments));
  }

  /** A config on a table whose column {@code hint} is the price of the next row, less 100. */
  static ExperimentConfig config(Path folder, String... assignments) throws IOException {
    List<String> lines = new ArrayList<>(List.of("date,close,hint,noise"));
    for (int row = 0; row < ROWS; row++) {
      lines.add(
          "%s,%s,%s,%s"
              .formatted(
                  LocalDate.of(2019, 1, 1).plusDays(row),
                  price(row),
                  price(row + 1) - 100,
                  Math.sin(row * row)));
    }
    Path table = Files.write(folder.resolve("prices.csv"), lines);
    List<String> all = new ArrayList<>(List.of("data.file=" + table.toAbsolutePath()));
    all.addAll(List.of(assignments));
    return ConfigFile.parse(
            "small.yaml",
            """
            name: small
            data: {file: replaced.csv, split: {type: fractions, embargo: 0}}
            window: {lookback: 6, horizon: 2}
            model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4}
            training: {epochs: 3, batch-size: 16, micro-batch: 4, learning-rate: 0.01}
            """)
        .with(all)
        .bind(ExperimentConfig.class);
  }

  /** Two waves, and a part that earlier prices do not tell. */
  static double price(int row) {
    return 100 + 5 * Math.sin(row / 9.0) + Math.cos(row * 1.7) + 0.3 * Math.sin(0.37 * row * row);
  }
}
