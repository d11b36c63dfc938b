package io.github.sinecast.volatility;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * A regression of least squares with intercept, from sums that rows are added to.
 *
 * <p>Numbers are expected around 0, as log variances less their mean are: sums of squares then lose
 * little to rounding.
 */
final class LeastSquares {
  private final int size;
  private final double[] means;
  private final double[][] products;
  private double count;

  /**
   * @param size the number of regressors, without the intercept
   */
  LeastSquares(int size) {
    this.size = size;
    // The response is the last number of a row.
    means = new double[size + 1];
    products = new double[size + 1][size + 1];
  }

  /** Adds a row, by Welford's update of means and centred products. */
  void add(double[] numbers, double response) {
    count++;
    double[] before = new double[size + 1];
    for (int i = 0; i <= size; i++) {
      double value = i < size ? numbers[i] : response;
      before[i] = value - means[i];
      means[i] += before[i] / count;
      double after = value - means[i];
      for (int j = 0; j <= i; j++) {
        products[i][j] += before[j] * after;
      }
    }
  }

  /**
   * A fitted regression.
   *
   * @param coefficients of the regressors
   * @param variance the mean squared residual
   */
  record Fit(double intercept, List<Double> coefficients, double variance) {}

  /** The regression of least squares; of the shortest coefficients where many are as good. */
  Fit fit() {
    double[][] normal = new double[size][size];
    double[] right = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        normal[i][j] = products[Math.max(i, j)][Math.min(i, j)];
      }
      right[i] = products[size][i];
    }
    double[] solution =
        new SingularValueDecomposition(new Array2DRowRealMatrix(normal))
            .getSolver()
            .solve(new ArrayRealVector(right))
            .toArray();
    double intercept = means[size];
    double explained = 0;
    for (int i = 0; i < size; i++) {
      intercept -= solution[i] * means[i];
      explained += solution[i] * right[i];
    }
    return new Fit(
        intercept,
        Arrays.stream(solution).boxed().toList(),
        Math.max(0, products[size][size] - explained) / count);
  }
}
