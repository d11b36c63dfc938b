package io.github.sinecast.distribution;

import io.github.sinecast.Distribution;

/**
 * The distribution of {@code factor exp X}.
 *
 * @param logarithm the distribution of X
 * @param factor above 0
 */
record ExponentialOf(LearnedDistribution logarithm, double factor) implements Distribution {
  ExponentialOf {
    if (!(factor > 0 && Double.isFinite(factor))) {
      throw new IllegalArgumentException("a factor must be finite and above 0, found " + factor);
    }
  }

  @Override
  public double quantile(double probability) {
    return factor * Math.exp(logarithm.quantile(probability));
  }

  @Override
  public double mean() {
    return factor * logarithm.exponentialMean();
  }

  @Override
  public double crps(double actual) {
    return factor * logarithm.exponentialCrps(actual / factor);
  }
}
