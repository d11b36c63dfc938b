package io.github.sinecast.encoding.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InitialTest {
  private static final int DRAWS = 40_000;

  @Test
  void normalNumbersHaveTheDeviationThatIsAskedFor() {
    double[] draws = draws(Initial.normal(0.02));
    double square = mean(draws, 2);
    // Standard errors of mean, mean square and kurtosis of n normal numbers.
    assertEquals(0, mean(draws, 1), 5 * 0.02 / Math.sqrt(DRAWS));
    assertEquals(0.0004, square, 5 * 0.0004 * Math.sqrt(2.0 / DRAWS));
    assertEquals(3, mean(draws, 4) / (square * square), 5 * Math.sqrt(24.0 / DRAWS));
  }

  @Test
  void uniformNumbersFillWhatIsBetweenTheirBounds() {
    assertUniform(-1, 3, draws(Initial.uniform(-1, 3)));
  }

  /** Glorot and Bengio (2010), equation 16: the bound is the root of 6 over in plus out. */
  @Test
  void aLinearMapStartsUniformWithinGlorotsBound() {
    assertUniform(-0.5, 0.5, draws(Initial.glorot(8, 16)));
  }

  @Test
  void constantsAndZerosAreThatEverywhere() {
    assertArrayEquals(new double[] {7, 7, 7, 7}, Initial.constant(7).draw(new Random(1), axes(2)));
    assertArrayEquals(new double[4], Initial.ZERO.draw(new Random(1), axes(2)));
  }

  @Test
  void drawsFollowFromTheGeneratorAndKnowTheirPlaceInRowMajorOrder() {
    double[] first = Initial.normal(1).draw(new Random(5), axes(3));
    assertArrayEquals(first, Initial.normal(1).draw(new Random(5), axes(3)));
    assertFalse(Arrays.equals(first, Initial.normal(1).draw(new Random(6), axes(3))));
    Initial place = (random, index) -> index;
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, place.draw(new Random(1), axes(3)));
  }

  private static double[] draws(Initial initial) {
    return initial.draw(new Random(3), axes(200));
  }

  private static int[] axes(int length) {
    return new int[] {length, length};
  }

  private static double mean(double[] draws, int power) {
    return Arrays.stream(draws).map(draw -> Math.pow(draw, power)).average().orElseThrow();
  }

  private static void assertUniform(double from, double to, double[] draws) {
    double span = to - from;
    assertTrue(Arrays.stream(draws).allMatch(draw -> draw >= from && draw <= to));
    assertTrue(Arrays.stream(draws).min().orElseThrow() < from + 0.01 * span);
    assertTrue(Arrays.stream(draws).max().orElseThrow() > to - 0.01 * span);
    // A uniform number's standard deviation is its span over the root of 12.
    assertEquals((from + to) / 2, mean(draws, 1), 5 * span / Math.sqrt(12.0 * draws.length));
  }
}
