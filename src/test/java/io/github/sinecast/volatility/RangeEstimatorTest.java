package io.github.sinecast.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.Change;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeSeries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RangeEstimatorTest {
  private static final int ROWS = 400;

  /** Relative; a day of 200 steps misses a part of its highest and lowest prices. */
  private static final double MISSED = 0.2;

  /** One row of o = 100, h = 104, l = 98, c = 101, after a close of 99; the published formulas. */
  @Test
  void estimatesFollowTheirFormulas() {
    double g = Math.log(100 / 99.0);
    double d = Math.log(101 / 100.0);
    double range = Math.log(104 / 98.0);
    double rs =
        Math.log(104 / 101.0) * Math.log(104 / 100.0) + Math.log(98 / 101.0) * Math.log(98 / 100.0);
    RangeEstimator.Prices prices =
        new RangeEstimator.Prices() {
          @Override
          public double open() {
            return 100;
          }

          @Override
          public double high() {
            return 104;
          }

          @Override
          public double low() {
            return 98;
          }

          @Override
          public double close() {
            return 101;
          }
        };

    assertEquals((g + d) * (g + d), RangeEstimator.SQUARED_CHANGE.estimate(g + d, prices), 1e-15);
    assertEquals(
        0.3606737602222409 * range * range,
        RangeEstimator.PARKINSON.estimate(g + d, prices),
        1e-15);
    assertEquals(
        0.5 * range * range - 0.3862943611198906 * d * d + g * g,
        RangeEstimator.GARMAN_KLASS.estimate(g + d, prices),
        1e-15);
    assertEquals(rs + g * g, RangeEstimator.ROGERS_SATCHELL.estimate(g + d, prices), 1e-15);
    assertEquals(
        g * g + 0.34 / 2.34 * d * d + 2 / 2.34 * rs,
        RangeEstimator.YANG_ZHANG.estimate(g + d, prices),
        1e-15);
  }

  @ParameterizedTest
  @EnumSource(RangeEstimator.class)
  void fittedVariancesHaveTheMeanOfSquaredChangesAndNeedLittleHelp(RangeEstimator estimator) {
    TimeSeries series = Prices.drawn(21, 4000);

    FittedRows rows =
        FittedRows.of(series.history(), new RowRange(0, 4000), Change.LOG_RETURN, estimator);

    assertEquals(
        rows.meanSquare(),
        Arrays.stream(rows.variances()).average().orElseThrow(),
        1e-10 * rows.meanSquare());
    double overnight = estimator == RangeEstimator.PARKINSON ? 1 / 0.8 : 1;
    assertEquals(overnight, rows.measure().factor(), MISSED * overnight);
  }

  @Test
  void realOpensAllowGarmanAndKlass() {
    assertChoice(
        RangeEstimator.GARMAN_KLASS,
        "on 0.0 % of the rows the open repeats the close before",
        Prices.drawn(22, ROWS));
  }

  @Test
  void opensThatRepeatTheCloseBeforeLeaveParkinson() {
    TimeSeries series = Prices.drawn(23, ROWS);
    // Of the 399 rows behind the first, 239.
    assertChoice(
        RangeEstimator.PARKINSON,
        "on 59.9 % of the rows the open repeats the close before",
        withOpens(series, row -> row % 5 < 3 ? row - 1 : -1));
    assertChoice(
        RangeEstimator.PARKINSON,
        "on 100.0 % of the rows the open repeats the close of the row",
        withOpens(series, row -> row));
  }

  @Test
  void rowsWithoutRangesLeaveSquaredChanges() {
    TimeSeries series = Prices.drawn(24, ROWS);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columnNames()) {
      columns.put(name, series.values("close"));
    }
    TimeSeries flat = new TimeSeries("s", series.time(), "close", columns);

    assertChoice(
        RangeEstimator.SQUARED_CHANGE,
        "100.0 % of the rows have a high that is not above their low, or a price of 0",
        flat);
    assertChoice(
        RangeEstimator.SQUARED_CHANGE,
        "there are no columns of highs and lows",
        new TimeSeries("s", series.time(), "close", Map.of("close", series.values("close"))));
  }

  @Test
  void rangesOfAnotherPriceLeaveSquaredChanges() {
    TimeSeries series = Prices.drawn(25, ROWS);
    Map<String, double[]> columns = new LinkedHashMap<>();
    series.columnNames().forEach(name -> columns.put(name, series.values(name)));
    columns.put("other", Prices.drawn(26, ROWS).values("close"));
    RangeChoice choice =
        choice(new TimeSeries("s", series.time(), "other", columns), Change.LOG_RETURN);
    assertEquals(RangeEstimator.SQUARED_CHANGE, choice.estimator());
  }

  @Test
  void differencesHaveNoRanges() {
    RangeChoice choice = choice(Prices.drawn(27, ROWS), Change.DIFFERENCE);
    assertEquals(
        new RangeChoice(
            RangeEstimator.SQUARED_CHANGE,
            "'close' has values that are not above 0, and ranges are ratios"),
        choice);
  }

  private static void assertChoice(RangeEstimator estimator, String reason, TimeSeries series) {
    assertEquals(new RangeChoice(estimator, reason), choice(series, Change.LOG_RETURN));
  }

  private static RangeChoice choice(TimeSeries series, Change change) {
    return RangeChoice.of(series.history(), new RowRange(0, series.length()), change, null);
  }

  /** The series with opens that are the close of another row, where that is not below 0. */
  private static TimeSeries withOpens(TimeSeries series, IntUnaryOperator rowOfClose) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    series.columnNames().forEach(name -> columns.put(name, series.values(name)));
    double[] open = series.values("open");
    Arrays.setAll(
        open,
        row -> {
          int close = rowOfClose.applyAsInt(row);
          return close < 0 ? open[row] : series.value("close", close);
        });
    columns.put("open", open);
    return new TimeSeries(series.id(), series.time(), series.target(), columns);
  }
}
