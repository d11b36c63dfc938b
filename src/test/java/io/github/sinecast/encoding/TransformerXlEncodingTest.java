package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.NaiveLoopTransformerXl;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformerXlEncodingTest {
  @ParameterizedTest
  @EnumSource
  void aScoreIsTheSumOfTheFourTermsByEveryClock(Clock clock) {
    EncoderShape shape = new EncoderShape(7, 1, 12, 3, 2, false);
    AttentionWindow window = AttentionWindow.of(new TransformerXlEncoding(50, clock), shape);
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 3; head++) {
        for (int i = 0; i < 7; i++) {
          for (int j = 0; j < 7; j++) {
            double score = window.score(layer, head, i, j);
            double expected =
                NaiveLoopTransformerXl.gain(
                    window.query(head, i),
                    window.key(head, j),
                    rows(window.learned("content-bias"), 4)[head],
                    rows(window.learned("position-bias"), 4)[head],
                    Arrays.copyOfRange(
                        rows(window.learned("layer" + layer + ".map"), 12), 4 * head, 4 * head + 4),
                    window.position(clock, i) - window.position(clock, j),
                    50);
            assertEquals(expected, score, DOUBLE_ROUNDING);
          }
        }
      }
    }
  }

  @Test
  void anOddWidthIsRefused() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new TransformerXlEncoding().check(new EncoderShape(4, 15, 3)));
    assertTrue(refused.getMessage().contains("even width, found 15"), refused.getMessage());
  }

  private static double[][] rows(double[] numbers, int columns) {
    double[][] rows = new double[numbers.length / columns][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(numbers, row * columns, (row + 1) * columns);
    }
    return rows;
  }
}
