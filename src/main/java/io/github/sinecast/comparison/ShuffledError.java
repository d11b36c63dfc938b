package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.audit.OrderUse;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.run.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The error of a run's network when the rows of each window are shuffled, beside its error on the
 * same windows as they are: what it owes to their order.
 *
 * @param windows the windows that were judged
 * @param ordered the mean absolute error with windows as they are, in the units of the file
 * @param shuffled the same with shuffled windows
 */
public record ShuffledError(int windows, double ordered, double shuffled) {
  private static final CsvFile<Row> FILE = new CsvFile<>("order.csv", Row.class);

  /** The line of the file that is kept beside a run. */
  private record Row(int windows, double mae, double maeShuffled) {}

  /** By how much the error grows, in percent. */
  public double growth() {
    return 100 * (shuffled / ordered - 1);
  }

  /** That of a finished run: what was found before, or what is found now and kept beside it. */
  static ShuffledError of(FinishedRun run, Supplier<Experiment> prepared) {
    Path directory = run.directory().path();
    Path file = FILE.in(directory);
    try {
      if (Files.exists(file)) {
        Row read = FILE.read(directory).get(0);
        return new ShuffledError(read.windows(), read.mae(), read.maeShuffled());
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
                experiment.config().evaluation().stepSize(),
                experiment.config().seed());
        error = new ShuffledError(use.windows(), use.error(), use.shuffledError());
      }
      FILE.replace(directory, Stream.of(new Row(error.windows, error.ordered, error.shuffled)));
      return error;
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be written (%s); make room, or give another folder with --out"
              .formatted(file, e),
          e);
    }
  }
}
