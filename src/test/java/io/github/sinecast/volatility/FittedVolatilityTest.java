package io.github.sinecast.volatility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Change;
import io.github.sinecast.InParallel;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.volatility.oracle.NaiveLogHar;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FittedVolatilityTest {
  private static final int ROWS = 400;
  private static final int FITTED = 300;
  private static final int HORIZON = 5;

  /** Relative; the same formula, with sums in another order. */
  private static final double SAME_FORMULA = 1e-12;

  /** Relative; normal equations of eight numbers, solved in two ways. */
  private static final double SAME_REGRESSION = 1e-8;

  static Stream<VolatilityModel> models() {
    return Stream.of(
        new ConstantVolatility(),
        new EwmaVolatility(0.94),
        new EwmaVolatility(0.8),
        new GarchVolatility(Innovations.NORMAL, false),
        new GarchVolatility(Innovations.SKEWED_T, false),
        new GjrVolatility(Innovations.NORMAL, false),
        new GjrVolatility(Innovations.STUDENT_T, false),
        new RangeGjrVolatility(null, Innovations.NORMAL, false),
        new RangeGjrVolatility(RangeEstimator.PARKINSON, Innovations.SKEWED_T, false),
        new GjrVolatility(Innovations.NORMAL, true),
        new LogHarVolatility(null, false),
        new LogHarVolatility(RangeEstimator.ROGERS_SATCHELL, true),
        new MeanLogVolatility(false));
  }

  @Test
  void theConstantModelForecastsTheMeanSquareForEveryStep() {
    TimeSeries series = Prices.drawn(1, ROWS);
    double square = meanSquare(series, FITTED);

    double[][] variances = fitted(new ConstantVolatility(), series).variances(series.history(), 3);

    for (double[] row : variances) {
      assertArrayEquals(new double[] {square, 2 * square, 3 * square}, row, SAME_FORMULA * square);
    }
  }

  @Test
  void theMovingAverageIsTheSumOfItsDefinition() {
    TimeSeries series = Prices.drawn(2, ROWS);
    double[] returns = Change.LOG_RETURN.all(series.targetValues());

    double[][] variances =
        fitted(new EwmaVolatility(0.9), series).variances(series.history(), HORIZON);

    for (int row : new int[] {0, 1, 20, FITTED, ROWS - 1}) {
      double sum = Math.pow(0.9, row) * meanSquare(series, FITTED);
      for (int back = 0; back < row; back++) {
        sum += 0.1 * Math.pow(0.9, back) * Math.pow(returns[row - 1 - back], 2);
      }
      for (int step = 1; step <= HORIZON; step++) {
        assertEquals(step * sum, variances[row][step - 1], 1e-10 * step * sum);
      }
    }
  }

  @Test
  void logHarIsTheRegressionOfItsDefinition() {
    TimeSeries series = Prices.drawn(6, ROWS);
    FittedRows fitted =
        FittedRows.of(
            series.until(FITTED),
            new RowRange(0, FITTED),
            Change.LOG_RETURN,
            RangeEstimator.GARMAN_KLASS);
    double[] r = Change.LOG_RETURN.all(series.targetValues());
    double[] v = new double[r.length];
    Arrays.setAll(v, row -> fitted.measure().variance(series.history(), row + 1));
    assertTrue(Arrays.stream(v).min().orElseThrow() > 1e-3 * fitted.meanSquare());
    NaiveLogHar naive = new NaiveLogHar(r, v);

    double[][] variances =
        fitted(new LogHarVolatility(null, false), series).variances(series.history(), HORIZON);

    for (int row : new int[] {66, 100, FITTED, ROWS - 1}) {
      for (int step = 1; step <= HORIZON; step++) {
        double expected = naive.variance(row - 1, step, FITTED - 1);
        assertEquals(expected, variances[row][step - 1], SAME_REGRESSION * expected);
      }
    }
  }

  @Test
  void aPooledRegressionOfOneSeriesIsItsOwn() {
    TimeSeries series = Prices.drawn(7, ROWS);
    FittedVolatility own = fitted(new LogHarVolatility(null, false), series);
    assertEquals(own, pooled(new LogHarVolatility(null, true), series).get("s"));
  }

  @Test
  void aPooledGarchOfOneSeriesIsItsOwn() {
    TimeSeries series = Prices.drawn(7, ROWS);
    assertEquals(
        fitted(new GjrVolatility(Innovations.STUDENT_T, false), series),
        pooled(new GjrVolatility(Innovations.STUDENT_T, true), series).get("s"));
  }

  @Test
  void pooledParametersAreMoreLikelyForAllSeriesThanThoseOfAnyOne() {
    List<TimeSeries> all =
        List.of(
            Prices.drawn(11, ROWS),
            renamed(Prices.drawn(12, ROWS), "b"),
            renamed(withPower(Prices.drawn(13, ROWS), 2), "c"));
    Map<String, FittedVolatility> shared =
        pooled(new GjrVolatility(Innovations.NORMAL, true), all.toArray(TimeSeries[]::new));

    VarianceRecursion first = (VarianceRecursion) shared.get("s");
    for (FittedVolatility each : shared.values()) {
      VarianceRecursion one = (VarianceRecursion) each;
      assertEquals(first.beta(), one.beta());
      assertEquals(first.alpha() + first.gamma(), one.alpha() + one.gamma());
    }
    double together = all.stream().mapToDouble(one -> logDensity(shared.get(one.id()), one)).sum();
    for (TimeSeries owner : all) {
      FittedVolatility own = fitted(new GjrVolatility(Innovations.NORMAL, false), owner);
      double likelihood =
          all.stream()
              .mapToDouble(one -> logDensity(own.at(one.history(), new RowRange(0, FITTED)), one))
              .sum();
      assertTrue(likelihood < together, owner.id());
    }
  }

  /** The sum over rows of the log density of the normal distribution, but for a constant. */
  private static double logDensity(@Nullable FittedVolatility volatility, TimeSeries series) {
    double[][] variances = Objects.requireNonNull(volatility).variances(series.until(FITTED), 1);
    double sum = 0;
    for (int row = 1; row < FITTED; row++) {
      double change = Math.log(series.target(row) / series.target(row - 1));
      double variance = variances[row - 1][0];
      sum -= (Math.log(variance) + change * change / variance) / 2;
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("models")
  void threadsChangeNoBitOfAFit(VolatilityModel model) {
    TimeSeries[] series = {
      Prices.drawn(21, ROWS),
      renamed(Prices.drawn(22, ROWS), "b"),
      renamed(Prices.drawn(23, ROWS), "c"),
      renamed(Prices.drawn(24, ROWS), "d")
    };
    Map<String, FittedVolatility> alone = InParallel.with(1, () -> pooled(model, series));
    Map<String, FittedVolatility> together = InParallel.with(4, () -> pooled(model, series));
    assertEquals(List.copyOf(alone.entrySet()), List.copyOf(together.entrySet()));
  }

  @Test
  void seriesThatDifferInLevelAloneAreAsOneWhenPooled() {
    TimeSeries series = Prices.drawn(8, ROWS);
    TimeSeries wilder = renamed(withPower(series, 2), "wilder");

    Map<String, FittedVolatility> fitted = pooled(new LogHarVolatility(null, true), series, wilder);

    LogHarRegression own = (LogHarRegression) fitted(new LogHarVolatility(null, false), series);
    for (TimeSeries one : List.of(series, wilder)) {
      double[][] variances = fitted.get(one.id()).variances(one.history(), HORIZON);
      double[][] expected = own.variances(series.history(), HORIZON);
      double factor = one == wilder ? 4 : 1;
      for (int row = 70; row < ROWS; row++) {
        assertEquals(
            factor * expected[row][2],
            variances[row][2],
            SAME_REGRESSION * factor * expected[row][2]);
      }
    }
  }

  private static Map<String, FittedVolatility> pooled(VolatilityModel model, TimeSeries... series) {
    Map<String, RowRange> rows = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      rows.put(one.id(), new RowRange(0, FITTED));
    }
    return model.fit(SeriesSet.of(series), rows, one -> Change.LOG_RETURN, HORIZON);
  }

  private static TimeSeries renamed(TimeSeries series, String id) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    series.columnNames().forEach(name -> columns.put(name, series.values(name)));
    return new TimeSeries(id, series.time(), series.target(), columns);
  }

  @ParameterizedTest
  @MethodSource("models")
  void noVarianceChangesWithLaterRows(VolatilityModel model) {
    TimeSeries series = Prices.drawn(3, ROWS);
    TimeSeries changed = withFuture(series, FITTED);

    double[][] one = fitted(model, series).variances(series.history(), HORIZON);
    double[][] two = fitted(model, changed).variances(changed.history(), HORIZON);

    for (int row = 0; row < FITTED; row++) {
      assertArrayEquals(one[row], two[row]);
    }
    double[][] shorter = fitted(model, series).variances(series.until(FITTED + 7), HORIZON);
    assertArrayEquals(Arrays.copyOf(one, FITTED + 7), shorter);
  }

  @ParameterizedTest
  @MethodSource("models")
  void standardisedChangesAreTheSortedRatiosOfTheirDefinition(VolatilityModel model) {
    TimeSeries series = Prices.drawn(4, ROWS);
    FittedVolatility fitted = fitted(model, series);
    RowRange rows = new RowRange(0, FITTED);

    StandardisedChanges changes =
        StandardisedChanges.of(fitted, withFuture(series, FITTED).history(), rows, HORIZON);

    double[][] variances = fitted.variances(series.history(), HORIZON);
    for (int step = 1; step <= HORIZON; step++) {
      int h = step;
      double[] ratios =
          IntStream.range(fitted.warmUp(), FITTED - h)
              .mapToDouble(
                  row ->
                      Math.log(series.target(row + h) / series.target(row))
                          / Math.sqrt(variances[row][h - 1]))
              .sorted()
              .toArray();
      assertEquals(ratios.length, changes.count(h));
      assertEquals(ratios[0], changes.quantile(h, 0), SAME_FORMULA);
      assertEquals(
          (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2,
          changes.quantile(h, 0.5),
          SAME_FORMULA);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelAtTheLevelOfAWilderSeriesForecastsItsVariances(VolatilityModel model) {
    TimeSeries series = Prices.drawn(5, ROWS);
    TimeSeries wilder = withPower(series, 3);

    FittedVolatility moved =
        fitted(model, series).at(wilder.until(FITTED), new RowRange(0, FITTED));

    double[][] expected = fitted(model, wilder).variances(wilder.history(), HORIZON);
    double[][] found = moved.variances(wilder.history(), HORIZON);
    for (int row = 0; row < ROWS; row++) {
      assertArrayEquals(expected[row], found[row], 1e-6 * expected[row][HORIZON - 1]);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void rowsWithoutChangeAreRefused(VolatilityModel model) {
    double[] flat = new double[FITTED];
    Arrays.fill(flat, 5);
    TimeSeries series = new TimeSeries("s", TimeLine.ofRows(FITTED), "y", Map.of("y", flat));

    String refusal =
        assertThrows(InvalidInputException.class, () -> fitted(model, series)).getMessage();
    assertTrue(refusal.startsWith("series s: a volatility model needs rows in which 'y' changes"));
  }

  private static FittedVolatility fitted(VolatilityModel model, TimeSeries series) {
    return model.fit(series.until(FITTED), new RowRange(0, FITTED), Change.LOG_RETURN, HORIZON);
  }

  private static double meanSquare(TimeSeries series, int rows) {
    double[] returns = Change.LOG_RETURN.all(Arrays.copyOf(series.targetValues(), rows));
    return Arrays.stream(returns).map(r -> r * r).average().orElseThrow();
  }

  /** The series with other prices from a row on. */
  private static TimeSeries withFuture(TimeSeries series, int from) {
    return changed(series, (row, value) -> row < from ? value : 3 * value + row % 2);
  }

  /** The series with all log returns and ranges multiplied. */
  private static TimeSeries withPower(TimeSeries series, double power) {
    return changed(series, (row, value) -> Math.pow(value, power));
  }

  private interface Changed {
    double of(int row, double value);
  }

  private static TimeSeries changed(TimeSeries series, Changed change) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columnNames()) {
      double[] values = series.values(name);
      Arrays.setAll(values, row -> change.of(row, values[row]));
      columns.put(name, values);
    }
    return new TimeSeries(series.id(), series.time(), series.target(), columns);
  }
}
