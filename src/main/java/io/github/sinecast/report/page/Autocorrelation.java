package io.github.sinecast.report.page;

import io.github.sinecast.Sample;

/**
 * The sample autocorrelation of numbers in time: {@code r(k) = sum (x(t) - m)(x(t+k) - m) / sum
 * (x(t) - m)^2}, m being their mean.
 *
 * <p>Source: Box, Jenkins, Reinsel and Ljung, Time Series Analysis, section 2.1.5.
 */
final class Autocorrelation {
  private static final int MOST_LAGS = 20;

  /** More lags than a quarter of the numbers are too uncertain to show. */
  private static final int SHARE = 4;

  private Autocorrelation() {}

  /** From lag 1 on; empty where all numbers are equal or too few. */
  static double[] of(double[] numbers) {
    double mean = Sample.meanOfShares(numbers);
    double square = Sample.squares(numbers, mean);
    if (!(square > 0)) {
      return new double[0];
    }
    double[] lags = new double[Math.min(MOST_LAGS, numbers.length / SHARE)];
    for (int lag = 1; lag <= lags.length; lag++) {
      double sum = 0;
      for (int at = 0; at + lag < numbers.length; at++) {
        sum += (numbers[at] - mean) * (numbers[at + lag] - mean);
      }
      lags[lag - 1] = sum / square;
    }
    return lags;
  }
}
