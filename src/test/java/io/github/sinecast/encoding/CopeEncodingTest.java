package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopCope;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopeEncodingTest {
  /** Fewer vectors than positions, as many, and more. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 9, 20})
  void scoresGainTheQueryTimesTheVectorOfThePosition(int positions) {
    EncoderShape shape = new EncoderShape(8, 1, 12, 3, 2, true);
    AttentionWindow window = AttentionWindow.of(new CopeEncoding(positions), shape);
    for (int layer = 0; layer < 2; layer++) {
      window.score(layer, 0, 0, 0); // asks for what the layer learns
      double[] learned = window.learned("layer" + layer + ".positions");
      double[][] vectors = new double[positions][];
      for (int place = 0; place < positions; place++) {
        vectors[place] = Arrays.copyOfRange(learned, place * 4, place * 4 + 4);
      }
      for (int head = 0; head < 3; head++) {
        double[][] keys = new double[8][];
        for (int j = 0; j < 8; j++) {
          keys[j] = window.key(head, j);
        }
        for (int i = 0; i < 8; i++) {
          for (int j = 0; j <= i; j++) {
            double position = NaiveLoopCope.position(window.query(head, i), keys, i, j);
            double expected = NaiveLoopCope.gain(window.query(head, i), vectors, position);
            assertEquals(expected, window.score(layer, head, i, j), 10 * DOUBLE_ROUNDING);
          }
        }
      }
    }
  }

  /**
   * Queries of 1 and keys 0, ln 3 and -ln 3 have the gates 1/2, 3/4 and 1/4. Positions of the last
   * query are then 3/2, 1 and 1/4, and vectors of one number are their own products.
   */
  @Test
  void threeTokensCountAsByHand() {
    double[][] expected = {{0.5}, {1 + 0.25 * 9, 0.75}, {1 + 0.5 * 9, 1, 0.25}};
    assertScores(expected, 0, 1, 10);
    // With two vectors, positions are clipped at 1.
    assertScores(new double[][] {{0.5}, {1, 0.75}, {1, 1, 0.25}}, 0, 1);
  }

  private static void assertScores(double[][] expected, double... vectors) {
    EncoderShape shape = new EncoderShape(3, 1, 1, 1, 1, true);
    Plain plain =
        Plain.with(
            new CopeEncoding(vectors.length),
            shape,
            TokenTimes.counted(shape),
            (name, initial, axes) -> vectors);
    PlainNumbers queries = new PlainNumbers(new double[] {1, 1, 1}, 1, 3, 1);
    PlainNumbers keys = new PlainNumbers(new double[] {0, Math.log(3), -Math.log(3)}, 1, 3, 1);
    PlainNumbers scores = Objects.requireNonNull(plain.sites.scores(0, queries, keys));
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        assertEquals(expected[i][j], scores.at(0, i, j), DOUBLE_ROUNDING);
      }
    }
  }

  @Test
  void oneVectorIsRefused() {
    InvalidSettingException refused =
        assertThrows(InvalidSettingException.class, () -> new CopeEncoding(1));
    assertEquals("positions", refused.setting());
  }
}
