package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.NaiveLoopBuckets;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The encodings that act in attention, against their definitions. */
class AttentionEncodingsTest {
  /** Two ways to round the same few operations in double. */
  private static final double DOUBLE_ROUNDING = 1e-12;

  @Test
  void bucketsFollowTheDefinitionInBothDirections() {
    for (T5Encoding encoding :
        new T5Encoding[] {new T5Encoding(), new T5Encoding(8, 16), new T5Encoding(64, 1000)}) {
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

  @ParameterizedTest
  @EnumSource
  void rotationsMultiplyLikeTheWholeMatrix(RotaryLayout layout) {
    for (double fraction : new double[] {1, 0.5, 0.8}) {
      RopeEncoding encoding = new RopeEncoding(10_000, layout, fraction, Clock.INDEX);
      Rotation rotation = encoding.rotation(new EncoderShape(9, 20, 2));
      int rotated = 2 * rotation.pairs();
      double[] numbers = new Random(4).doubles(10, -1, 1).toArray();
      for (int position = 0; position < 9; position++) {
        double[] expected =
            NaiveLoopRotation.turned(
                numbers, position, rotated, 10_000, layout == RotaryLayout.INTERLEAVED);
        for (int column = 0; column < 10; column++) {
          assertEquals(
              expected[column], turned(rotation, numbers, position, column), DOUBLE_ROUNDING);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void turnedProductsDependOnTheDifferenceOfPositionsAlone(RotaryLayout layout) {
    Rotation rotation =
        new RopeEncoding(100, layout, 1, Clock.INDEX).rotation(new EncoderShape(30, 12, 1));
    double[] query = new Random(1).doubles(12, -1, 1).toArray();
    double[] key = new Random(2).doubles(12, -1, 1).toArray();
    double ahead = product(rotation, query, 3, key, 8);
    assertEquals(ahead, product(rotation, query, 20, key, 25), DOUBLE_ROUNDING);
    // Unlike a distance, it tells past from future.
    assertTrue(Math.abs(ahead - product(rotation, query, 8, key, 3)) > 1e-3);
  }

  @Test
  void ropeRefusesAnOddHeadWidthWithAllNumbers() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding().check(new EncoderShape(4, 15, 3)));
    assertTrue(refused.getMessage().contains("15"), refused.getMessage());
    assertTrue(refused.getMessage().contains("gives 5"), refused.getMessage());
  }

  @Test
  void ropeRefusesAFractionThatLeavesNoPair() {
    assertThrows(
        InvalidSettingException.class,
        () ->
            new RopeEncoding(100, RotaryLayout.HALF, 0.2, Clock.INDEX)
                .check(new EncoderShape(4, 16, 4)));
  }

  private static double product(
      Rotation rotation, double[] query, int at, double[] key, int keyAt) {
    double sum = 0;
    for (int column = 0; column < query.length; column++) {
      sum += turned(rotation, query, at, column) * turned(rotation, key, keyAt, column);
    }
    return sum;
  }

  /** What a network does with a rotation. */
  private static double turned(Rotation rotation, double[] numbers, int position, int column) {
    int pair = rotation.pair(column);
    if (pair < 0) {
      return numbers[column];
    }
    double angle = rotation.angle(position, pair);
    double partner = numbers[rotation.partner(column)];
    return numbers[column] * Math.cos(angle)
        + (rotation.isFirst(column) ? -partner : partner) * Math.sin(angle);
  }
}
