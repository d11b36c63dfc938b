package io.github.sinecast.evaluation;

import java.util.Arrays;

/**
 * Selects models whose mean quantiles have the least CRPS: the best one first; then, in each round,
 * the one that lowers the CRPS of the mean most, which may be one that is in it already. A model's
 * weight is its share of the rounds.
 *
 * <p>The CRPS is the sum of pinball losses by the trapezoid rule over the levels, as in the score
 * tables. Of equal models the first is selected.
 *
 * <p>Source: R. Caruana, A. Niculescu-Mizil, G. Crew and A. Ksikes, Ensemble selection from
 * libraries of models, ICML 2004, <a
 * href="https://doi.org/10.1145/1015330.1015432">doi:10.1145/1015330.1015432</a>.
 */
public final class GreedySelection {
  private final double[][] quantiles;
  private final double[] actual;
  private final double[] levels;
  private final double[] crpsWeights;

  /**
   * @param quantiles of each candidate, of each case at each level, at {@code [candidate][case *
   *     levels + level]}
   * @param actual what came true in each case
   */
  public GreedySelection(double[][] quantiles, double[] actual, QuantileLevels levels) {
    this.quantiles = quantiles;
    this.actual = actual;
    this.levels = levels.toArray();
    this.crpsWeights = DistributionMetric.crpsWeights(levels);
  }

  /** The share of each candidate in a number of rounds; they add up to 1. */
  public double[] weights(int rounds) {
    int[] selected = new int[quantiles.length];
    double[] sum = new double[actual.length * levels.length];
    for (int round = 1; round <= rounds; round++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int candidate = 0; candidate < quantiles.length; candidate++) {
        double crps = crpsWith(sum, quantiles[candidate], round);
        if (crps < least) {
          least = crps;
          best = candidate;
        }
      }
      selected[best]++;
      for (int place = 0; place < sum.length; place++) {
        sum[place] += quantiles[best][place];
      }
    }
    return Arrays.stream(selected).mapToDouble(count -> (double) count / rounds).toArray();
  }

  /** Weights pulled towards equal weights of those above 0. */
  public static double[] shrunk(double[] weights, double shrinkage) {
    long selected = Arrays.stream(weights).filter(weight -> weight > 0).count();
    return Arrays.stream(weights)
        .map(weight -> weight > 0 ? (1 - shrinkage) * weight + shrinkage / selected : 0)
        .toArray();
  }

  /** The mean CRPS of a candidate. */
  public double crps(int candidate) {
    return crpsWith(new double[actual.length * levels.length], quantiles[candidate], 1);
  }

  /** The mean CRPS with one more candidate in the mean. */
  private double crpsWith(double[] sum, double[] added, int count) {
    double crps = 0;
    int place = 0;
    for (double value : actual) {
      for (int level = 0; level < levels.length; level++, place++) {
        double quantile = (sum[place] + added[place]) / count;
        crps += crpsWeights[level] * PinballLoss.of(levels[level], value - quantile);
      }
    }
    return crps / actual.length;
  }
}
