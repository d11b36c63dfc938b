package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.oracle.NaiveLoopFire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FireEncodingTest {
  private static final int HIDDEN = 5;

  /** Random numbers put the threshold L below 2: queries stand on both sides of it. */
  @ParameterizedTest
  @EnumSource
  void scoresAreThoseOfTheFormulaByEveryClock(Clock clock) {
    EncoderShape shape = new EncoderShape(8, 1, 12, 3, 2, false);
    AttentionWindow window = AttentionWindow.of(new FireEncoding(HIDDEN, clock), shape);
    for (int layer = 0; layer < 2; layer++) {
      String own = "layer" + layer + ".";
      for (int head = 0; head < 3; head++) {
        for (int i = 0; i < 8; i++) {
          for (int j = 0; j < 8; j++) {
            double score = window.score(layer, head, i, j);
            double[] output = new double[HIDDEN];
            for (int unit = 0; unit < HIDDEN; unit++) {
              output[unit] = window.learned(own + "output.weight")[unit * 3 + head];
            }
            double expected =
                NaiveLoopFire.bias(
                    window.position(clock, i),
                    window.position(clock, j),
                    window.learned(own + "c")[0],
                    window.learned(own + "length")[0],
                    window.learned(own + "hidden.weight"),
                    window.learned(own + "hidden.bias"),
                    output,
                    window.learned(own + "output.bias")[head]);
            assertEquals(expected, score, DOUBLE_ROUNDING);
          }
        }
      }
    }
  }

  /** c from 0.1 and L from half the tokens, as the javadoc says. */
  @Test
  void theLearnedNumbersStartWhereTheSoftplusIsWhatItShouldBe() {
    Plain plain = Plain.of(new FireEncoding(), new EncoderShape(10, 8, 2), 1);
    PlainNumbers none = new PlainNumbers(new double[80], 2, 10, 4);
    assertTrue(plain.sites.scores(0, none, none) != null);
    assertEquals(0.1, Math.log1p(Math.exp(first(plain, "layer0.c"))), DOUBLE_ROUNDING);
    assertEquals(5, Math.log1p(Math.exp(first(plain, "layer0.length"))), DOUBLE_ROUNDING);
  }

  @Test
  void aHiddenLayerWithoutUnitsIsRefused() {
    InvalidSettingException refused =
        assertThrows(InvalidSettingException.class, () -> new FireEncoding(0, Clock.INDEX));
    assertEquals("hidden", refused.setting());
  }

  private static double first(Plain plain, String name) {
    return plain.learned.getOrDefault(name, new double[] {Double.NaN})[0];
  }
}
