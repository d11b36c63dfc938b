package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForecastInputsTest {
  private static final int ORIGIN = 40;

  /** What is read of a known future is written of an unknown one. */
  @ParameterizedTest
  @EnumSource
  void theNewestWindowIsTheOneThatTrainingWouldSee(ChannelTokens channels) {
    WindowSpec spec =
        new WindowSpec(
            10, 3, 1, Target.LOG_RETURN, Examples.ALL_CHANNELS, new Patching(4, 3, channels));
    TimeSeries series = Examples.prices("a", 60, 3);
    SeriesSet set = SeriesSet.of(series);
    Map<String, SeriesScale> scales = Examples.scales(spec, set, Map.of("a", new RowRange(0, 30)));
    Map<String, RowRange> rows = Map.of("a", new RowRange(ORIGIN, ORIGIN + 3));
    Batch known = Examples.gathered(new Windows(spec, set, rows, scales, 1));

    Batch written = new Batch(spec, 3);
    new ForecastInputs(
            spec, List.of(series.until(ORIGIN)), List.of(Objects.requireNonNull(scales.get("a"))))
        .write(0, written, 1);

    int width = known.inputs().length;
    assertArrayEquals(known.inputs(), Arrays.copyOfRange(written.inputs(), width, 2 * width));
    assertArrayEquals(new float[width], Arrays.copyOf(written.inputs(), width));
    assertSame(series.time(), written.timeLine(1));
    // The oldest patch is rows 30 to 33.
    assertEquals(33, written.firstStep(1));
    assertEquals(33, known.firstStep(0));
  }
}
