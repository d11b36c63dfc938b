package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GradientSumTest {
  /** Some float products and one square root. */
  private static final float FLOAT_ROUNDING = 1e-6f;

  @Test
  void theMeanWeighsPartsByTheirWindows() {
    GradientSum sum = sum(new float[] {1, 0}, 3, 10, new float[] {5, 4}, 1, 2);
    assertEquals((3 * 10 + 2) / 4.0, sum.add(2));
    assertArrayEquals(new float[] {2, 1}, sum.sum());
  }

  @Test
  void partsThatTheBatchDoesNotFillDoNotCount() {
    GradientSum sum = sum(new float[] {1, 0}, 3, 10, new float[] {5, 4}, 1, 2);
    assertEquals(10, sum.add(1));
    assertArrayEquals(new float[] {1, 0}, sum.sum());
    assertEquals(8, sum.add(2), "and nothing is left from the batch before");
    assertArrayEquals(new float[] {2, 1}, sum.sum());
  }

  @Test
  void aLongGradientIsShortenedInItsDirection() {
    GradientSum sum = sum(new float[] {30, 40}, 1, 0, new float[2], 1, 0);
    sum.add(1);
    sum.clip(5);
    assertArrayEquals(new float[] {3, 4}, sum.sum(), FLOAT_ROUNDING);
  }

  @Test
  void aShortGradientIsLeftAsItIs() {
    GradientSum sum = sum(new float[] {0.3f, -0.4f}, 1, 0, new float[2], 1, 0);
    sum.add(1);
    sum.clip(0.51);
    assertArrayEquals(new float[] {0.3f, -0.4f}, sum.sum());
  }

  /** In float the square of 1e30 is infinite. */
  @Test
  void theNormOfALargeGradientDoesNotOverflow() {
    GradientSum sum = sum(new float[] {3e30f, 4e30f}, 1, 0, new float[2], 1, 0);
    sum.add(1);
    sum.clip(5);
    assertArrayEquals(new float[] {3, 4}, sum.sum(), FLOAT_ROUNDING);
  }

  private static GradientSum sum(
      float[] first, int windows, double loss, float[] second, int more, double otherLoss) {
    GradientSum sum = new GradientSum(2, 2);
    System.arraycopy(first, 0, sum.of(0), 0, 2);
    System.arraycopy(second, 0, sum.of(1), 0, 2);
    sum.put(0, windows, loss);
    sum.put(1, more, otherLoss);
    return sum;
  }
}
