package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.audit.OrderUse;
import io.github.sinecast.evaluation.CsvLine;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.model.TrainedForecaster;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;

/**
 * The error of a run's network when the rows of each window are shuffled, beside its error on the
 * same windows as they are: what it owes to their order.
 *
 * @param windows the windows that were judged
 * @param ordered the mean absolute error with windows as they are, in the units of the file
 * @param shuffled the same with shuffled windows
 */
public record ShuffledError(int windows, double ordered, double shuffled) {
  private static final String FILE = "order.csv";

  /** By how much the error grows, in percent. */
  public double growth() {
    return 100 * (shuffled / ordered - 1);
  }

  /** That of a finished run: what was found before, or what is found now and kept beside it. */
  static ShuffledError of(FinishedRun run, Supplier<Experiment> prepared) {
    Path file = run.directory().path().resolve(FILE);
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      Experiment experiment = prepared.get();
      ShuffledError error;
      try (TrainedForecaster network = run.directory().forecaster()) {
        OrderUse use =
            OrderUse.of(
                network,
                experiment.series(),
                experiment.split(),
                experiment.config().window(),
                experiment.config().seed());
        error = new ShuffledError(use.windows(), use.error(), use.shuffledError());
      }
      StringBuilder text = new StringBuilder();
      CsvLine.write(text, "windows", "mae", "mae_shuffled");
      CsvLine.write(
          text,
          Integer.toString(error.windows),
          Double.toString(error.ordered),
          Double.toString(error.shuffled));
      Path unfinished = file.resolveSibling("." + FILE);
      Files.writeString(unfinished, text);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return error;
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be written (%s); make room, or give another folder by --out"
              .formatted(file, e),
          e);
    }
  }

  private static ShuffledError read(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      List<String> values = CsvLine.readAll(in).get(1);
      return new ShuffledError(
          Integer.parseInt(values.get(0)),
          Double.parseDouble(values.get(1)),
          Double.parseDouble(values.get(2)));
    }
  }
}
