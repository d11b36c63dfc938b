package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopDaubechies;
import io.github.sinecast.encoding.oracle.NaiveLoopDywpe;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DywpeEncodingTest {
  /** The table of the paper has twelve digits. */
  private static final double PRINTED = 1e-11;

  /** What makes db4: an orthonormal filter, of which the first four moments vanish at pi. */
  @Test
  void theFilterIsOrthonormalWithFourVanishingMoments() {
    double[] low = Wavelet.lowPass();
    assertArrayEquals(NaiveLoopDaubechies.lowPass(), low, PRINTED);
    for (int shift = 0; shift < 4; shift++) {
      double product = 0;
      double moment = 0;
      for (int tap = 0; tap < 8; tap++) {
        product += tap + 2 * shift < 8 ? low[tap] * low[tap + 2 * shift] : 0;
        moment += (tap % 2 == 0 ? 1 : -1) * Math.pow(tap, shift) * low[tap];
      }
      assertEquals(shift == 0 ? 1 : 0, product, 1e-14);
      assertEquals(0, moment, 1e-13);
    }
  }

  /** Lengths that need repeated steps before them, and levels whose filter is longer than they. */
  @ParameterizedTest
  @CsvSource({"8, 1", "8, 3", "12, 2", "5, 2", "13, 3", "1, 2"})
  void scalesAreThoseOfTheMatricesAndTogetherTheSignal(int steps, int levels) {
    double[] signal = new Random(7).doubles(steps, -1, 1).toArray();
    double[][] expected = NaiveLoopDywpe.parts(signal, levels, NaiveLoopDaubechies.lowPass());
    double[][] scales = Wavelet.scales(steps, levels);
    double[] sum = new double[steps];
    for (int scale = 0; scale <= levels; scale++) {
      double[] part = new double[steps];
      for (int from = 0; from < steps; from++) {
        for (int to = 0; to < steps; to++) {
          part[to] += signal[from] * scales[scale][from * steps + to];
          sum[to] += signal[from] * scales[scale][from * steps + to];
        }
      }
      assertArrayEquals(expected[scale], part, 10 * PRINTED);
    }
    assertArrayEquals(signal, sum, 10 * PRINTED);
  }

  /** A constant has no details: only the slowest scale has a part in it, and all of it. */
  @Test
  void threeEqualTokensGetTheWeightsOfTheSlowestScaleAlone() {
    EncoderShape shape = new EncoderShape(3, 1, 2, 1, 1, false);
    Plain plain =
        Plain.with(
            new DywpeEncoding(1),
            shape,
            TokenTimes.counted(shape),
            (name, initial, axes) ->
                switch (name) {
                  case "signal" -> new double[] {2, 1};
                  case "scales" -> new double[] {Math.log(3), 0, 5, 5};
                  case "gate.weight", "value.weight" -> new double[] {1, 0, 0, 1};
                  default -> new double[2];
                });
    PlainNumbers tokens = new PlainNumbers(new double[] {1, 4, 1, 4, 1, 4}, 3, 2);
    PlainNumbers added = Objects.requireNonNull(plain.sites.table(tokens));
    // The signal is 2 + 4 = 6; sigmoid(ln 3) = 3/4 and tanh(ln 3) = 4/5; tanh(0) = 0.
    for (int token = 0; token < 3; token++) {
      assertEquals(6 * 0.75 * 0.8, added.at(token, 0), PRINTED);
      assertEquals(0, added.at(token, 1), PRINTED);
    }
  }

  /**
   * Two variates, each with a signal of its own: one that is still gets no details of the other.
   */
  @Test
  void eachVariateHasASignalOfItsOwn() {
    EncoderShape shape = new EncoderShape(4, 2, 1, 1, 1, false);
    Plain plain =
        Plain.with(
            new DywpeEncoding(1),
            shape,
            TokenTimes.counted(shape),
            (name, initial, axes) ->
                name.equals("scales") ? new double[] {1, 2} : new double[] {1});
    double[] moving = {3, 1, -4, 1, 2, 1, 7, 1};
    PlainNumbers added = Objects.requireNonNull(plain.sites.table(new PlainNumbers(moving, 8, 1)));
    for (int step = 1; step < 4; step++) {
      assertEquals(added.at(1, 0), added.at(2 * step + 1, 0), PRINTED);
      assertTrue(Math.abs(added.at(0, 0) - added.at(2 * step, 0)) > 0.1);
    }
  }

  @Test
  void causalAttentionIsRefused() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new DywpeEncoding().check(new EncoderShape(4, 1, 8, 2, 1, true)));
    assertTrue(refused.rule().contains("bidirectional"), refused.rule());
  }
}
