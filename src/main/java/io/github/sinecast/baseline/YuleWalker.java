package io.github.sinecast.baseline;

import io.github.sinecast.Sample;
import java.util.Arrays;

/** An autoregressive model that was fitted by the equations of Yule and Walker. Immutable. */
final class YuleWalker {
  private final double mean;
  private final double[] coefficients;

  private YuleWalker(double mean, double[] coefficients) {
    this.mean = mean;
    this.coefficients = coefficients;
  }

  /**
   * The model of the order with the least {@code n log v(p) + 2 p}, v(p) being the variance that
   * order p leaves; of values without variance, the model of order 0.
   *
   * <p>Solved from order to order by Levinson and Durbin's recursion; autocovariances are divided
   * by n, which makes every model stationary.
   */
  static YuleWalker fit(double[] values, int maximumOrder) {
    double mean = Sample.mean(values);
    double[] covariances = covariances(values, mean, maximumOrder);
    double[] solution = new double[0];
    double[] best = solution;
    double variance = covariances[0];
    double least = values.length * Math.log(variance);
    for (int order = 1; order <= maximumOrder && variance > 0; order++) {
      double reflection = covariances[order];
      for (int lag = 1; lag < order; lag++) {
        reflection -= solution[lag - 1] * covariances[order - lag];
      }
      reflection /= variance;
      double[] next = Arrays.copyOf(solution, order);
      for (int lag = 1; lag < order; lag++) {
        next[lag - 1] -= reflection * solution[order - lag - 1];
      }
      next[order - 1] = reflection;
      solution = next;
      variance *= 1 - reflection * reflection;
      double criterion = values.length * Math.log(variance) + 2.0 * order;
      if (criterion < least) {
        least = criterion;
        best = solution;
      }
    }
    return new YuleWalker(mean, best);
  }

  private static double[] covariances(double[] values, double mean, int maximumLag) {
    double[] covariances = new double[maximumLag + 1];
    for (int lag = 0; lag <= maximumLag; lag++) {
      for (int row = lag; row < values.length; row++) {
        covariances[lag] += (values[row] - mean) * (values[row - lag] - mean) / values.length;
      }
    }
    return covariances;
  }

  double mean() {
    return mean;
  }

  int order() {
    return coefficients.length;
  }

  /** The weight of the value so many rows ago. */
  double coefficient(int lag) {
    return coefficients[lag - 1];
  }
}
