package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.Small;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of the rows after its table, and of a forecast that learns nothing. */
class NextForecastTest {
  /** Targets are learned as float. */
  private static final double FLOAT = 1e-5;

  private static final int TRAINED = 105;
  private static final int VALIDATED = 120;

  /** A lookback of 6, and the row before it: the network reads changes. */
  private static final int FIRST_CUTOFF = 7;

  private static final int HORIZON = 2;

  @TempDir private Path folder;

  private RunDirectory run(Path table, String... assignments) {
    Experiment experiment = Experiment.prepare(Small.config(table, assignments));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    return new RunWriter(folder.resolve("runs")).write(trained, experiment.judge(trained));
  }

  private Path table() throws IOException {
    return Small.days(folder.resolve("wave.csv"), Small.ROWS, Small::wave);
  }

  @Test
  void theForecastOfARunIsWhatItsModelForecastsOnItsTable() throws IOException {
    Path table = table();
    RunDirectory run = run(table, "model.head=quantile");
    List<Double> levels = run.config().evaluation().quantiles();
    assertEquals(
        SeriesForecast.toCsv(run.forecast(table, List.of()), levels),
        Files.readString(ForecastStep.FILE.in(run.path())));
  }

  @Test
  void theLossOfTheLastValueIsThatOfItsChangesInUnitsOfTheTrainingRows() throws IOException {
    ReferenceLossRow loss = ReferenceLossRow.FILE.read(run(table()).path()).get(0);
    double[] changes =
        IntStream.range(1, TRAINED)
            .mapToDouble(row -> Math.log(Small.wave(row) / Small.wave(row - 1)))
            .toArray();
    double mean = IntStream.range(0, changes.length).mapToDouble(i -> changes[i]).sum();
    mean /= changes.length;
    double variance = 0;
    for (double change : changes) {
      variance += (change - mean) * (change - mean) / changes.length;
    }
    assertEquals("last-value", loss.model());
    double training = loss(FIRST_CUTOFF, TRAINED) / variance;
    assertEquals(training, loss.trainLoss(), FLOAT * training);
    double validation = loss(TRAINED, VALIDATED) / variance;
    assertEquals(validation, loss.validationLoss(), FLOAT * validation);
  }

  /** The mean squared log return of all windows whose targets lie in some rows. */
  private static double loss(int from, int to) {
    double sum = 0;
    int count = 0;
    for (int cutoff = from; cutoff + HORIZON <= to; cutoff++) {
      for (int step = 0; step < HORIZON; step++) {
        double change = Math.log(Small.wave(cutoff + step) / Small.wave(cutoff - 1));
        sum += change * change;
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void aNetworkThatStartsFromAVolatilityModelHasItsOwnReferenceInEpochZero() throws IOException {
    RunDirectory run =
        run(
            table(),
            "window.target={type: log-return, scale: {type: ewma}}",
            "model.head=quantile");
    assertFalse(Files.exists(ReferenceLossRow.FILE.in(run.path())));
    assertEquals(0, EpochRow.FILE.read(run.path()).get(0).epoch());
  }
}
