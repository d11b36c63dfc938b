package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibratedForecasterTest {
  private static final double[] LEVELS = {0.1, 0.5, 0.9};
  private static final int ROWS = 1200;
  private static final int HORIZON = 2;
  private static final RowRange TRAINING = new RowRange(0, 200);
  private static final RowRange CALIBRATION = new RowRange(200, 700);

  /** There and back through a logarithm. */
  private static final double ROUNDING = 1e-9;

  /** Three standard errors of a share of 0.8 of 500 windows that overlap by half, twice. */
  private static final double COVERAGE = 0.08;

  @ParameterizedTest
  @EnumSource
  void intervalsThatWereTooNarrowHoldTheShareTheyPromise(Target target) {
    TimeSeries walk = walk(ROWS);
    try (CalibratedForecaster calibrated = calibrated(new NarrowWalk(true), target, walk)) {
      for (int step = 1; step <= HORIZON; step++) {
        int inside = 0;
        int origins = 0;
        for (int origin = 700; origin + HORIZON <= ROWS; origin++) {
          Forecast forecast = calibrated.forecast(List.of(walk.until(origin)), HORIZON).get(0);
          Distribution said = forecast.distribution(step);
          double actual = walk.target(origin + step - 1);
          inside += actual >= said.quantile(0.1) && actual <= said.quantile(0.9) ? 1 : 0;
          origins++;
        }
        assertEquals(0.8, (double) inside / origins, COVERAGE, target + ", step " + step);
      }
    }
  }

  @Test
  void aForecasterOfPointsGainsADistributionAroundThem() {
    TimeSeries walk = walk(ROWS);
    NarrowWalk points = new NarrowWalk(false);
    try (CalibratedForecaster calibrated = calibrated(points, Target.LOG_RETURN, walk)) {
      Forecast forecast = calibrated.forecast(List.of(walk.until(900)), HORIZON).get(0);

      assertTrue(forecast.isProbabilistic());
      // Errors of a walk grow with the root of the steps.
      double first = width(forecast, 1);
      double second = width(forecast, 2);
      assertEquals(Math.sqrt(2), second / first, 0.2, "widths of steps 1 and 2");
    }
  }

  @Test
  void pointsStayAsTheyAre() {
    TimeSeries walk = walk(ROWS);
    try (CalibratedForecaster calibrated =
        calibrated(new NarrowWalk(true), Target.LOG_RETURN, walk)) {
      Forecast forecast = calibrated.forecast(List.of(walk.until(900)), HORIZON).get(0);

      for (int step = 1; step <= HORIZON; step++) {
        assertEquals(walk.target(899), forecast.point(step));
        assertEquals(walk.target(899), forecast.distribution(step).median(), ROUNDING);
      }
      assertEquals("narrow", calibrated.name());
    }
  }

  @Test
  void correctionsDoNotSeeRowsBehindThoseTheyAreFittedTo() {
    TimeSeries walk = walk(ROWS);
    double[] values = walk.targetValues();
    for (int row = CALIBRATION.to(); row < ROWS; row++) {
      values[row] *= 3;
    }
    double[] changed = values.clone();
    changed[CALIBRATION.to() - 1] *= 3;

    double[][] corrections = fit(walk).corrections();

    assertTrue(Arrays.deepEquals(corrections, fit(series(values)).corrections()));
    assertFalse(Arrays.deepEquals(corrections, fit(series(changed)).corrections()));
  }

  @Test
  void correctionsAreTheSameAfterTheyWereOnDisk(@TempDir Path folder) throws Exception {
    ConformalCalibration calibration = fit(walk(ROWS));

    ModelFile.write(folder, calibration);
    ConformalCalibration read = ModelFile.readCalibration(folder, HORIZON);

    assertArrayEquals(calibration.levels(), read.levels());
    assertTrue(Arrays.deepEquals(calibration.corrections(), read.corrections()));
  }

  private static double width(Forecast forecast, int step) {
    return Math.log(
        forecast.distribution(step).quantile(0.9) / forecast.distribution(step).quantile(0.1));
  }

  private static ConformalCalibration fit(TimeSeries series) {
    WindowSpec window = window(Target.LOG_RETURN);
    return CalibratedForecaster.fit(
        new NarrowWalk(true),
        window,
        scales(window, series),
        SeriesSet.of(series),
        Map.of(series.id(), CALIBRATION),
        LEVELS);
  }

  private static CalibratedForecaster calibrated(
      TrainedForecaster forecaster, Target target, TimeSeries series) {
    WindowSpec window = window(target);
    SeriesScales scales = scales(window, series);
    ConformalCalibration calibration =
        CalibratedForecaster.fit(
            forecaster,
            window,
            scales,
            SeriesSet.of(series),
            Map.of(series.id(), CALIBRATION),
            LEVELS);
    return new CalibratedForecaster(forecaster, window, scales, calibration);
  }

  private static SeriesScales scales(WindowSpec window, TimeSeries series) {
    SeriesScale scale = SeriesScale.fit(window, series.until(TRAINING.to()), TRAINING);
    return new SeriesScales(
        Map.of(series.id(), TrainedSeries.of(scale, series.history(), TRAINING, CALIBRATION.to())));
  }

  private static WindowSpec window(Target target) {
    return new WindowSpec(
        5,
        HORIZON,
        1,
        target,
        List.of(new InputChannel.Return(Scaling.STANDARD)),
        new Patching(1, 1));
  }

  private static TimeSeries walk(int rows) {
    Random random = new Random(11);
    double[] values = new double[rows];
    double logarithm = Math.log(100);
    for (int row = 0; row < rows; row++) {
      logarithm += 0.01 * random.nextGaussian();
      values[row] = Math.exp(logarithm);
    }
    return series(values);
  }

  private static TimeSeries series(double[] values) {
    return new TimeSeries("walk", TimeLine.ofRows(values.length), "close", Map.of("close", values));
  }

  /** The last value, with a third of the deviation that a walk has, or none. */
  private record NarrowWalk(boolean probabilistic) implements TrainedForecaster {
    @Override
    public String name() {
      return "narrow";
    }

    @Override
    public int minimumHistory() {
      return 6;
    }

    @Override
    public List<Forecast> forecast(List<History> histories, int horizon) {
      List<Forecast> forecasts = new ArrayList<>();
      for (History history : histories) {
        double last = history.last();
        double[] points = new double[horizon];
        Arrays.fill(points, last);
        List<Distribution> distributions =
            IntStream.rangeClosed(1, probabilistic ? horizon : 0)
                .<Distribution>mapToObj(
                    step -> new Normal(0, 0.01 / 3 * Math.sqrt(step)).exponential(last))
                .toList();
        forecasts.add(new Forecast(points, distributions));
      }
      return forecasts;
    }

    @Override
    public void close() {}
  }
}
