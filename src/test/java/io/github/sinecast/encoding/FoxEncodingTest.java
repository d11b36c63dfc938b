package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopFox;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoxEncodingTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void scoresGainTheLogarithmsOfTheGatesBetween(boolean causal) {
    EncoderShape shape = new EncoderShape(8, 1, 12, 3, 2, causal);
    AttentionWindow window = AttentionWindow.of(new FoxEncoding(), shape);
    for (int layer = 0; layer < 2; layer++) {
      window.score(layer, 0, 0, 0); // asks for what the layer learns
      for (int head = 0; head < 3; head++) {
        double[] past = gates(window, layer, head, "past");
        double[] future = gates(window, layer, head, causal ? "none" : "future");
        for (int i = 0; i < 8; i++) {
          for (int j = 0; j < 8; j++) {
            double expected = NaiveLoopFox.gain(past, future, i, j);
            assertEquals(expected, window.score(layer, head, i, j), 10 * DOUBLE_ROUNDING);
          }
        }
      }
    }
  }

  private static double[] gates(AttentionWindow window, int layer, int head, String side) {
    double[] gates = new double[8];
    Arrays.fill(gates, 1);
    for (int t = 0; t < 8 && !side.equals("none"); t++) {
      double[] weight = new double[12];
      for (int d = 0; d < 12; d++) {
        weight[d] = window.learned("layer" + layer + "." + side + ".weight")[d * 3 + head];
      }
      double bias = window.learned("layer" + layer + "." + side + ".bias")[head];
      gates[t] = NaiveLoopFox.gate(window.token(t), weight, bias);
    }
    return gates;
  }

  /** With a weight of 1 and no bias, tokens 0, ln 3 and -ln 3 have the gates 1/2, 3/4 and 1/4. */
  @Test
  void threeTokensForgetAsByHand() {
    double[] expected = {
      0,
      Math.log(1 / 2.0),
      Math.log(3 / 8.0),
      Math.log(3 / 4.0),
      0,
      Math.log(3 / 4.0),
      Math.log(3 / 16.0),
      Math.log(1 / 4.0),
      0
    };
    EncoderShape shape = new EncoderShape(3, 1, 1, 1, 1, false);
    Plain plain =
        Plain.with(
            new FoxEncoding(),
            shape,
            TokenTimes.counted(shape),
            (name, initial, axes) -> new double[] {name.endsWith("weight") ? 1 : 0});
    PlainNumbers tokens = new PlainNumbers(new double[] {0, Math.log(3), -Math.log(3)}, 3, 1);
    PlainNumbers none = new PlainNumbers(new double[3], 1, 3, 1);
    PlainNumbers scores =
        Objects.requireNonNull(plain.sites.scores(0, new Sites.Content(tokens, none, none)));
    assertArrayEquals(expected, scores.values(), DOUBLE_ROUNDING);
  }

  /** Gates start at sigmoid(5), about 0.993: an ALiBi of a slope of 0.0067. */
  @Test
  void atTheStartScoresFallSlowlyWithTheDistance() {
    EncoderShape shape = new EncoderShape(5, 1, 6, 2, 1, false);
    PlainNumbers none = new PlainNumbers(new double[30], 2, 5, 3);
    PlainNumbers scores =
        Objects.requireNonNull(Plain.of(new FoxEncoding(), shape, 1).sites.scores(0, none, none));
    double slope = Math.log1p(Math.exp(-5));
    assertTrue(slope < 0.0068);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertEquals(-slope * Math.abs(i - j), scores.at(1, i, j), DOUBLE_ROUNDING);
      }
    }
  }
}
