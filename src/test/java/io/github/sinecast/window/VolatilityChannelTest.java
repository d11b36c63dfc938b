package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.Change;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.volatility.EwmaVolatility;
import io.github.sinecast.volatility.FittedVolatility;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolatilityChannelTest {
  private static final int ROWS = 60;
  private static final double DECAY = 0.9;
  private static final double ROUNDING = 1e-12;
  private static final List<InputChannel> ALL =
      List.of(
          new VolatilityChannel.StandardisedReturn(Scaling.NONE),
          new VolatilityChannel.VarianceSurprise(Scaling.NONE),
          new VolatilityChannel.LogVariance(Scaling.NONE),
          new VolatilityChannel.VarianceMean(5, Scaling.NONE),
          new VolatilityChannel.SignedVariance(5, Scaling.NONE));

  @Test
  void channelsAreThoseOfANaiveLoopOverAnExponentialAverage() {
    TimeSeries series = series(ROWS);
    int row = 40;
    double[] changes = new double[ROWS];
    double meanSquare = 0;
    for (int each = 1; each < ROWS; each++) {
      changes[each] = Math.log(series.target(each) / series.target(each - 1));
      meanSquare += changes[each] * changes[each] / (ROWS - 1);
    }
    double[] forecasts = new double[ROWS];
    forecasts[0] = meanSquare;
    for (int each = 1; each < ROWS; each++) {
      forecasts[each] = DECAY * forecasts[each - 1] + (1 - DECAY) * changes[each] * changes[each];
    }
    double sum = 0;
    double signed = 0;
    for (int each = row - 4; each <= row; each++) {
      sum += changes[each] * changes[each];
      signed += Math.signum(changes[each]) * changes[each] * changes[each];
    }
    double square = changes[row] * changes[row];
    double[] expected = {
      changes[row] / Math.sqrt(forecasts[row - 1]),
      Math.log(Math.max(square / forecasts[row - 1], 1e-3)),
      Math.log(forecasts[row]),
      Math.log(sum / 5 / forecasts[row]),
      signed / sum
    };
    ChannelValues values = values(series, ROWS);
    for (int channel = 0; channel < expected.length; channel++) {
      assertEquals(
          expected[channel], values.of(ALL.get(channel), row, row + 1)[0], ROUNDING, "" + channel);
    }
  }

  @Test
  void noChannelOfARowKnowsALaterRow() {
    ChannelValues known = values(series(ROWS), ROWS);
    ChannelValues changed = values(series(41), ROWS);
    for (InputChannel channel : ALL) {
      assertArrayEquals(known.of(channel, 1, 41), changed.of(channel, 1, 41));
    }
  }

  @Test
  void aChannelInUnitsOfVolatilityNeedsItsModel() {
    assertThrows(
        InvalidSettingException.class,
        () -> new WindowSpec(5, 1, 1, Target.LOG_RETURN, ALL, new Patching(1, 1)));
  }

  @Test
  void farInputsAreClippedOrBecomeLogarithms() {
    assertEquals(5, new Outliers.Clip(5).read(80));
    assertEquals(-5, new Outliers.Clip(5).read(-80));
    assertEquals(-0.3, new Outliers.Clip(5).read(-0.3));
    for (double value : new double[] {-300, -1, -1e-9, 0, 0.5, 1e6}) {
      double read = new Outliers.Arcsinh().read(value);
      assertEquals(value, Math.sinh(read), 1e-9 * Math.abs(value));
    }
  }

  private static ChannelValues values(TimeSeries series, int rows) {
    ScaledTarget target = new ScaledTarget.LogReturn(new EwmaVolatility(DECAY), 1, List.of(1.0));
    WindowSpec spec = new WindowSpec(5, 1, 1, target, ALL, new Patching(1, 1), new Outliers.Keep());
    FittedVolatility volatility =
        new EwmaVolatility(DECAY)
            .fit(series(ROWS).history(), new RowRange(0, rows), Change.LOG_RETURN, 1);
    return new ChannelValues(
        spec, series.history(), new VolatilityRows(volatility, series.history(), 1, row -> false));
  }

  /** A walk that is another one from a row on. */
  private static TimeSeries series(int changedFrom) {
    Random random = new Random(3);
    double[] values = new double[ROWS];
    values[0] = 100;
    for (int row = 1; row < ROWS; row++) {
      double change = 0.01 * random.nextGaussian();
      values[row] = row < changedFrom ? values[row - 1] * Math.exp(change) : 40 + row % 5;
    }
    return new TimeSeries("S", TimeLine.ofRows(ROWS), "close", Map.of("close", values));
  }
}
