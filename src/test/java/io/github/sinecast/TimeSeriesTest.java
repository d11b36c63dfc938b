package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
  private static final TimeSeries SERIES = series(new double[] {5, 6, 7}, new double[] {1, 2, 3});

  private static TimeSeries series(double[] close, double[] volume) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("volume", volume);
    columns.put("close", close);
    return new TimeSeries("S", TimeLine.ofRows(close.length), "close", columns);
  }

  @Test
  void valuesAreFoundByColumnAndRow() {
    assertEquals(7, SERIES.target(2));
    assertEquals(2, SERIES.value("volume", 1));
    assertEquals(3, SERIES.length());
    assertEquals(List.of("volume", "close"), List.copyOf(SERIES.columnNames()));
    assertArrayEquals(new double[] {5, 6, 7}, SERIES.targetValues());
  }

  @Test
  void arraysAreCopiedInAndOut() {
    double[] close = {5, 6, 7};
    TimeSeries series = series(close, new double[3]);
    close[0] = -1;
    series.targetValues()[1] = -1;
    series.values("close")[2] = -1;
    assertArrayEquals(new double[] {5, 6, 7}, series.targetValues());
    assertThrows(UnsupportedOperationException.class, () -> series.columnNames().clear());
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> SERIES.value("high", 0));
    for (String named : List.of("S", "high", "volume", "close")) {
      assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }
  }

  @Test
  void aSeriesNeedsItsTargetAndColumnsAsLongAsItsTimeLine() {
    TimeLine time = TimeLine.ofRows(2);
    assertThrows(
        IllegalArgumentException.class,
        () -> new TimeSeries("S", time, "close", Map.of("open", new double[2])));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TimeSeries("S", time, "close", Map.of("close", new double[3])));
  }

  @Test
  void aHistoryEndsAtItsCutoff() {
    History history = SERIES.until(2);
    assertEquals(2, history.length());
    assertEquals(6, history.last());
    assertEquals(6, history.target(1));
    assertEquals(1, history.value("volume", 0));
    assertThrows(IndexOutOfBoundsException.class, () -> history.target(2));
    assertThrows(IndexOutOfBoundsException.class, () -> history.value("volume", 2));
    assertThrows(IndexOutOfBoundsException.class, () -> history.target(-1));
    assertEquals("2", history.time().label(2), "times of future rows are known");
  }

  @Test
  void aHistoryIsNeverLongerThanItsSeries() {
    assertEquals(3, SERIES.history().length());
    assertThrows(IllegalArgumentException.class, () -> SERIES.until(4));
    assertThrows(IllegalArgumentException.class, () -> SERIES.until(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> SERIES.until(0).last());
  }

  @Test
  void aSetKeepsItsOrderAndRefusesTwoSeriesOfOneName() {
    TimeSeries other = new TimeSeries("A", TimeLine.ofRows(0), "y", Map.of("y", new double[0]));
    SeriesSet set = SeriesSet.of(SERIES, other);
    assertEquals(List.of(SERIES, other), set.list());
    assertEquals(other, set.get("A"));
    assertThrows(IllegalArgumentException.class, () -> set.get("B"));
    assertThrows(IllegalArgumentException.class, () -> SeriesSet.of(SERIES, SERIES));
    assertThrows(IllegalArgumentException.class, SeriesSet::of);
  }

  @Test
  void aForecastCountsItsStepsFromOne() {
    double[] point = {8, 9};
    Forecast forecast = new Forecast(point);
    point[0] = 0;
    assertEquals(2, forecast.horizon());
    assertEquals(8, forecast.point(1));
    assertEquals(9, forecast.point(2));
    assertThrows(IndexOutOfBoundsException.class, () -> forecast.point(0));
    assertThrows(IllegalArgumentException.class, () -> new Forecast(new double[0]));
  }

  @Test
  void aRowRangeContainsItsFirstRowAndNotItsEnd() {
    RowRange range = new RowRange(2, 4);
    assertEquals(2, range.size());
    assertEquals(
        List.of(false, true, true, false),
        List.of(range.contains(1), range.contains(2), range.contains(3), range.contains(4)));
    assertEquals(0, new RowRange(3, 3).size());
    assertThrows(IllegalArgumentException.class, () -> new RowRange(-1, 3));
    assertThrows(IllegalArgumentException.class, () -> new RowRange(3, 2));
  }
}
