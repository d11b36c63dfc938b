package io.github.sinecast.evaluation;

import io.github.sinecast.Distribution;

/**
 * The variance of a distribution from its quantiles: that of {@value #POINTS} values, the quantiles
 * in the middle of equal steps of probability.
 *
 * <p>So it is finite for every distribution, also where tails are too heavy for a variance. Of a
 * normal distribution it is 2.5 % too small, for the tails beyond the last value are missing.
 */
final class ForecastVariance {
  static final int POINTS = 50;

  private ForecastVariance() {}

  static double of(Distribution distribution) {
    double middle = distribution.quantile(0.5);
    double sum = 0;
    double squares = 0;
    for (int point = 0; point < POINTS; point++) {
      double distance = distribution.quantile((point + 0.5) / POINTS) - middle;
      sum += distance;
      squares += distance * distance;
    }
    return (squares - sum * sum / POINTS) / POINTS;
  }
}
