package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErpeEncodingTest {
  private static final EncoderShape SHAPE = new EncoderShape(6, 1, 8, 2, 2, false);

  /** {@code w_h[i - j + L - 1]}, with L the tokens, or more where a greater length is wanted. */
  @ParameterizedTest
  @CsvSource({"6", "9"})
  void aWeightGainsItsHeadsNumberOfTheDistance(int length) {
    AttentionWindow window =
        AttentionWindow.of(new ErpeEncoding(length == 6 ? null : length), SHAPE);
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 2; head++) {
        for (int i = 0; i < 6; i++) {
          for (int j = 0; j < 6; j++) {
            double weight = window.weight(layer, head, i, j);
            double[] distances = window.learned("layer" + layer + ".distances");
            assertEquals(2 * (2 * length - 1), distances.length);
            assertEquals(distances[(i - j + length - 1) * 2 + head], weight);
          }
        }
      }
    }
  }

  @Test
  void itStartsAtZeroSoThatTrainingStartsAtPlainAttention() {
    Plain plain = Plain.of(new ErpeEncoding(), SHAPE, 1);
    for (double weight : Objects.requireNonNull(plain.sites.weights(0)).values()) {
      assertEquals(0, weight);
    }
  }

  @Test
  void moreTokensThanItLearnsAreRefusedWithBothLengths() {
    InvalidSettingException refused =
        assertThrows(InvalidSettingException.class, () -> new ErpeEncoding(5).check(SHAPE));
    assertEquals("encoding.maximumLength", refused.setting());
    assertTrue(refused.rule().contains("5 positions"), refused.rule());
    assertTrue(refused.rule().contains("6 tokens"), refused.rule());
  }
}
