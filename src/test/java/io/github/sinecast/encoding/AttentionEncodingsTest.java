package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.oracle.NaiveLoopBuckets;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import io.github.sinecast.encoding.oracle.NaiveLoopTape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The encodings that act in attention, and tape, against their definitions. */
class AttentionEncodingsTest {
  /** Two ways to round the same few operations in double. */
  private static final double DOUBLE_ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({"16, 8", "252, 64", "7, 5"})
  void tapeIsTheSinusoidWithWavelengthsThatSuitTheWindow(int tokens, int width) {
    double[][] expected = NaiveLoopTape.table(tokens, width, 10_000);
    PositionTable table =
        RecordedSites.of(new TimeAbsoluteEncoding(), new TokenShape(tokens, width, 1), 1).get(0);
    for (int position = 0; position < tokens; position++) {
      for (int column = 0; column < width; column++) {
        // The angle is at most D; two roundings of it differ by an ulp of that.
        assertEquals(expected[position][column], table.value(position, column), 1e-11);
      }
    }
  }

  @Test
  void tapeEqualsTheSinusoidWhereTokensAndWidthAreEqual() {
    TokenShape square = new TokenShape(8, 8, 1);
    PositionTable tape = RecordedSites.of(new TimeAbsoluteEncoding(), square, 1).get(0);
    PositionTable sinusoid = RecordedSites.of(new SinusoidalEncoding(), square, 1).get(0);
    for (int position = 0; position < 8; position++) {
      assertEquals(sinusoid.value(position, 3), tape.value(position, 3));
    }
  }

  @Test
  void bucketsFollowTheDefinitionInBothDirections() {
    for (BucketEncoding encoding :
        new BucketEncoding[] {
          new BucketEncoding(), new BucketEncoding(8, 16), new BucketEncoding(64, 1000)
        }) {
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
    assertEquals(bucket, new BucketEncoding().bucket(-distance));
    assertEquals(distance == 0 ? 0 : bucket + 16, new BucketEncoding().bucket(distance));
  }

  @Test
  void bucketBiasesAreSharedByPairsOfEqualDistanceAndStartAtZero() {
    ScoreBias bias = RecordedSites.bias(new BucketEncoding(), new TokenShape(40, 8, 2));
    assertTrue(bias.isLearned());
    assertEquals(32, bias.levels());
    assertEquals(0, bias.value(1, 3, 30));
    assertEquals(bias.index(0, 5), bias.index(20, 25));
    assertNotEquals(bias.index(0, 5), bias.index(5, 0));
  }

  @ParameterizedTest
  @EnumSource
  void rotationsMultiplyLikeTheWholeMatrix(RotaryLayout layout) {
    for (double fraction : new double[] {1, 0.5, 0.8}) {
      RotaryEncoding encoding = new RotaryEncoding(10_000, layout, fraction);
      Rotation rotation = RecordedSites.rotation(encoding, new TokenShape(9, 20, 2));
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
        RecordedSites.rotation(new RotaryEncoding(100, layout, 1), new TokenShape(30, 12, 1));
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
            () -> new RotaryEncoding().check(new TokenShape(4, 15, 3)));
    assertTrue(refused.getMessage().contains("15"), refused.getMessage());
    assertTrue(refused.getMessage().contains("gives 5"), refused.getMessage());
  }

  @Test
  void ropeRefusesAFractionThatLeavesNoPair() {
    assertThrows(
        InvalidSettingException.class,
        () -> new RotaryEncoding(100, RotaryLayout.HALF, 0.2).check(new TokenShape(4, 16, 4)));
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
