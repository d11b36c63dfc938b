package io.github.sinecast.baseline;

/**
 * The parameters of a GARCH(1,1) process of mean 0.
 *
 * @param omega the variance that every step adds, above 0
 * @param alpha the weight of the last squared change
 * @param beta the weight of the last variance
 * @param square what stands for the square and the variance before the first change: the mean
 *     square of the changes learned from
 */
record Garch(double omega, double alpha, double beta, double square) {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** The variance of the first change. */
  double firstVariance() {
    return omega + (alpha + beta) * square;
  }

  double nextVariance(double variance, double change) {
    return omega + alpha * change * change + beta * variance;
  }

  /** The logarithm of the density of all changes. */
  double logLikelihood(double[] changes) {
    double sum = 0;
    double variance = firstVariance();
    for (double change : changes) {
      sum += LOG_TWO_PI + Math.log(variance) + change * change / variance;
      variance = nextVariance(variance, change);
    }
    return -sum / 2;
  }
}
