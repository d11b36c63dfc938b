package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.NaiveLoopXpos;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class XposEncodingTest {
  private static final EncoderShape CAUSAL = new EncoderShape(40, 1, 20, 2, 1, true);

  private final double[] query = new Random(1).doubles(10, -1, 1).toArray();
  private final double[] key = new Random(2).doubles(10, -1, 1).toArray();

  @ParameterizedTest
  @EnumSource
  void queriesAndKeysAreThoseOfRopeTimesOppositePowersOfZeta(RotaryLayout layout) {
    Rotation rotation = new XposEncoding(100, 8, layout, Clock.INDEX).rotation(CAUSAL);
    boolean interleaved = layout == RotaryLayout.INTERLEAVED;
    for (double position : new double[] {0, 1, 2.25, 39}) {
      assertArrayEquals(
          NaiveLoopXpos.query(query, position, 100, 8, interleaved),
          Turned.query(rotation, query, position),
          DOUBLE_ROUNDING);
      double[] expected = NaiveLoopXpos.key(key, position, 100, 8, interleaved);
      double[] actual = Turned.key(rotation, key, position);
      for (int column = 0; column < expected.length; column++) {
        // A key's factor grows to (1.4 / 0.4)^5.
        double size = Math.max(1, Math.abs(expected[column]));
        assertEquals(expected[column], actual[column], DOUBLE_ROUNDING * size);
      }
    }
  }

  /** Equal queries and keys, a distance of whole turns aside: a pair's product is zeta^(n - m). */
  @Test
  void productsFadeWithTheDistanceByZeta() {
    Rotation rotation =
        new XposEncoding(100, 8, RotaryLayout.INTERLEAVED, Clock.INDEX).rotation(CAUSAL);
    double turn = 2 * Math.PI; // of the first pair, whose frequency is 1
    double[] first = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double last = Double.POSITIVE_INFINITY;
    for (int turns = 0; turns < 5; turns++) {
      double product = Turned.product(rotation, first, turns * turn, first, 0);
      assertEquals(Math.pow(0.4 / 1.4, turns * turn / 8), product, DOUBLE_ROUNDING);
      assertTrue(product < last);
      last = product;
    }
  }

  @Test
  void productsDependOnTheDifferenceOfPositionsAlone() {
    Rotation rotation = new XposEncoding().rotation(CAUSAL);
    assertEquals(
        Turned.product(rotation, query, 8, key, 3),
        Turned.product(rotation, query, 38, key, 33),
        DOUBLE_ROUNDING);
  }

  @Test
  void attentionToLaterKeysIsRefused() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new XposEncoding().check(new EncoderShape(5, 8, 2)));
    assertTrue(refused.getMessage().contains("xpos"), refused.getMessage());
    assertTrue(
        refused.getMessage().contains("must be given causal attention, found bidirectional"),
        refused.getMessage());
  }

  @Test
  void anOddHeadWidthIsRefused() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new XposEncoding().check(new EncoderShape(4, 1, 15, 3, 1, true)));
    assertTrue(refused.getMessage().contains("gives 5"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0", "-512", "NaN"})
  void aDistanceOfFadingThatIsNoneIsRefused(double scaleBase) {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new XposEncoding(100, scaleBase, RotaryLayout.HALF, Clock.INDEX));
    assertEquals("scaleBase", refused.setting());
  }
}
