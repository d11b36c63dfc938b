package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesScaleTest {
  private static final TimeSeries SERIES = Examples.prices("AAA", 80, 21);

  @ParameterizedTest
  @EnumSource
  void scalesFittedToTrainingRowsIgnoreTheFuture(Target target) {
    WindowSpec spec = spec(target);
    RowRange training = new RowRange(0, 50);
    SeriesScale fitted = SeriesScale.fit(spec, SERIES.history(), training);
    TimeSeries changed = Examples.changedFrom(50, SERIES);
    assertEquals(fitted, SeriesScale.fit(spec, changed.history(), training), "bit for bit");
    assertEquals(fitted, SeriesScale.fit(spec, SERIES.until(50), training), "bit for bit");

    // One row earlier counts in every scale that is fitted at all.
    SeriesScale other = SeriesScale.fit(spec, Examples.changedFrom(49, SERIES).history(), training);
    assertNotEquals(fitted.target(), other.target());
    for (int channel = 0; channel < spec.channels().size(); channel++) {
      if (spec.channels().get(channel).scaling() == Scaling.NONE) {
        assertEquals(FittedScaler.IDENTITY, fitted.channels().get(channel));
      } else {
        assertNotEquals(fitted.channels().get(channel), other.channels().get(channel));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsBeforeTheTrainingRowsDoNotCountEither(Target target) {
    RowRange training = new RowRange(20, 50);
    TimeSeries rest =
        new TimeSeries(
            "AAA",
            TimeLine.ofRows(60),
            "close",
            SERIES.columnNames().stream()
                .collect(
                    java.util.stream.Collectors.toMap(
                        name -> name, name -> Arrays.copyOfRange(SERIES.values(name), 20, 80))));
    assertEquals(
        SeriesScale.fit(spec(target), rest.history(), new RowRange(0, 30)),
        SeriesScale.fit(spec(target), SERIES.history(), training));
  }

  @Test
  void inputsOfRowsBeforeACutoffIgnoreTheFuture() {
    TimeSeries changed = Examples.changedFrom(50, SERIES);
    for (InputChannel channel : Examples.ALL_CHANNELS) {
      for (Target target : Target.values()) {
        for (int row = 1; row < 50; row++) {
          assertEquals(
              channel.value(SERIES.until(row + 1), row, target),
              channel.value(changed.until(row + 1), row, target),
              "and a history that ends with the row is enough for it");
        }
        assertNotEquals(
            channel.value(SERIES.history(), 50, target),
            channel.value(changed.history(), 50, target));
      }
    }
  }

  @Test
  void aTargetThatNeverChangesIsRefusedWithItsValue() {
    double[] flat = new double[30];
    Arrays.fill(flat, 12.5);
    flat[29] = 13;
    TimeSeries series = new TimeSeries("FLAT", TimeLine.ofRows(30), "y", Map.of("y", flat));
    WindowSpec spec =
        new WindowSpec(
            4, 1, 1, Target.LEVEL, List.of(Examples.ALL_CHANNELS.get(0)), Patching.POINTS);
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> SeriesScale.fit(spec, series.history(), new RowRange(0, 29)));
    for (String named : List.of("FLAT", "'y'", "12.5", "29")) {
      assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }
    assertTrue(SeriesScale.fit(spec, series.history(), new RowRange(0, 30)).target().spread() > 0);
  }

  @Test
  void tooFewRowsAreRefusedWithBothNumbers() {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> SeriesScale.fit(spec(Target.LEVEL), SERIES.history(), new RowRange(5, 6)));
    assertTrue(refusal.getMessage().contains("at least 2"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("found 1"), refusal.getMessage());
  }

  private static WindowSpec spec(Target target) {
    return new WindowSpec(10, 3, 1, target, Examples.ALL_CHANNELS, new Patching(4, 3));
  }
}
