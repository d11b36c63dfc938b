package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Distribution;
import io.github.sinecast.FittedScaler;
import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.distribution.Tails;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostprocessedForecastTest {
  private static final double[] LEVELS = {0.1, 0.5, 0.9};
  private static final int ROWS = 1200;
  private static final int HORIZON = 2;
  private static final RowRange TRAINING = new RowRange(0, 200);
  private static final RowRange CALIBRATION = new RowRange(200, 700);

  /** There and back through a logarithm. */
  private static final double ROUNDING = 1e-9;

  /** Three standard errors of a share of 0.8 of 500 windows that overlap by half, twice. */
  private static final double COVERAGE = 0.08;

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  @ParameterizedTest
  @EnumSource
  void intervalsThatWereTooNarrowHoldTheShareTheyPromise(Target target) {
    TimeSeries walk = series(walk(row -> 0.01));
    try (NetworkForecaster calibrated = calibrated(new NormalHead(), target, walk)) {
      for (int step = 1; step <= HORIZON; step++) {
        assertEquals(
            0.8, coverage(calibrated, walk, step, row -> true), COVERAGE, target + ", " + step);
      }
    }
  }

  /** A network of points knows nothing of volatility: intervals around it follow the rows. */
  @ParameterizedTest
  @EnumSource
  void intervalsAroundPointsHoldInQuietAndInWildTimes(Target target) {
    TimeSeries walk = series(walk(row -> 0.009 * Math.exp(0.8 * tide(row))));
    try (NetworkForecaster calibrated =
        calibrated(new PointHead(new Loss.SquaredError()), target, walk)) {
      for (boolean wild : new boolean[] {false, true}) {
        assertEquals(
            0.8,
            coverage(calibrated, walk, 1, row -> tide(row) > 0 == wild),
            COVERAGE,
            target + (wild ? ", wild" : ", quiet"));
      }
    }
  }

  @Test
  void aForecasterOfPointsGainsADistributionAroundThem() {
    TimeSeries walk = series(walk(row -> 0.01));
    try (NetworkForecaster calibrated =
        calibrated(new PointHead(new Loss.SquaredError()), Target.LOG_RETURN, walk)) {
      Forecast forecast = calibrated.forecast(List.of(walk.until(900)), HORIZON).get(0);

      assertTrue(forecast.isProbabilistic());
      // Errors of a walk grow with the root of the steps.
      assertEquals(Math.sqrt(2), width(forecast, 2) / width(forecast, 1), 0.2);
    }
  }

  @Test
  void pointsStayAsTheyAre() {
    TimeSeries walk = series(walk(row -> 0.01));
    try (NetworkForecaster calibrated = calibrated(new NormalHead(), Target.LOG_RETURN, walk)) {
      Forecast forecast = calibrated.forecast(List.of(walk.until(900)), HORIZON).get(0);

      for (int step = 1; step <= HORIZON; step++) {
        assertEquals(walk.target(899), forecast.point(step));
        assertEquals(walk.target(899), forecast.distribution(step).median(), ROUNDING);
      }
    }
  }

  @Test
  void correctionsDoNotSeeRowsBehindThoseTheyAreFittedTo() {
    double[] values = walk(row -> 0.01);
    double[] behind = values.clone();
    for (int row = CALIBRATION.to(); row < ROWS; row++) {
      behind[row] *= 3;
    }
    double[] within = behind.clone();
    within[CALIBRATION.to() - 1] *= 3;

    double[][] corrections = corrections(fit(series(values)));

    assertTrue(Arrays.deepEquals(corrections, corrections(fit(series(behind)))));
    assertFalse(Arrays.deepEquals(corrections, corrections(fit(series(within)))));
  }

  @Test
  void whatIsFittedIsTheSameAfterItWasOnDisk(@TempDir Path folder) throws Exception {
    Postprocessing fitted =
        new Postprocessing(
            0.25,
            fit(series(walk(row -> 0.01))).calibration(),
            Tails.of(0.1, 0.9, List.of(Normal::score, level -> Math.pow(Normal.score(level), 3))));

    ModelFile.writePostprocessing(folder, List.of(fitted));
    Postprocessing read = ModelFile.readPostprocessing(folder, 1, HORIZON, false);

    assertEquals(0.25, read.median());
    assertEquals(fitted.tails(), read.tails());
    assertArrayEquals(
        Objects.requireNonNull(fitted.calibration()).levels(),
        Objects.requireNonNull(read.calibration()).levels());
    assertTrue(Arrays.deepEquals(corrections(fitted), corrections(read)));
  }

  private static double tide(int row) {
    return Math.sin(2 * Math.PI * row / 250);
  }

  /** The share of values inside the 80 % interval, on rows behind those of the corrections. */
  private static double coverage(
      NetworkForecaster forecaster, TimeSeries series, int step, IntPredicate rows) {
    List<History> histories =
        IntStream.rangeClosed(CALIBRATION.to(), ROWS - HORIZON)
            .filter(origin -> rows.test(origin + step - 1))
            .mapToObj(series::until)
            .toList();
    List<Forecast> forecasts = forecaster.forecast(histories, HORIZON);
    int inside = 0;
    for (int index = 0; index < forecasts.size(); index++) {
      Distribution said = forecasts.get(index).distribution(step);
      double actual = series.target(histories.get(index).length() + step - 1);
      inside += actual >= said.quantile(0.1) && actual <= said.quantile(0.9) ? 1 : 0;
    }
    return (double) inside / forecasts.size();
  }

  private static double width(Forecast forecast, int step) {
    return Math.log(
        forecast.distribution(step).quantile(0.9) / forecast.distribution(step).quantile(0.1));
  }

  private static double[][] corrections(Postprocessing fitted) {
    return Objects.requireNonNull(fitted.calibration()).corrections();
  }

  private static Postprocessing fit(TimeSeries series) {
    try (NetworkForecaster network = network(new NormalHead(), Target.LOG_RETURN, series)) {
      return fit(network, series);
    }
  }

  private static Postprocessing fit(NetworkForecaster network, TimeSeries series) {
    return network.fit(
        SeriesSet.of(series), Map.of(series.id(), CALIBRATION), List.of(1.0), LEVELS);
  }

  private static NetworkForecaster calibrated(Head head, Target target, TimeSeries series) {
    try (NetworkForecaster plain = network(head, target, series)) {
      return plain.with(fit(plain, series));
    }
  }

  /** The last value, with a third of the deviation that a walk has, or none. */
  private static NetworkForecaster network(Head head, Target target, TimeSeries series) {
    WindowSpec window =
        new WindowSpec(
            5,
            HORIZON,
            1,
            target,
            List.of(new InputChannel.Return(Scaling.STANDARD)),
            new Patching(1, 1));
    SeriesScale fitted = SeriesScale.fit(window, series.until(TRAINING.to()), TRAINING);
    FittedScaler third = new FittedScaler(fitted.target().location(), fitted.target().spread() / 3);
    SeriesScale scale = new SeriesScale(third, fitted.channels());
    NLinearSpec untrained = new NLinearSpec(head);
    return new NetworkForecaster(
        untrained,
        window,
        Weights.initial(Network.parameters(untrained, window)),
        new SeriesScales(
            Map.of(
                series.id(),
                TrainedSeries.of(scale, series.history(), TRAINING, CALIBRATION.to()))),
        2);
  }

  private static double[] walk(IntToDoubleFunction deviation) {
    Random random = new Random(11);
    double[] values = new double[ROWS];
    double logarithm = Math.log(100);
    for (int row = 0; row < ROWS; row++) {
      logarithm += deviation.applyAsDouble(row) * random.nextGaussian();
      values[row] = Math.exp(logarithm);
    }
    return values;
  }

  private static TimeSeries series(double[] values) {
    return new TimeSeries("walk", TimeLine.ofRows(values.length), "close", Map.of("close", values));
  }
}
