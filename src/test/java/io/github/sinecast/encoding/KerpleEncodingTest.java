package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopKerple;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KerpleEncodingTest {
  private static final EncoderShape SHAPE = new EncoderShape(8, 1, 12, 3, 2, false);

  @ParameterizedTest
  @EnumSource
  void scoresFollowTheKernelByEveryClock(Clock clock) {
    for (KerpleVariant variant : KerpleVariant.values()) {
      AttentionWindow window = AttentionWindow.of(new KerpleEncoding(variant, clock), SHAPE);
      for (int layer = 0; layer < 2; layer++) {
        for (int head = 0; head < 3; head++) {
          for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
              double score = window.score(layer, head, i, j);
              double a = window.learned("layer" + layer + ".a")[head];
              double b = window.learned("layer" + layer + ".b")[head];
              double distance = Math.abs(window.position(clock, i) - window.position(clock, j));
              double expected =
                  variant == KerpleVariant.LOG
                      ? NaiveLoopKerple.logarithmic(a, b, distance)
                      : NaiveLoopKerple.power(a, b, distance);
              assertEquals(expected, score, DOUBLE_ROUNDING * Math.max(1, -expected));
            }
          }
        }
      }
    }
  }

  /** Tokens of one step have the same time: 0 to any power is 0, whose logarithm is not finite. */
  @ParameterizedTest
  @EnumSource
  void noDistanceCostsNothing(KerpleVariant variant) {
    EncoderShape apart = new EncoderShape(3, 2, 12, 3, 1, false);
    AttentionWindow window = AttentionWindow.of(new KerpleEncoding(variant, Clock.INDEX), apart);
    for (int token = 0; token < 6; token++) {
      assertEquals(0, window.score(0, 1, token, token), 0);
    }
  }

  /** Above 2 the negative power is no conditionally positive definite kernel. */
  @ParameterizedTest
  @CsvSource({"-3", "0", "4", "30"})
  void noLearnedNumberMakesThePowerGreaterThanTwo(double learned) {
    PlainSites sites =
        PlainSites.of(
            new KerpleEncoding(KerpleVariant.POWER, Clock.INDEX),
            new PlainFormulas(
                new EncoderShape(5, 2, 1),
                TokenTimes.counted(new EncoderShape(5, 2, 1)),
                (name, initial, axes) -> new double[] {learned}));
    PlainNumbers none = new PlainNumbers(new double[10], 1, 5, 2);
    PlainNumbers scores = Objects.requireNonNull(sites.scores(0, none, none));
    double power = Math.log(scores.at(0, 4, 0) / scores.at(0, 1, 0)) / Math.log(4);
    assertTrue(power > 0 && power <= 2 + DOUBLE_ROUNDING, "power " + power);
    assertEquals(2 / (1 + Math.exp(-learned)), power, DOUBLE_ROUNDING);
  }
}
