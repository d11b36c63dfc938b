package io.github.sinecast.evaluation;

import io.github.sinecast.Require;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A 95 % interval of the skill of a forecaster, by the moving-block bootstrap.
 *
 * <p>The skill is {@code 1 - sum loss / sum reference loss}. The losses of all origins are drawn
 * again in blocks of consecutive origins, each block beginning anywhere with the same probability,
 * until there are as many as before (the last block is cut); the interval goes from the 2.5 % to
 * the 97.5 % quantile of the skills so drawn. Blocks keep what neighbouring windows share.
 *
 * <p>Source: H. R. Künsch, The jackknife and the bootstrap for general stationary observations,
 * Annals of Statistics 17 (1989), <a href="https://doi.org/10.1214/aos/1176347265">
 * doi:10.1214/aos/1176347265</a>.
 *
 * @param blockLength consecutive origins in a block
 * @param draws how often all origins are drawn
 * @param seed the same seed draws the same blocks
 */
public record MovingBlockBootstrap(int blockLength, int draws, long seed) {
  private static final int USUAL_DRAWS = 1000;
  private static final double TAIL = 0.025;

  /**
   * A skill and where it lies.
   *
   * @param skill the skill of all origins; NaN, as the bounds, where the reference makes no loss or
   *     the origins do not fill two blocks
   * @param lower the lower bound of the 95 % interval
   * @param upper its upper bound
   */
  public record Interval(double skill, double lower, double upper) {}

  public MovingBlockBootstrap {
    Require.atLeast(1, blockLength, "blockLength");
    Require.atLeast(100, draws, "draws");
  }

  /**
   * The usual bootstrap: blocks as long as the horizon, over which windows overlap, or as the cube
   * root of the number of origins rounded up, whichever is longer; 1000 draws.
   */
  public static MovingBlockBootstrap usual(int origins, int horizon, long seed) {
    int root = (int) Math.ceil(Math.cbrt(origins));
    return new MovingBlockBootstrap(Math.max(horizon, root), USUAL_DRAWS, seed);
  }

  /**
   * The interval of the skill.
   *
   * @param loss the losses of the forecaster at each origin, in time order, 0 or above
   * @param reference the losses of what it is measured by, at the same origins
   */
  public Interval skill(double[] loss, double[] reference) {
    int n = loss.length;
    if (reference.length != n) {
      throw new IllegalArgumentException(
          "%d losses cannot be measured by %d".formatted(n, reference.length));
    }
    double[] sums = runningSums(loss);
    double[] referenceSums = runningSums(reference);
    if (n < 2 * blockLength || !(referenceSums[n] > 0)) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] skills = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      double drawn = 0;
      double drawnReference = 0;
      for (int filled = 0; filled < n; filled += blockLength) {
        int from = random.nextInt(n - blockLength + 1);
        int to = from + Math.min(blockLength, n - filled);
        drawn += sums[to] - sums[from];
        drawnReference += referenceSums[to] - referenceSums[from];
      }
      skills[draw] = 1 - drawn / drawnReference;
    }
    Arrays.sort(skills);
    return new Interval(
        1 - sums[n] / referenceSums[n], quantile(skills, TAIL), quantile(skills, 1 - TAIL));
  }

  private static double[] runningSums(double[] values) {
    double[] sums = new double[values.length + 1];
    for (int index = 0; index < values.length; index++) {
      sums[index + 1] = sums[index] + values[index];
    }
    return sums;
  }

  /** The quantile of sorted values, linear between neighbours. */
  private static double quantile(double[] sorted, double level) {
    double place = level * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
