package io.github.sinecast.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class MovingBlockBootstrapTest {
  private static final int ORIGINS = 2000;

  /** The reference always loses 10, so that the skill is a mean: 1 - mean / 10. */
  private static final double[] TEN = filled(10);

  @Test
  void theIntervalOfIndependentLossesIsThatOfTheory() {
    double[] losses = normalLosses(3, 0);
    double mean = Arrays.stream(losses).sum() / ORIGINS;
    double squares = Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
    double halfWidth = 1.959964 * Math.sqrt(squares / ORIGINS / ORIGINS) / 10;

    MovingBlockBootstrap.Interval interval =
        new MovingBlockBootstrap(1, 20_000, 1).skill(losses, TEN);

    assertEquals(1 - mean / 10, interval.skill(), 1e-12);
    // of 20,000 draws a 2.5 % quantile is known to some 2 % of the width
    assertEquals(interval.skill() - halfWidth, interval.lower(), 0.05 * halfWidth);
    assertEquals(interval.skill() + halfWidth, interval.upper(), 0.05 * halfWidth);
  }

  @Test
  void lossesThatDependOnTheirNeighboursGiveAWiderInterval() {
    MovingBlockBootstrap blocks = MovingBlockBootstrap.usual(ORIGINS, 20, 1);

    double independent = width(blocks.skill(normalLosses(3, 0), TEN));
    double dependent = width(blocks.skill(normalLosses(3, 0.8), TEN));
    double taken = width(new MovingBlockBootstrap(1, 1000, 1).skill(normalLosses(3, 0.8), TEN));

    // in theory the mean of such a series is 3 times as uncertain as that of independent values
    assertTrue(dependent > 2 * independent, dependent + " beside " + independent);
    assertTrue(dependent > 1.8 * taken, "blocks " + dependent + ", single origins " + taken);
  }

  @Test
  void theIntervalHoldsThePointAndShiftsWithTheLosses() {
    double[] losses = normalLosses(9, 0.3);
    double[] doubled = Arrays.stream(losses).map(loss -> 2 * loss).toArray();
    MovingBlockBootstrap usual = MovingBlockBootstrap.usual(ORIGINS, 5, 4);

    MovingBlockBootstrap.Interval interval = usual.skill(losses, TEN);

    assertTrue(interval.lower() < interval.skill() && interval.skill() < interval.upper());
    assertEquals(1 - 2 * (1 - interval.lower()), usual.skill(doubled, TEN).lower(), 1e-12);
  }

  @Test
  void theSameLossesHaveSkillZeroForSure() {
    double[] losses = normalLosses(2, 0);

    MovingBlockBootstrap.Interval interval =
        MovingBlockBootstrap.usual(ORIGINS, 1, 1).skill(losses, losses);

    assertEquals(new MovingBlockBootstrap.Interval(0, 0, 0), interval);
  }

  @Test
  void theSameSeedDrawsTheSameAndAnotherDoesNot() {
    double[] losses = normalLosses(5, 0);

    MovingBlockBootstrap.Interval first =
        MovingBlockBootstrap.usual(ORIGINS, 3, 7).skill(losses, TEN);

    assertEquals(first, MovingBlockBootstrap.usual(ORIGINS, 3, 7).skill(losses, TEN));
    assertNotEquals(first, MovingBlockBootstrap.usual(ORIGINS, 3, 8).skill(losses, TEN));
  }

  @Test
  void blocksAreAsLongAsTheHorizonOrTheCubeRootOfTheOrigins() {
    assertEquals(13, MovingBlockBootstrap.usual(2000, 10, 1).blockLength());
    assertEquals(20, MovingBlockBootstrap.usual(2000, 20, 1).blockLength());
    assertEquals(10, MovingBlockBootstrap.usual(1000, 1, 1).blockLength());
    assertEquals(11, MovingBlockBootstrap.usual(1001, 1, 1).blockLength());
  }

  @Test
  void fewerThanTwoBlocksOrAPerfectReferenceHaveNoInterval() {
    MovingBlockBootstrap blocks = new MovingBlockBootstrap(5, 100, 1);

    assertTrue(Double.isNaN(blocks.skill(new double[9], new double[9]).skill()));
    assertTrue(Double.isNaN(blocks.skill(filled(1), new double[ORIGINS]).lower()));
    assertThrows(
        IllegalArgumentException.class, () -> blocks.skill(new double[20], new double[21]));
    assertThrows(InvalidSettingException.class, () -> new MovingBlockBootstrap(0, 1000, 1));
  }

  /** Losses around 8 with a standard deviation of 1, each depending on the one before. */
  private static double[] normalLosses(long seed, double dependence) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] losses = new double[ORIGINS];
    double state = 0;
    for (int origin = 0; origin < ORIGINS; origin++) {
      double noise = Math.sqrt(1 - dependence * dependence) * random.nextGaussian();
      state = dependence * state + noise;
      losses[origin] = 8 + state;
    }
    return losses;
  }

  private static double[] filled(double value) {
    double[] values = new double[ORIGINS];
    Arrays.fill(values, value);
    return values;
  }

  private static double width(MovingBlockBootstrap.Interval interval) {
    return interval.upper() - interval.lower();
  }
}
