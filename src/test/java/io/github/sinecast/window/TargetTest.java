package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.LearnedForecast;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TargetTest {
  /** A handful of double operations. */
  private static final double ROUNDING = 1e-12;

  @RandomCases(200)
  void whatIsLearnedTurnsBackIntoUnitsOfTheFile(RandomCase drawn) {
    Target target = drawn.oneOf(Target.values());
    double last = drawn.between(0.01, 1e5);
    double future = drawn.between(0.01, 1e5);
    double spread = drawn.between(0.01, 1e3);
    FittedScaler scale = new FittedScaler(target == Target.LEVEL ? 17 : 0, spread);
    double back = target.inUnits(last, target.learned(last, future, scale), scale);
    assertEquals(future, back, 1e-9 * (last + future));
  }

  @Test
  void aTargetIsWhatTheDesignSays() {
    FittedScaler sigma = new FittedScaler(0, 0.5);
    assertEquals(2 * Math.log(1.1), Target.LOG_RETURN.learned(100, 110, sigma), ROUNDING);
    assertEquals(20, Target.DIFFERENCE.learned(100, 110, sigma));
    assertEquals(-20, Target.DIFFERENCE.learned(-100, -110, sigma));
    assertEquals(24, Target.LEVEL.learned(100, 110, new FittedScaler(98, 0.5)));
  }

  @Test
  void noChangeIsZeroAndZeroIsNoChange() {
    for (Target target : List.of(Target.LOG_RETURN, Target.DIFFERENCE)) {
      FittedScaler scale = target.fit(new double[] {1, 2, 4, 7});
      assertEquals(0, scale.location());
      assertEquals(0, target.learned(42.5, 42.5, scale));
      assertEquals(42.5, target.inUnits(42.5, 0, scale));
    }
  }

  /** Changes of 1, 3, 2 have a population variance of 2/3; logs of 2, 2, 2 have none. */
  @Test
  void changesAreDividedByTheirPopulationDeviation() {
    assertEquals(
        Math.sqrt(2.0 / 3), Target.DIFFERENCE.fit(new double[] {1, 2, 5, 7}).spread(), ROUNDING);
    assertEquals(1, Target.LOG_RETURN.fit(new double[] {1, 2, 4, 8}).spread());
    double log = Math.log(2);
    assertEquals(log, Target.LOG_RETURN.fit(new double[] {1, 2, 1}).spread(), ROUNDING);
  }

  /** The differences 0.1 of these levels differ by rounding alone. */
  @Test
  void aPerfectLineHasNoSpreadOfChangesToDivideBy() {
    double[] line = new double[500];
    Arrays.setAll(line, row -> 1000 + 0.1 * row);
    assertEquals(1, Target.DIFFERENCE.fit(line).spread());
    double[] growth = new double[500];
    Arrays.setAll(growth, row -> 1000 * Math.exp(0.001 * row));
    assertEquals(1, Target.LOG_RETURN.fit(growth).spread());
  }

  @Test
  void aLevelIsStandardised() {
    double[] known = {3, 4, 8};
    assertEquals(Scaling.STANDARD.fit(known), Target.LEVEL.fit(known));
  }

  @Test
  void logarithmsAloneNeedPositiveValues() {
    assertTrue(Target.LOG_RETURN.needsPositiveValues());
    assertFalse(Target.DIFFERENCE.needsPositiveValues());
    assertFalse(Target.LEVEL.needsPositiveValues());
  }

  /** A perfect network's answers, read as forecasts, are the series itself. */
  @ParameterizedTest
  @EnumSource
  void theTargetsOfAWindowReadAsAForecastAreTheFuture(Target target) {
    WindowSpec spec = new WindowSpec(10, 3, 1, target, Examples.ALL_CHANNELS, new Patching(4, 3));
    TimeSeries series = Examples.prices("a", 60, 4);
    SeriesSet set = SeriesSet.of(series);
    Map<String, SeriesScale> scales = Examples.scales(spec, set, Map.of("a", new RowRange(0, 30)));
    SeriesScale scale = Known.in(scales, "a");
    Windows windows = new Windows(spec, set, Map.of("a", new RowRange(30, 60)), scales, 1);
    Batch batch = Examples.gathered(windows);
    ForecastInputs inputs = inputs(spec, series, 30, windows.size(), scale);
    for (int window = 0; window < windows.size(); window++) {
      int origin = 30 + window;
      for (int step = 1; step <= 3; step++) {
        double future = series.target(origin + step - 1);
        double read = inputs.unit(window).inUnits(learned(batch, window, 3)).point(step);
        // Answers are floats.
        assertEquals(future, read, 1e-6 * future);
      }
    }
  }

  /** The way of a forecast and the way of training are two; they must meet. */
  @ParameterizedTest
  @EnumSource
  void aHistoryIsWrittenAsTheWindowThatEndsWithIt(Target target) {
    WindowSpec spec = new WindowSpec(10, 3, 1, target, Examples.ALL_CHANNELS, new Patching(4, 3));
    TimeSeries series = Examples.prices("a", 60, 4);
    SeriesSet set = SeriesSet.of(series);
    Map<String, SeriesScale> scales = Examples.scales(spec, set, Map.of("a", new RowRange(0, 30)));
    Windows windows = new Windows(spec, set, Map.of("a", new RowRange(0, 60)), scales, 1);
    Batch trained = Examples.gathered(windows);
    Batch forecast = new Batch(spec, windows.size());
    ForecastInputs inputs =
        inputs(spec, series, spec.rowsNeeded(), windows.size(), Known.in(scales, "a"));
    for (int window = 0; window < windows.size(); window++) {
      inputs.write(window, forecast, window);
    }
    assertTrue(Arrays.equals(trained.inputs(), forecast.inputs()));
  }

  @Test
  void aForecastStartsFromTheLastKnownValue() {
    WindowSpec spec =
        new WindowSpec(5, 2, 1, Target.LOG_RETURN, Examples.ALL_CHANNELS, Patching.POINTS);
    TimeSeries series = Examples.prices("a", 40, 4);
    SeriesScale scale = SeriesScale.fit(spec, series.until(12), new RowRange(0, 12));
    for (int origin = 12; origin <= 40; origin++) {
      double read =
          inputs(spec, series, origin, 1, scale).unit(0).inUnits(points(0.0, 0.0)).point(2);
      assertEquals(series.target(origin - 1), read);
    }
  }

  private static ForecastInputs inputs(
      WindowSpec spec, TimeSeries series, int firstOrigin, int count, SeriesScale scale) {
    return new ForecastInputs(
        spec,
        IntStream.range(firstOrigin, firstOrigin + count).mapToObj(series::until).toList(),
        Collections.nCopies(count, scale));
  }

  private static LearnedForecast points(Double... points) {
    return new LearnedForecast(List.of(points), List.of(), () -> Double.NaN, true);
  }

  private static LearnedForecast learned(Batch batch, int window, int horizon) {
    Double[] learned = new Double[horizon];
    for (int step = 0; step < horizon; step++) {
      learned[step] = (double) batch.targets()[window * horizon + step];
    }
    return points(learned);
  }
}
