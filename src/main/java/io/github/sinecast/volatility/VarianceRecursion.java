package io.github.sinecast.volatility;

import io.github.sinecast.History;
import io.github.sinecast.RowRange;

/**
 * A variance that follows the last row: {@code s(t+1) = omega + (alpha + gamma 1[r(t) < 0]) v(t) +
 * beta s(t)}. Further ahead, {@code s <- omega + persistence s}; {@code V_h} is the sum of h of
 * them.
 *
 * <p>With gamma 0 and {@code v = r^2} a GARCH(1,1) process; with omega 0 and persistence 1 an
 * exponentially weighted moving average; with omega alone a constant.
 *
 * @param measure of changes and variances of rows
 * @param omega the variance that every row adds, at least 0
 * @param alpha the weight of the last row's variance, at least 0
 * @param gamma the further weight where the last change is below 0, at least 0
 * @param beta the weight of the last variance, from 0 to 1
 * @param persistence the expected weight of a variance in that of the next row, from 0 to 1
 * @param first the variance of the first change, above 0: {@code omega + persistence m}, m being
 *     the mean square of the fitted changes
 */
public record VarianceRecursion(
    RowMeasure measure,
    double omega,
    double alpha,
    double gamma,
    double beta,
    double persistence,
    double first)
    implements FittedVolatility {
  public VarianceRecursion {
    if (!(omega >= 0 && alpha >= 0 && alpha + gamma >= 0 && beta >= 0 && beta <= 1)
        || !(persistence >= 0 && persistence <= 1)
        || !(first > 0 && Double.isFinite(omega + first))) {
      throw new IllegalArgumentException(
          "a variance recursion needs weights from 0 and a first variance above 0, found %s %s %s %s %s %s"
              .formatted(omega, alpha, gamma, beta, persistence, first));
    }
  }

  /** The variance of the next change. */
  double next(double variance, double change, double varianceOfRow) {
    return omega + (change < 0 ? alpha + gamma : alpha) * varianceOfRow + beta * variance;
  }

  @Override
  public int horizon() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Filter start() {
    return new Following();
  }

  @Override
  public VarianceRecursion at(History history, RowRange rows) {
    FittedRows there = FittedRows.of(history, rows, measure.change(), measure.estimator());
    double ratio = there.meanSquare() / square();
    return new VarianceRecursion(
        there.measure(), omega * ratio, alpha, gamma, beta, persistence, first * ratio);
  }

  /** The mean square of the fitted changes, from which the first variance was forecast. */
  private double square() {
    return persistence > 0 ? (first - omega) / persistence : first;
  }

  private final class Following implements Filter {
    private double variance = first;
    private boolean isBegun;

    @Override
    public void add(History history, int row) {
      if (isBegun) {
        variance = next(variance, measure.change(history, row), measure.variance(history, row));
      }
      isBegun = true;
    }

    @Override
    public double[] variances(int horizon) {
      double[] sums = new double[horizon];
      double ofStep = variance;
      double sum = 0;
      for (int step = 0; step < horizon; step++) {
        sum += ofStep;
        // After a thousand equal rows the variance may be too small for a number.
        sums[step] = Math.max(sum, Double.MIN_NORMAL);
        ofStep = omega + persistence * ofStep;
      }
      return sums;
    }
  }
}
