package io.github.sinecast.significance;

import java.util.Arrays;

/**
 * Hansen's test for superior predictive ability (SPA): whether any of several models is better than
 * a benchmark.
 *
 * <p>{@code d(k)} is the mean loss of the benchmark less that of model k, {@code se(k)} its
 * standard error from the bootstrap. The statistic is the greatest {@code d(k) / se(k)}, 0 if all
 * are below it. In the draws the mean of each difference is 0, or, of a model so poor that {@code
 * d(k) / se(k) < -sqrt(2 ln ln n)}, d(k) (the "consistent" p value). The p value is the share of
 * draws in which the statistic is greater. A small one says that the benchmark is not the best.
 *
 * <p>Source: P. R. Hansen, A test for superior predictive ability, Journal of Business and Economic
 * Statistics 23 (2005), <a
 * href="https://doi.org/10.1198/073500105000000063">doi:10.1198/073500105000000063</a>.
 */
final class SuperiorAbility {
  private SuperiorAbility() {}

  /**
   * The p value of the hypothesis that no model is better than the benchmark.
   *
   * @param origins the number of losses behind each mean, 3 or more
   */
  static double p(DrawnMeans means, int benchmark, int origins) {
    int draws = means.draws();
    double poor = -Math.sqrt(2 * Math.log(Math.log(origins)));
    double statistic = 0;
    double[] greatest = new double[draws];
    for (int model = 0; model < means.models(); model++) {
      if (model == benchmark) {
        continue;
      }
      double squares = 0;
      for (int draw = 0; draw < draws; draw++) {
        double deviation = means.deviation(benchmark, draw) - means.deviation(model, draw);
        squares += deviation * deviation;
      }
      double error = Math.sqrt(squares / draws);
      double difference = means.mean(benchmark) - means.mean(model);
      double t = means.studentised(difference, error);
      statistic = Math.max(statistic, t);
      double centre = t < poor ? difference : 0;
      for (int draw = 0; draw < draws; draw++) {
        double deviation = means.deviation(benchmark, draw) - means.deviation(model, draw);
        greatest[draw] = Math.max(greatest[draw], means.studentised(deviation + centre, error));
      }
    }
    double observed = statistic;
    return observed == 0
        ? 1
        : (double) Arrays.stream(greatest).filter(drawn -> drawn > observed).count() / draws;
  }
}
