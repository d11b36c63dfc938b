package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputChannelTest {
  /** The published closes of two days and round numbers around them. */
  private static final Map<String, double[]> COLUMNS =
      Map.of(
          "open", new double[] {100, 110},
          "high", new double[] {120, 132},
          "low", new double[] {80, 88},
          "close", new double[] {100, 121},
          "volume", new double[] {0, 999});

  private static final double ROUNDING = 1e-15;

  @Test
  void eachChannelIsTheRatioThatItIsSaidToBe() {
    assertEquals(121, value(new InputChannel.TargetLevel(Scaling.NONE), Target.LEVEL));
    InputChannel change = new InputChannel.Return(Scaling.NONE);
    assertEquals(Math.log(1.21), value(change, Target.LOG_RETURN), ROUNDING);
    assertEquals(21, value(change, Target.DIFFERENCE));
    assertEquals(21, value(change, Target.LEVEL));
    assertEquals(
        Math.log(1.5), value(new InputChannel.HighLowRange(Scaling.NONE), Target.LEVEL), ROUNDING);
    assertEquals(
        Math.log(1.1), value(new InputChannel.OvernightGap(Scaling.NONE), Target.LEVEL), ROUNDING);
    assertEquals(
        Math.log(1000), value(new InputChannel.VolumeChange(Scaling.NONE), Target.LEVEL), 1e-14);
    assertEquals(132, value(new InputChannel.Column("high", Scaling.NONE), Target.LEVEL));
  }

  @ParameterizedTest
  @CsvSource({
    "high, 1, 0",
    "low, 1, -88",
    "open, 1, -5",
    "close, 0, 0",
    "close, 0, -1",
    "volume, 1, -1",
    "volume, 0, -2"
  })
  void aLogarithmThatDoesNotExistIsRefusedWithTheCellAtFault(String column, int row, double bad) {
    InputChannel channel =
        switch (column) {
          case "volume" -> new InputChannel.VolumeChange(Scaling.NONE);
          case "high", "low" -> new InputChannel.HighLowRange(Scaling.NONE);
          default -> new InputChannel.OvernightGap(Scaling.NONE);
        };
    TimeSeries series = withValue(column, row, bad);
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> channel.value(series.history(), 1, Target.DIFFERENCE));
    for (String named : List.of("OIL", "2020-04-2" + row, "'" + column + "'", "found " + bad)) {
      assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }
  }

  /** On 2020-04-20 oil closed at -37.63; a ratio of two negative prices is no return. */
  @Test
  void twoNegativePricesHaveNoRatioThoughTheirQuotientIsPositive() {
    Map<String, double[]> columns = new HashMap<>(COLUMNS);
    columns.put("high", new double[] {-10, -10});
    columns.put("low", new double[] {-40, -40});
    TimeSeries series = series(columns);
    assertThrows(
        InvalidInputException.class,
        () ->
            new InputChannel.HighLowRange(Scaling.NONE)
                .value(series.history(), 1, Target.DIFFERENCE));
  }

  @Test
  void aColumnNeedsAName() {
    InvalidSettingException refusal =
        assertThrows(
            InvalidSettingException.class, () -> new InputChannel.Column(" ", Scaling.NONE));
    assertEquals("name", refusal.setting());
  }

  private static double value(InputChannel channel, Target target) {
    return channel.value(series(COLUMNS).history(), 1, target);
  }

  private static TimeSeries withValue(String column, int row, double value) {
    Map<String, double[]> columns = new HashMap<>(COLUMNS);
    double[] values = series(COLUMNS).values(column);
    values[row] = value;
    columns.put(column, values);
    return series(columns);
  }

  private static TimeSeries series(Map<String, double[]> columns) {
    List<LocalDate> days = List.of(LocalDate.of(2020, 4, 20), LocalDate.of(2020, 4, 21));
    return new TimeSeries("OIL", TimeLine.ofDates(days), "close", columns);
  }
}
