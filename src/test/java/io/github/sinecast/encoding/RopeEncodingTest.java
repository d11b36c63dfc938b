package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RopeEncodingTest {
  @ParameterizedTest
  @EnumSource
  void queriesAndKeysAreMultipliedByTheWholeMatrix(RotaryLayout layout) {
    double[] numbers = new Random(4).doubles(10, -1, 1).toArray();
    for (double fraction : new double[] {1, 0.5, 0.8}) {
      RopeEncoding encoding = new RopeEncoding(10_000, layout, fraction, Clock.INDEX);
      Rotation rotation = encoding.rotation(new EncoderShape(9, 20, 2));
      int rotated = 2 * (int) (fraction * 10 / 2);
      for (double position : new double[] {0, 1, 2.25, 8, 117.5}) {
        double[] expected =
            NaiveLoopRotation.turned(
                numbers, position, rotated, 10_000, layout == RotaryLayout.INTERLEAVED);
        assertArrayEquals(expected, Turned.query(rotation, numbers, position), DOUBLE_ROUNDING);
        assertArrayEquals(expected, Turned.key(rotation, numbers, position), DOUBLE_ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void turnedProductsDependOnTheDifferenceOfPositionsAlone(RotaryLayout layout) {
    Rotation rotation =
        new RopeEncoding(100, layout, 1, Clock.INDEX).rotation(new EncoderShape(30, 12, 1));
    double[] query = new Random(1).doubles(12, -1, 1).toArray();
    double[] key = new Random(2).doubles(12, -1, 1).toArray();
    double ahead = Turned.product(rotation, query, 3, key, 8);
    assertEquals(ahead, Turned.product(rotation, query, 20, key, 25), DOUBLE_ROUNDING);
    assertEquals(ahead, Turned.product(rotation, query, 0.5, key, 5.5), DOUBLE_ROUNDING);
    // Unlike a distance, it tells past from future.
    assertTrue(Math.abs(ahead - Turned.product(rotation, query, 8, key, 3)) > 1e-3);
  }

  @Test
  void anOddHeadWidthIsRefusedWithAllNumbers() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding().check(new EncoderShape(4, 15, 3)));
    assertTrue(
        refused
            .rule()
            .endsWith("a width of 15 over 3 heads gives 5; give an even width such as 18"),
        refused.rule());
  }

  @Test
  void anOddHeadWidthIsRefusedWithTheHeadsThatWouldServe() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding().check(new EncoderShape(4, 12, 4)));
    assertTrue(
        refused.rule().endsWith("gives 3; give a number of heads among 1, 2, 3, 6"),
        refused.rule());
  }

  /** 0.58 * 100 is 57.99… in double precision. */
  @ParameterizedTest
  @CsvSource({"0.58, 100, 29", "0.57, 100, 28", "0.29, 200, 29", "0.5, 16, 4", "0.599, 10, 2"})
  void asManyPairsTurnAsTheFractionSays(double fraction, int width, int pairs) {
    assertEquals(
        pairs,
        new RopeEncoding(100, RotaryLayout.HALF, fraction, Clock.INDEX)
            .rotation(new EncoderShape(4, width, 1))
            .pairs());
  }

  @Test
  void aFractionThatLeavesNoPairIsRefused() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () ->
                new RopeEncoding(100, RotaryLayout.HALF, 0.2, Clock.INDEX)
                    .check(new EncoderShape(4, 16, 4)));
    assertEquals("encoding.fraction", refused.setting());
    assertTrue(refused.rule().contains("head width of 4"), refused.rule());
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.5", "1.01", "NaN"})
  void aFractionThatIsNoneIsRefused(double fraction) {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding(100, RotaryLayout.HALF, fraction, Clock.INDEX));
    assertEquals("fraction", refused.setting());
  }

  @ParameterizedTest
  @CsvSource({"1", "-3", "NaN", "Infinity"})
  void aBaseWithoutWavelengthsIsRefused(double base) {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding(base, RotaryLayout.HALF, 1, Clock.INDEX));
    assertEquals("base", refused.setting());
  }
}
