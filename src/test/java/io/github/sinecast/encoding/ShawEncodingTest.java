package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.oracle.NaiveLoopShaw;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShawEncodingTest {
  /** Windows long enough for distances beyond the greatest on both sides. */
  private static final EncoderShape SHAPE = new EncoderShape(9, 1, 10, 2, 2, false);

  private static final int MAXIMUM = 3;

  private final AttentionWindow window = AttentionWindow.of(new ShawEncoding(MAXIMUM), SHAPE);

  @Test
  void aScoreGainsTheProductOfTheQueryAndTheVectorOfTheClippedDistance() {
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 2; head++) {
        for (int i = 0; i < 9; i++) {
          for (int j = 0; j < 9; j++) {
            double score = window.score(layer, head, i, j);
            double[] vectors = window.learned("layer" + layer + ".keys");
            assertEquals(
                NaiveLoopShaw.score(window.query(head, i), vectors, MAXIMUM, i, j),
                score,
                DOUBLE_ROUNDING);
          }
        }
      }
    }
  }

  @Test
  void aMixedValueGainsTheWeightedVectorsOfTheClippedDistances() {
    double[] weights = new Random(5).doubles(2 * 9 * 9).toArray();
    PlainNumbers values =
        Objects.requireNonNull(window.sites.values(1, new PlainNumbers(weights, 2, 9, 9)));
    double[] vectors = window.learned("layer1.values");
    for (int head = 0; head < 2; head++) {
      for (int i = 0; i < 9; i++) {
        int row = (head * 9 + i) * 9;
        double[] own = Arrays.copyOfRange(weights, row, row + 9);
        for (int k = 0; k < 5; k++) {
          assertEquals(
              NaiveLoopShaw.value(own, vectors, MAXIMUM, 5, i, k),
              values.at(head, i, k),
              DOUBLE_ROUNDING);
        }
      }
    }
  }

  @Test
  void aDistanceBelowOneIsRefused() {
    InvalidSettingException refused =
        assertThrows(InvalidSettingException.class, () -> new ShawEncoding(0));
    assertEquals("maximumDistance", refused.setting());
  }
}
