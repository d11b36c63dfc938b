package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PopeEncodingTest {
  private static final int TOKENS = AroundIndependenceDay.ROWS;

  /** By the sum of cosines in the paper, which needs no pairs. */
  @ParameterizedTest
  @EnumSource
  void productsAreMagnitudesTimesCosinesOfPositions(Clock clock) {
    EncoderShape shape = new EncoderShape(TOKENS, 1, 10, 2, 1, false);
    Random random = new Random(3);
    double[] offsets = random.doubles(10, -Math.PI, Math.PI).toArray();
    Plain plain =
        Plain.with(
            new PopeEncoding(50, clock),
            shape,
            AroundIndependenceDay.times(shape),
            (name, initial, axes) -> offsets);
    PlainNumbers queries = random(random, 2, TOKENS, 5);
    PlainNumbers keys = random(random, 2, TOKENS, 5);
    PlainNumbers products = products(plain.sites, queries, keys);
    double[] positions = AroundIndependenceDay.positions(clock);
    for (int head = 0; head < 2; head++) {
      for (int i = 0; i < TOKENS; i++) {
        for (int j = 0; j < TOKENS; j++) {
          double expected = 0;
          for (int c = 0; c < 5; c++) {
            double angle = (positions[j] - positions[i]) * Math.pow(50, -c / 5.0);
            expected +=
                softplus(queries.at(head, i, c))
                    * softplus(keys.at(head, j, c))
                    * Math.cos(angle + offsets[head * 5 + c]);
          }
          assertEquals(expected, products.at(head, i, j), 10 * DOUBLE_ROUNDING);
        }
      }
    }
  }

  /** Numbers of 0 have the magnitude ln 2, and one number has the frequency 1. */
  @Test
  void threeTokensTurnAsByHand() {
    EncoderShape shape = new EncoderShape(3, 1, 1, 1, 1, false);
    Plain plain =
        Plain.with(
            new PopeEncoding(),
            shape,
            TokenTimes.counted(shape),
            (name, initial, axes) -> new double[] {-Math.PI / 2});
    PlainNumbers zeros = new PlainNumbers(new double[3], 1, 3, 1);
    PlainNumbers products = products(plain.sites, zeros, zeros);
    double square = Math.log(2) * Math.log(2);
    double[][] sines = {
      {0, Math.sin(1), Math.sin(2)}, {-Math.sin(1), 0, Math.sin(1)}, {-Math.sin(2), -Math.sin(1), 0}
    };
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(square * sines[i][j], products.at(0, i, j), DOUBLE_ROUNDING);
      }
    }
  }

  private static PlainNumbers products(PlainSites sites, PlainNumbers queries, PlainNumbers keys) {
    return (PlainNumbers) sites.queries(0, queries).product(sites.keys(0, keys).transposed());
  }

  private static PlainNumbers random(Random random, int heads, int tokens, int width) {
    double[] values = random.doubles((long) heads * tokens * width, -2, 2).toArray();
    return new PlainNumbers(values, heads, tokens, width);
  }

  private static double softplus(double x) {
    return Math.log(1 + Math.exp(x));
  }
}
