package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.NaiveLoopBuckets;
import io.github.sinecast.encoding.oracle.NaiveLoopTupe;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TupeEncodingTest {
  private static final EncoderShape SHAPE = new EncoderShape(7, 1, 12, 3, 2, false);

  static Stream<TupeEncoding> encodings() {
    return Stream.of(new TupeEncoding(), new TupeEncoding(true, null), new TupeEncoding(true, 11));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aScoreGainsTheProductOfMappedPositionsInEveryLayer(TupeEncoding encoding) {
    AttentionWindow window = AttentionWindow.of(encoding, SHAPE);
    for (int head = 0; head < 3; head++) {
      for (int i = 0; i < 7; i++) {
        for (int j = 0; j < 7; j++) {
          double expected =
              NaiveLoopTupe.score(
                  window.learned("table"),
                  window.learned("query"),
                  window.learned("key"),
                  12,
                  4,
                  head,
                  i,
                  j);
          if (encoding.relativeBias()) {
            int bucket = NaiveLoopBuckets.bucket(j - i, 32, 128);
            expected += window.learned("relative.buckets")[bucket * 3 + head];
          }
          assertEquals(expected, window.score(0, head, i, j), DOUBLE_ROUNDING);
          assertEquals(expected, window.score(1, head, i, j), DOUBLE_ROUNDING);
        }
      }
    }
  }

  /** Content is divided by the root of 2K instead of K, so that both terms have the same size. */
  @Test
  void contentIsDividedByTheRootOfTwiceTheHeadWidth() {
    assertEquals(
        1 / Math.sqrt(2 * 4.0),
        AttentionWindow.of(new TupeEncoding(), SHAPE).sites.contentScale() / Math.sqrt(4),
        DOUBLE_ROUNDING);
  }

  @Test
  void aTableShorterThanTheTokensIsRefusedWithBothLengths() {
    InvalidSettingException refused =
        assertThrows(InvalidSettingException.class, () -> new TupeEncoding(false, 6).check(SHAPE));
    assertTrue(refused.getMessage().contains("6 positions"), refused.getMessage());
    assertTrue(refused.getMessage().contains("7 tokens"), refused.getMessage());
  }
}
