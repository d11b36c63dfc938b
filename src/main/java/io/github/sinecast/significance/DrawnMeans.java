package io.github.sinecast.significance;

import io.github.sinecast.Sample;
import java.util.Arrays;

/**
 * The mean losses of models, and how they scatter when the origins are drawn again.
 *
 * <p>The draws of a moving-block bootstrap take origins near both ends less often than others, so
 * their deviations are measured from the mean over all draws, not from the mean of the sample.
 */
final class DrawnMeans {
  /** Deviations below this, beside the size of the losses, are rounding. */
  private static final double ROUNDING = 1e-12;

  private final double[] means;
  private final double[][] deviations;
  private final double rounding;

  /**
   * @param losses of each model at the same origins, in time order
   */
  DrawnMeans(double[][] losses, MovingBlockBootstrap bootstrap) {
    this.means = Arrays.stream(losses).mapToDouble(Sample::meanOfTwoPasses).toArray();
    this.deviations = bootstrap.means(losses);
    for (double[] drawn : deviations) {
      double centre = Sample.meanOfTwoPasses(drawn);
      for (int draw = 0; draw < drawn.length; draw++) {
        drawn[draw] -= centre;
      }
    }
    this.rounding = ROUNDING * Arrays.stream(means).map(Math::abs).max().orElse(0);
  }

  int models() {
    return means.length;
  }

  int draws() {
    return deviations[0].length;
  }

  double mean(int model) {
    return means[model];
  }

  /** The mean loss of a model in a draw, less its mean over all draws. */
  double deviation(int model, int draw) {
    return deviations[model][draw];
  }

  /** A difference in units of its standard error: 0 of rounding, infinite without scatter. */
  double studentised(double difference, double error) {
    if (error > rounding) {
      return difference / error;
    }
    return Math.abs(difference) <= rounding
        ? 0
        : Math.copySign(Double.POSITIVE_INFINITY, difference);
  }
}
