package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Learner;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.Weights;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.volatility.FittedVolatility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigmaTargetTest {
  private static final int ROWS = 400;
  private static final int TEST_FROM = 320;
  private static final double[] LEVELS = {
    0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"constant", "ewma", "garch", "gjr", "range-gjr", "log-har", "mean-log"})
  void anUntrainedNetworkIsTheVolatilityModelWithItsStandardisedQuantilesToTheLastDigit(
      String model) throws IOException {
    Experiment experiment =
        experiment(ROWS, "window.target={type: log-return, scale: %s}".formatted(model));
    TimeSeries series = experiment.series().list().get(0);
    FittedVolatility volatility =
        Objects.requireNonNull(experiment.scales().trained().get("a").scale().volatility());
    RowRange all = experiment.split().train("a");
    RowRange training = new RowRange(all.from() + volatility.warmUp(), all.to());
    double[][] variances = volatility.variances(series.history(), 3);
    try (TrainedForecaster untrained = untrained(experiment)) {
      for (int origin : new int[] {TEST_FROM, 371, ROWS}) {
        History known = series.until(origin);
        Forecast forecast = untrained.forecast(List.of(known), 3).get(0);
        for (int step = 1; step <= 3; step++) {
          double[] sorted = standardised(series, variances, training, step);
          double deviation = Math.sqrt(variances[origin - 1][step - 1]);
          for (double level : LEVELS) {
            assertEquals(
                known.last() * Math.exp(deviation * quantile(sorted, level)),
                forecast.distribution(step).quantile(level),
                "level " + level);
          }
        }
      }
    }
  }

  /** After the second training a network has learned from the rows that baselines learn from. */
  @ParameterizedTest
  @ValueSource(strings = {"ewma", "garch", "gjr", "range-gjr", "log-har"})
  void anUntrainedNetworkIsTheBaselineOfTheSameRowsToTheLastDigit(String model) throws IOException {
    Experiment experiment =
        experiment(
                ROWS,
                "window.target={type: log-return, scale: %s}".formatted(model),
                "training.refit=true",
                "data.split.embargo=0",
                "evaluation.baselines=[last-value, {type: %s-walk, quantiles: fhs}]"
                    .formatted(model))
            .refitted();
    TimeSeries series = experiment.series().list().get(0);
    Forecaster baseline =
        experiment.baselines().stream()
            .filter(one -> one.name().equals(model + "-fhs"))
            .findFirst()
            .orElseThrow();
    try (TrainedForecaster untrained = untrained(experiment)) {
      for (int origin : new int[] {TEST_FROM, 371, ROWS}) {
        List<History> known = List.of(series.until(origin));
        Forecast network = untrained.forecast(known, 3).get(0);
        Forecast expected = baseline.forecast(known, 3).get(0);
        for (int step = 1; step <= 3; step++) {
          assertEquals(expected.point(step), network.point(step));
          for (double level : LEVELS) {
            assertEquals(
                expected.distribution(step).quantile(level),
                network.distribution(step).quantile(level),
                "level " + level);
          }
          // Tails are multiples of the outermost quantile, which rounds once more.
          for (double level : new double[] {0.001, 0.01, 0.0125, 0.99, 0.999}) {
            double quantile = expected.distribution(step).quantile(level);
            assertEquals(
                quantile, network.distribution(step).quantile(level), 1e-12 * quantile, "" + level);
          }
        }
      }
    }
  }

  @Test
  void aShareOfTheMedianMovesAllQuantiles() throws IOException {
    Experiment whole = experiment(ROWS, "window.target={type: log-return, scale: ewma}");
    Experiment none = experiment(ROWS, "window.target={type: log-return, scale: ewma, median: 0}");
    History known = whole.series().list().get(0).history();
    try (TrainedForecaster kept = untrained(whole);
        TrainedForecaster moved = untrained(none)) {
      Forecast with = kept.forecast(List.of(known), 3).get(0);
      Forecast without = moved.forecast(List.of(known), 3).get(0);
      assertEquals(known.last(), without.point(2));
      assertNotEquals(known.last(), with.point(2));
      double ratio = with.point(2) / without.point(2);
      for (double level : LEVELS) {
        assertEquals(
            ratio,
            with.distribution(2).quantile(level) / without.distribution(2).quantile(level),
            1e-12);
      }
    }
  }

  @Test
  void anUntrainedNormalNetworkIsTheNormalWalkOfTheModel() throws IOException {
    Experiment experiment =
        experiment(ROWS, "window.target={type: log-return, scale: garch}", "model.head=normal");
    History known = experiment.series().list().get(0).history();
    FittedVolatility volatility =
        Objects.requireNonNull(experiment.scales().trained().get("a").scale().volatility());
    double[] variances = volatility.variances(known, 3)[ROWS - 1];
    try (TrainedForecaster untrained = untrained(experiment)) {
      Forecast forecast = untrained.forecast(List.of(known), 3).get(0);
      for (int step = 1; step <= 3; step++) {
        for (double level : LEVELS) {
          assertEquals(
              known.last() * Math.exp(Math.sqrt(variances[step - 1]) * Normal.score(level)),
              forecast.distribution(step).quantile(level),
              "level " + level);
        }
      }
    }
  }

  @Test
  void trainingBeginsWithTheUntrainedNetworkAndKeepsItWhereNothingIsBetter() throws IOException {
    String target = "window.target={type: log-return, scale: ewma}";
    Experiment experiment = experiment(ROWS, target, "training.learning-rate=0.5");
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);

    TrainingResult wild = trained.training();
    EpochResult first = wild.epochs().get(0);
    assertEquals(0, first.epoch());
    assertTrue(wild.best().validationLoss() <= first.validationLoss());
    float[] kept = wild.weights().values();
    assertEquals(0, wild.best().epoch(), "such a rate makes everything worse");
    try (TrainedForecaster untrained = untrained(experiment);
        TrainedForecaster best = trained.forecaster()) {
      assertTrue(kept.length > 0);
      History known = experiment.series().list().get(0).history();
      assertEquals(
          untrained.forecast(List.of(known), 3).get(0).distribution(3).quantile(0.1),
          best.forecast(List.of(known), 3).get(0).distribution(3).quantile(0.1));
    }
  }

  @Test
  void nothingOfTheTestRowsReachesVolatilityStartOrWeights() throws IOException {
    String target = "window.target={type: log-return, scale: log-har}";
    Experiment known = experiment(ROWS, target);
    Experiment changed = experiment(TEST_FROM, target);

    assertEquals(known.scales().trained(), changed.scales().trained());
    assertArrayEquals(
        known.start(known.config().model()).steps(),
        changed.start(changed.config().model()).steps());
    assertArrayEquals(
        known.train(TrainingListener.NONE).training().weights().values(),
        changed.train(TrainingListener.NONE).training().weights().values());
  }

  @Test
  void aForecastIgnoresEveryRowAfterItsLast() throws IOException {
    Experiment experiment = experiment(ROWS, "window.target={type: log-return, scale: mean-log}");
    TimeSeries series = experiment.series().list().get(0);
    TimeSeries changed =
        experiment(350, "window.target={type: log-return, scale: mean-log}").series().list().get(0);
    try (TrainedForecaster network = experiment.train(TrainingListener.NONE).forecaster()) {
      Forecast one = network.forecast(List.of(series.until(350)), 3).get(0);
      Forecast other = network.forecast(List.of(changed.until(350)), 3).get(0);
      for (double level : LEVELS) {
        assertEquals(one.distribution(3).quantile(level), other.distribution(3).quantile(level));
      }
    }
  }

  @Test
  void quantilesOfATrainedNetworkNeverCross() throws IOException {
    Experiment experiment =
        experiment(
            ROWS,
            "window.target={type: log-return, scale: gjr}",
            "training.learning-rate=0.05",
            "training.epochs=6");
    TimeSeries series = experiment.series().list().get(0);
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    try (TrainedForecaster network = trained.forecaster()) {
      for (int origin = TEST_FROM; origin < ROWS; origin += 7) {
        Forecast forecast = network.forecast(List.of(series.until(origin)), 3).get(0);
        for (int step = 1; step <= 3; step++) {
          double before = 0;
          for (double level : LEVELS) {
            double now = forecast.distribution(step).quantile(level);
            assertTrue(now >= before, "level " + level);
            before = now;
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ewma", "log-har", "mean-log"})
  void aSavedModelForecastsAsTheOneThatWasTrained(String model) throws IOException {
    Experiment experiment =
        experiment(
            ROWS,
            "window.target={type: log-return, scale: %s}".formatted(model),
            "training.refit=true",
            "calibration=conformal",
            "evaluation.quantiles=[0.1, 0.5, 0.9]");
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    RunDirectory run =
        new RunWriter(folder.resolve("runs")).write(trained, experiment.judge(trained));
    History known = experiment.series().list().get(0).history();
    try (TrainedForecaster here = trained.forecaster();
        TrainedForecaster read = run.forecaster()) {
      Forecast one = here.forecast(List.of(known), 3).get(0);
      Forecast other = read.forecast(List.of(known), 3).get(0);
      for (int step = 1; step <= 3; step++) {
        assertEquals(one.point(step), other.point(step));
        assertEquals(one.distribution(step).quantile(0.9), other.distribution(step).quantile(0.9));
      }
    }
    Files.delete(run.path().resolve("model").resolve("volatility.json"));
    assertThrows(InvalidInputException.class, run::forecaster);
  }

  private static TrainedForecaster untrained(Experiment experiment) {
    EncoderSpec model = experiment.config().model();
    try (Learner learner =
        model.learner(experiment.config().window(), experiment.start(model), 1)) {
      TrainingResult none = new TrainingResult(Weights.initial(learner.parameters()), List.of());
      return new TrainedNetwork(
              experiment,
              model,
              none,
              Combination.OF_NETWORKS,
              Map.of(),
              List.of(Postprocessing.NONE.with(new NetworkPostprocessing(experiment).tails(model))))
          .forecaster();
    }
  }

  /** An experiment on a table that is another one from a row on. */
  private Experiment experiment(int changedFrom, String... settings) throws IOException {
    List<String> lines = new ArrayList<>(List.of("date,open,high,low,close"));
    Random random = new Random(11);
    double close = 100;
    double deviation = 0.01;
    double last = 0;
    for (int row = 0; row < ROWS; row++) {
      deviation = Math.sqrt(4e-6 + 0.1 * last * last + 0.86 * deviation * deviation);
      double open = close * Math.exp(0.3 * deviation * random.nextGaussian());
      last = 0.0004 + deviation * random.nextGaussian();
      double next = row < changedFrom ? close * Math.exp(last) : 50 + row % 7;
      double high = Math.max(open, next) * (1 + 0.3 * deviation * random.nextDouble());
      double low = Math.min(open, next) * (1 - 0.3 * deviation * random.nextDouble());
      close = next;
      lines.add(
          LocalDate.of(2019, 1, 1).plusDays(row)
              + ",%s,%s,%s,%s".formatted(open, high, low, close));
    }
    Path table = Files.write(Files.createTempDirectory(folder, "table").resolve("a.csv"), lines);
    List<String> all = new ArrayList<>(List.of("window.horizon=3"));
    all.addAll(Arrays.asList(settings));
    if (all.stream().noneMatch(setting -> setting.startsWith("data.split"))) {
      all.add("data.split.embargo=3");
    }
    if (all.stream().noneMatch(setting -> setting.startsWith("model.head"))) {
      all.add("model.head=quantile");
    }
    return Experiment.prepare(Small.config(table, all.toArray(String[]::new)));
  }

  /** The definition: changes over so many rows, each divided by the deviation forecast for it. */
  private static double[] standardised(
      TimeSeries series, double[][] variances, RowRange rows, int steps) {
    List<Double> all = new ArrayList<>();
    for (int row = rows.from(); row + steps < rows.to(); row++) {
      all.add(
          Change.LOG_RETURN.between(series.target(row), series.target(row + steps))
              / Math.sqrt(variances[row][steps - 1]));
    }
    return all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Type 7. */
  private static double quantile(double[] sorted, double level) {
    double place = level * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
