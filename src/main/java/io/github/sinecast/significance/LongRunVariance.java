package io.github.sinecast.significance;

import io.github.sinecast.Sample;

/**
 * How the variance of a mean is estimated where neighbours depend on each other.
 *
 * <p>In the formulas n is the number of values, m their mean, and {@code c(k) = sum (d(t) - m) (d(t
 * - k) - m) / n} their autocovariance at lag k.
 */
public enum LongRunVariance {
  /**
   * {@code c(0) + 2 (c(1) + ... + c(h - 1))}: right for optimal forecasts h steps ahead, whose
   * errors do not depend on each other over h steps or more. It can come out negative.
   *
   * <p>Source: F. X. Diebold and R. S. Mariano, Comparing predictive accuracy, Journal of Business
   * and Economic Statistics 13 (1995), <a href="https://doi.org/10.1080/07350015.1995.10524599">
   * doi:10.1080/07350015.1995.10524599</a>.
   */
  RECTANGULAR {
    @Override
    double weight(int lag, int horizon) {
      return 1;
    }
  },

  /**
   * As above with each lag k weighing {@code 1 - k / h}; never negative.
   *
   * <p>Source: W. K. Newey and K. D. West, A simple, positive semi-definite, heteroskedasticity and
   * autocorrelation consistent covariance matrix, Econometrica 55 (1987), <a
   * href="https://doi.org/10.2307/1913610">doi:10.2307/1913610</a>.
   */
  BARTLETT {
    @Override
    double weight(int lag, int horizon) {
      return 1 - (double) lag / horizon;
    }
  };

  abstract double weight(int lag, int horizon);

  /**
   * The estimate of the variance of the mean, times n.
   *
   * @param horizon h, above 0; the last lag is h - 1
   */
  double of(double[] values, int horizon) {
    double mean = Sample.meanOfShares(values);
    double variance = 0;
    for (int lag = 0; lag < Math.min(horizon, values.length); lag++) {
      double sum = 0;
      for (int index = lag; index < values.length; index++) {
        sum += (values[index] - mean) * (values[index - lag] - mean);
      }
      variance += (lag == 0 ? 1 : 2) * weight(lag, horizon) * sum / values.length;
    }
    return variance;
  }
}
