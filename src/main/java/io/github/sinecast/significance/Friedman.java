package io.github.sinecast.significance;

import io.github.sinecast.Sample;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * Friedman's test whether models differ over several series, by their ranks on each.
 *
 * <p>With k models, n series and R(j) the sum of the ranks of model j, the statistic is {@code 12
 * sum (R(j) - n (k + 1) / 2)^2 / (n k (k + 1) - sum (t^3 - t) / (k - 1))}; t are the numbers of
 * equal losses on a series. Where all models are equally good it has, nearly, a chi-squared
 * distribution with k - 1 degrees of freedom. Models that are equal on every series have statistic
 * NaN and p = 1.
 *
 * <p>The test takes series as independent. Those of one market are not, so its p value is too small
 * there; a test by date is not misled.
 *
 * <p>Sources: M. Friedman, The use of ranks to avoid the assumption of normality implicit in the
 * analysis of variance, Journal of the American Statistical Association 32 (1937), <a
 * href="https://doi.org/10.1080/01621459.1937.10503522">doi:10.1080/01621459.1937.10503522</a>;
 * correction for ties: M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods (1973).
 *
 * @param series n, the number of series
 * @param models k, the number of models
 * @param statistic Friedman's statistic
 * @param p its p value
 */
public record Friedman(int series, int models, double statistic, double p) {
  /**
   * Tests losses.
   *
   * @param losses of each model on each series, by series and model: at least one series and two
   *     models
   */
  static Friedman of(double[][] losses) {
    int n = losses.length;
    int k = losses[0].length;
    double[] sums = new double[k];
    double ties = 0;
    for (double[] ofSeries : losses) {
      double[] ranks = Sample.ranks(ofSeries);
      for (int model = 0; model < k; model++) {
        sums[model] += ranks[model];
        double own = ranks[model];
        double equal = Arrays.stream(ranks).filter(rank -> rank == own).count();
        // Each of t equal losses adds t^2 - 1, together t^3 - t.
        ties += equal * equal - 1;
      }
    }
    double squares = Sample.squares(sums, n * (k + 1) / 2.0);
    double statistic = 12 * squares / (n * k * (k + 1.0) - ties / (k - 1));
    double p =
        squares == 0 ? 1 : 1 - new ChiSquaredDistribution(k - 1).cumulativeProbability(statistic);
    return new Friedman(n, k, statistic, p);
  }
}
