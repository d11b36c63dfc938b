package io.github.sinecast.significance;

import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Nemenyi's test of every two models by their mean ranks over several series.
 *
 * <p>The mean ranks of two of k models over n series differ if they are further apart than the
 * critical difference {@code q sqrt(k (k + 1) / (6 n))}, where q is the quantile of the range of k
 * standard normal numbers (Student's, with infinite degrees of freedom) divided by sqrt(2). The
 * level holds for all pairs together.
 *
 * <p>Sources: P. B. Nemenyi, Distribution-free multiple comparisons, PhD thesis, Princeton
 * University (1963); J. Demsar, Statistical comparisons of classifiers over multiple data sets,
 * Journal of Machine Learning Research 7 (2006), <a
 * href="https://jmlr.org/papers/v7/demsar06a.html">jmlr.org/papers/v7/demsar06a</a>.
 *
 * @param models k, at least two
 * @param series n, at least one
 */
public record Nemenyi(int models, int series) {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** The density is below 1e-19 beyond. */
  private static final double FAR = 9;

  /** The trapezoid rule is exact to rounding for a smooth density that ends on both sides. */
  private static final int PARTS = 720;

  private static final double MOST_RANGE = 50;

  private static final double PRECISION = 1e-10;

  private static final int MOST_TRIALS = 200;

  /** How far apart mean ranks must be to differ at the level of all {@linkplain Verdict tests}. */
  public double criticalDifference() {
    double range =
        new BrentSolver(PRECISION)
            .solve(MOST_TRIALS, q -> beyond(q) - Verdict.LEVEL, 0, MOST_RANGE);
    return range / Math.sqrt(2) * error();
  }

  /** The p value of a difference of mean ranks. */
  public double p(double difference) {
    return beyond(Math.abs(difference) / error() * Math.sqrt(2));
  }

  private double error() {
    return Math.sqrt(models * (models + 1.0) / (6 * series));
  }

  /**
   * The probability that k standard normal numbers range over more than q: 1 less {@code k} times
   * the integral of {@code density(z) (Phi(z) - Phi(z - q))^(k - 1)} over their greatest, z.
   */
  private double beyond(double q) {
    double within = 0;
    double width = 2 * FAR / PARTS;
    for (int part = 0; part <= PARTS; part++) {
      double z = -FAR + part * width;
      double below = NORMAL.cumulativeProbability(z) - NORMAL.cumulativeProbability(z - q);
      within += NORMAL.density(z) * Math.pow(below, models - 1) * width;
    }
    return Math.min(1, Math.max(0, 1 - models * within));
  }
}
