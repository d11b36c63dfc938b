package io.github.sinecast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.sinecast.History;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedRowsTest {
  /** Products of a few ratios in another order differ by less. */
  private static final double ROUNDING = 1e-12;

  private static final int ROWS = 30;
  private static final int ORIGIN = 25;
  private static final int LOOKBACK = 8;

  @Test
  void aChangedFutureKeepsThePastAndEverySign() {
    TimeSeries series = signed();
    TimeSeries changed =
        ChangedFuture.of(SeriesSet.of(series), new Cutoff("here", Map.of("S", 12), true), 1)
            .get("S");
    for (String column : series.columnNames()) {
      for (int row = 0; row < ROWS; row++) {
        double was = series.value(column, row);
        double is = changed.value(column, row);
        if (row < 12) {
          assertEquals(was, is);
        } else {
          assertNotEquals(was, is, column + " in row " + row);
          assertEquals(was < 0, is < 0);
        }
      }
    }
  }

  @Test
  void aShuffledWindowEndsWhereItEndedByTheSameChangesInAnotherOrder() {
    TimeSeries series = prices();
    History shuffled = ShuffledWindow.of(series, ORIGIN, LOOKBACK, 1);
    assertEquals(ORIGIN, shuffled.length());
    assertEquals(series.target(ORIGIN - 1), shuffled.last());
    for (int row = 0; row < ORIGIN - LOOKBACK; row++) {
      assertEquals(series.target(row), shuffled.target(row));
    }
    double[] was = new double[LOOKBACK];
    double[] is = new double[LOOKBACK];
    for (int row = 0; row < LOOKBACK; row++) {
      int at = ORIGIN - LOOKBACK + row;
      was[row] = Math.log(series.target(at) / series.target(at - 1));
      is[row] = Math.log(shuffled.target(at) / shuffled.target(at - 1));
    }
    assertNotEquals(Arrays.toString(was), Arrays.toString(is));
    assertSameNumbers(was, is);
  }

  @Test
  void channelsOfAShuffledWindowAreThoseOfItsRowsInTheSameOrder() {
    TimeSeries series = prices();
    History shuffled = ShuffledWindow.of(series, ORIGIN, LOOKBACK, 1);
    double[][] was = new double[LOOKBACK][];
    double[][] is = new double[LOOKBACK][];
    for (int row = 0; row < LOOKBACK; row++) {
      int at = ORIGIN - LOOKBACK + row;
      was[row] = channels(series.history(), at);
      is[row] = channels(shuffled, at);
    }
    for (double[] channels : is) {
      double nearest =
          Arrays.stream(was).mapToDouble(other -> distance(channels, other)).min().orElseThrow();
      assertEquals(0, nearest, ROUNDING);
    }
  }

  @Test
  void valuesBelowZeroAreShuffledByDifferences() {
    TimeSeries series = signed();
    History shuffled = ShuffledWindow.of(series, ORIGIN, LOOKBACK, 3);
    double[] was = new double[LOOKBACK];
    double[] is = new double[LOOKBACK];
    for (int row = 0; row < LOOKBACK; row++) {
      int at = ORIGIN - LOOKBACK + row;
      was[row] = series.target(at) - series.target(at - 1);
      is[row] = shuffled.target(at) - shuffled.target(at - 1);
    }
    assertSameNumbers(was, is);
    assertEquals(series.target(ORIGIN - 1), shuffled.last());
  }

  /** What input channels are made of: return, range, gap, change of volume, a column. */
  private static double[] channels(History history, int row) {
    return new double[] {
      Math.log(history.target(row) / history.target(row - 1)),
      Math.log(history.value("high", row) / history.value("low", row)),
      Math.log(history.value("open", row) / history.target(row - 1)),
      Math.log((1 + history.value("volume", row)) / (1 + history.value("volume", row - 1))),
      history.value("other", row)
    };
  }

  private static double distance(double[] first, double[] second) {
    double distance = 0;
    for (int index = 0; index < first.length; index++) {
      distance = Math.max(distance, Math.abs(first[index] - second[index]));
    }
    return distance;
  }

  private static void assertSameNumbers(double[] was, double[] is) {
    Arrays.sort(was);
    Arrays.sort(is);
    for (int index = 0; index < was.length; index++) {
      assertEquals(was[index], is[index], ROUNDING);
    }
  }

  private static TimeSeries prices() {
    double[] close = new double[ROWS];
    double[] open = new double[ROWS];
    double[] high = new double[ROWS];
    double[] low = new double[ROWS];
    double[] volume = new double[ROWS];
    double[] other = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      close[row] = Examples.price(row);
      open[row] = close[row] + Math.sin(row * 3);
      high[row] = close[row] + 2;
      low[row] = close[row] - 2 - row % 3;
      volume[row] = row % 5 == 0 ? 0 : 1000 + row * row;
      other[row] = Math.cos(row * row);
    }
    return new TimeSeries(
        "S",
        TimeLine.ofRows(ROWS),
        "price",
        Map.of(
            "price", close, "open", open, "high", high, "low", low, "volume", volume, "other",
            other));
  }

  private static TimeSeries signed() {
    double[] values = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      values[row] = row % 7 == 0 ? 0 : Math.sin(row * row) * 10;
    }
    return new TimeSeries("S", TimeLine.ofRows(ROWS), "y", Map.of("y", values));
  }
}
