package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.NaiveLoopBuckets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class T5EncodingTest {
  @Test
  void bucketsFollowTheDefinitionInBothDirections() {
    for (T5Encoding encoding :
        List.of(new T5Encoding(), new T5Encoding(8, 16), new T5Encoding(64, 1000))) {
      for (int relative = -1100; relative <= 1100; relative++) {
        assertEquals(
            NaiveLoopBuckets.bucket(relative, encoding.buckets(), encoding.maximumDistance()),
            encoding.bucket(relative),
            encoding + " at " + relative);
      }
    }
  }

  /** 8 to 128 is a factor of 2^4 in 8 buckets: every second edge is a power of two, met exactly. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "8, 8",
    "11, 8",
    "12, 9",
    "15, 9",
    "16, 10",
    "31, 11",
    "32, 12",
    "63, 13",
    "64, 14",
    "127, 15",
    "128, 15",
    "5000, 15"
  })
  void bucketEdgesAreExactAtPowersOfTwo(int distance, int bucket) {
    assertEquals(bucket, new T5Encoding().bucket(-distance));
    assertEquals(distance == 0 ? 0 : bucket + 16, new T5Encoding().bucket(distance));
  }

  @Test
  void aScoreGainsItsHeadsNumberOfTheBucketInEveryLayer() {
    EncoderShape shape = new EncoderShape(11, 1, 12, 3, 2, false);
    AttentionWindow window = AttentionWindow.of(new T5Encoding(8, 6), shape);
    for (int head = 0; head < 3; head++) {
      for (int i = 0; i < 11; i++) {
        for (int j = 0; j < 11; j++) {
          int bucket = NaiveLoopBuckets.bucket(j - i, 8, 6);
          for (int layer = 0; layer < 2; layer++) {
            assertEquals(
                window.learned("buckets")[bucket * 3 + head], window.score(layer, head, i, j));
          }
        }
      }
    }
  }

  @Test
  void bucketsThatCannotBeSharedOutAreRefused() {
    InvalidSettingException odd =
        assertThrows(InvalidSettingException.class, () -> new T5Encoding(30, 128));
    assertEquals("buckets", odd.setting());
    assertTrue(odd.rule().contains("multiple of 4, found 30"), odd.rule());
    InvalidSettingException near =
        assertThrows(InvalidSettingException.class, () -> new T5Encoding(32, 8));
    assertEquals("maximumDistance", near.setting());
    assertTrue(near.rule().contains("8 distances"), near.rule());
  }
}
