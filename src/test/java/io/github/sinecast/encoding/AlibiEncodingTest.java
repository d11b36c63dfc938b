package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.NaiveLoopAlibi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlibiEncodingTest {
  /** Press et al. (2022), section 3: the geometric sequence from 1/2 to 1/256. */
  @Test
  void theSlopesOfEightHeadsAreHalvedFromHeadToHead() {
    double[] printed = {
      1.0 / 2, 1.0 / 4, 1.0 / 8, 1.0 / 16, 1.0 / 32, 1.0 / 64, 1.0 / 128, 1.0 / 256
    };
    for (int head = 0; head < 8; head++) {
      assertEquals(printed[head], AlibiEncoding.slope(head, 8));
    }
  }

  /** Those of 8 heads, then the first, third, fifth and seventh of 16: powers of 2^(-1/2). */
  @Test
  void theSlopesOfTwelveHeadsAreThoseOfEightAndFourBetweenThem() {
    for (int head = 0; head < 8; head++) {
      assertEquals(Math.pow(2, -(head + 1)), AlibiEncoding.slope(head, 12));
    }
    double[] between = {
      Math.sqrt(0.5), Math.sqrt(0.125), Math.sqrt(1.0 / 32), Math.sqrt(1.0 / 128)
    };
    for (int more = 0; more < 4; more++) {
      assertEquals(between[more], AlibiEncoding.slope(8 + more, 12), DOUBLE_ROUNDING);
    }
  }

  @Test
  void theSlopesOfAnyNumberOfHeadsAreThoseOfTheReleasedCode() {
    for (int heads = 1; heads <= 40; heads++) {
      List<Double> expected = NaiveLoopAlibi.slopes(heads);
      for (int head = 0; head < heads; head++) {
        assertEquals(
            expected.get(head),
            AlibiEncoding.slope(head, heads),
            DOUBLE_ROUNDING,
            head + " of " + heads);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresFallWithTheDistanceByEveryClock(Clock clock) {
    EncoderShape causal = new EncoderShape(9, 1, 12, 6, 1, true);
    for (AlibiVariant variant : AlibiVariant.values()) {
      AttentionWindow window = AttentionWindow.of(new AlibiEncoding(variant, clock), causal);
      for (int head = 0; head < 6; head++) {
        for (int i = 0; i < 9; i++) {
          for (int j = 0; j < (variant == AlibiVariant.CAUSAL ? i + 1 : 9); j++) {
            double past = window.position(clock, i) - window.position(clock, j);
            double distance = variant == AlibiVariant.SYMMETRIC && past < 0 ? -past : past;
            assertEquals(
                -NaiveLoopAlibi.slopes(6).get(head) * distance,
                window.score(0, head, i, j),
                DOUBLE_ROUNDING,
                variant.toString());
          }
        }
      }
    }
  }

  @Test
  void theCausalVariantIsRefusedWithoutCausalAttention() {
    AlibiEncoding causal = new AlibiEncoding(AlibiVariant.CAUSAL, Clock.INDEX);
    causal.check(new EncoderShape(5, 1, 8, 2, 1, true));
    InvalidSettingException refused =
        assertThrows(InvalidSettingException.class, () -> causal.check(new EncoderShape(5, 8, 2)));
    assertTrue(refused.getMessage().contains("alibi"), refused.getMessage());
    assertTrue(
        refused.getMessage().contains("must be given causal attention"), refused.getMessage());
  }

  @Test
  void onlyTheSymmetricVariantIsBlindToDirection() {
    for (AlibiVariant variant : AlibiVariant.values()) {
      assertEquals(
          variant == AlibiVariant.SYMMETRIC,
          new AlibiEncoding(variant, Clock.INDEX).limits().contains(Limit.BLIND_TO_DIRECTION));
    }
  }
}
