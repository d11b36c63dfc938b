package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopSpe;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeEncodingTest {
  /**
   * The standard error of a mean over 40 draws of 1024 features is below 3 / sqrt(40 * 1024) where
   * kernels are at most 3 in all; four of them.
   */
  private static final double OF_DRAWS = 4 * 3 / Math.sqrt(40 * 1024);

  /** Over many draws, products are the kernel's: P_c(i - j) for each number. */
  @Test
  void productsAreOnAverageThoseOfTheKernel() {
    EncoderShape shape = new EncoderShape(6, 1, 3, 1, 1, false);
    Random random = new Random(5);
    double[] frequencies = random.doubles(6, -2, 2).toArray();
    double[] phases = random.doubles(6, -2, 2).toArray();
    double[] gains = random.doubles(6, -1, 0.5).toArray();
    NaiveLoopSpe loops = new NaiveLoopSpe(2, frequencies, phases, gains);
    double[] query = {1, -0.5, 0.3};
    double[] key = {0.4, 1, -0.8};
    double[][] mean = new double[6][6];
    for (int seed = 0; seed < 40; seed++) {
      PlainNumbers products =
          products(
              new SpeEncoding(2, 1024, seed, Clock.INDEX),
              shape,
              repeated(query, 6),
              repeated(key, 6),
              frequencies,
              phases,
              gains);
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
          mean[i][j] += products.at(0, i, j) / 40;
        }
      }
    }
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        double expected = 0;
        for (int c = 0; c < 3; c++) {
          expected += query[c] * key[c] * loops.kernel(c, i - j);
        }
        assertEquals(expected, mean[i][j], OF_DRAWS);
      }
    }
  }

  /** A frequency of sigmoid(0) / 2 = 1/4 and a gain of 1: the kernel is cos(pi d / 2). */
  @Test
  void theKernelOfThreeTokensIsAsByHand() {
    double[][] expected = {{1, 0, -1}, {0, 1, 0}, {-1, 0, 1}};
    EncoderShape shape = new EncoderShape(3, 1, 1, 1, 1, false);
    double[][] mean = new double[3][3];
    double[] one = {1};
    for (int seed = 0; seed < 40; seed++) {
      PlainNumbers products =
          products(
              new SpeEncoding(1, 1024, seed, Clock.INDEX),
              shape,
              repeated(one, 3),
              repeated(one, 3),
              new double[] {0},
              new double[] {0},
              new double[] {Math.log(Math.E - 1)});
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          mean[i][j] += products.at(0, i, j) / 40;
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(expected[i][j], mean[i][j], OF_DRAWS);
      }
    }
  }

  @Test
  void featuresAreThoseOfTheirSeed() {
    EncoderShape shape = new EncoderShape(4, 1, 6, 2, 1, false);
    Plain plain =
        Plain.random(new SpeEncoding(2, 7, 9, Clock.INDEX), shape, TokenTimes.counted(shape), 4);
    double[] numbers = new Random(1).doubles(24, -1, 1).toArray();
    PlainNumbers rows = new PlainNumbers(numbers, 2, 4, 3);
    for (int head = 0; head < 2; head++) {
      NaiveLoopSpe loops =
          new NaiveLoopSpe(
              2,
              ofHead(plain.learned("frequencies"), head),
              ofHead(plain.learned("phases"), head),
              ofHead(plain.learned("gains"), head));
      for (int token = 0; token < 4; token++) {
        double[] row =
            Arrays.copyOfRange(numbers, (head * 4 + token) * 3, (head * 4 + token) * 3 + 3);
        double[] query = loops.features(row, token, true, 7, 9);
        double[] key = loops.features(row, token, false, 7, 9);
        for (int r = 0; r < 7; r++) {
          assertEquals(
              query[r], plain.sites.queries(0, rows).at(head, token, r), 10 * DOUBLE_ROUNDING);
          assertEquals(key[r], plain.sites.keys(0, rows).at(head, token, r), 10 * DOUBLE_ROUNDING);
        }
      }
    }
    double[] other =
        Plain.of(new SpeEncoding(2, 7, 8, Clock.INDEX), shape, 4).sites.keys(0, rows).values();
    assertFalse(
        Arrays.equals(
            other,
            Plain.of(new SpeEncoding(2, 7, 9, Clock.INDEX), shape, 4)
                .sites
                .keys(0, rows)
                .values()));
  }

  @ParameterizedTest
  @CsvSource({"0, 64, sines", "5, 0, features", "5, 5000, features"})
  void sizesThatAreNoneAreRefused(int sines, int features, String setting) {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class, () -> new SpeEncoding(sines, features, 1, Clock.INDEX));
    assertEquals(setting, refused.setting());
  }

  private static double[] ofHead(double[] all, int head) {
    return Arrays.copyOfRange(all, head * all.length / 2, (head + 1) * all.length / 2);
  }

  private static PlainNumbers products(
      SpeEncoding encoding,
      EncoderShape shape,
      PlainNumbers queries,
      PlainNumbers keys,
      double[] frequencies,
      double[] phases,
      double[] gains) {
    Plain plain =
        Plain.with(
            encoding,
            shape,
            TokenTimes.counted(shape),
            (name, initial, axes) ->
                name.equals("frequencies") ? frequencies : name.equals("phases") ? phases : gains);
    return (PlainNumbers)
        plain.sites.queries(0, queries).product(plain.sites.keys(0, keys).transposed());
  }

  private static PlainNumbers repeated(double[] row, int tokens) {
    double[] rows = new double[row.length * tokens];
    for (int index = 0; index < rows.length; index++) {
      rows[index] = row[index % row.length];
    }
    return new PlainNumbers(rows, 1, tokens, row.length);
  }
}
