package io.github.sinecast.baseline;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Ridge regressions of several answers on the same standardised numbers, each with the penalty of
 * the least generalised cross-validation.
 *
 * <p>Source: G. H. Golub, M. Heath and G. Wahba, Generalized cross-validation as a method for
 * choosing a good ridge parameter, Technometrics 21 (1979), <a
 * href="https://doi.org/10.1080/00401706.1979.10489751">doi:10.1080/00401706.1979.10489751</a>.
 */
final class Ridge {
  /** Powers of ten, by halves, of the penalties that are tried, for each row of the regression. */
  private static final int LEAST_HALVES = -8;

  private static final int MOST_HALVES = 6;

  private final double[] means;
  private final double[] spreads;
  private final double[] intercepts;

  /** By answer, then by number. */
  private final double[][] slopes;

  /**
   * @param rows numbers by row, n x p
   * @param answers by row, n x H
   */
  Ridge(double[][] rows, double[][] answers) {
    int n = rows.length;
    int width = rows[0].length;
    this.means = new double[width];
    this.spreads = new double[width];
    double[][] standardised = new double[n][width];
    for (int column = 0; column < width; column++) {
      int at = column;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[at]).average().orElseThrow();
      double squares =
          Arrays.stream(rows).mapToDouble(row -> (row[at] - mean) * (row[at] - mean)).sum();
      means[column] = mean;
      spreads[column] = squares > 1e-12 * n ? Math.sqrt(squares / n) : 1;
      for (int row = 0; row < n; row++) {
        standardised[row][column] = (rows[row][column] - mean) / spreads[column];
      }
    }
    RealMatrix x = new Array2DRowRealMatrix(standardised, false);
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(x.transposeMultiply(x));
    double[] values =
        Arrays.stream(eigen.getEigenvalues()).map(value -> Math.max(0, value)).toArray();
    RealMatrix vectors = eigen.getV();
    int steps = answers[0].length;
    this.intercepts = new double[steps];
    this.slopes = new double[steps][];
    for (int step = 0; step < steps; step++) {
      int at = step;
      double mean = Arrays.stream(answers).mapToDouble(row -> row[at]).average().orElseThrow();
      double[] centred = Arrays.stream(answers).mapToDouble(row -> row[at] - mean).toArray();
      double[] turned = vectors.preMultiply(x.preMultiply(centred));
      double penalty = penalty(values, turned, centred, n);
      double[] shrunk = new double[width];
      for (int index = 0; index < width; index++) {
        shrunk[index] = turned[index] / (values[index] + penalty);
      }
      intercepts[step] = mean;
      slopes[step] = vectors.operate(shrunk);
    }
  }

  /** The penalty of the least {@code (squared errors / n) / (1 - degrees of freedom / n)^2}. */
  private static double penalty(double[] values, double[] turned, double[] answers, int n) {
    double total = Arrays.stream(answers).map(answer -> answer * answer).sum();
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int halves = LEAST_HALVES; halves <= MOST_HALVES; halves++) {
      double penalty = n * Math.pow(10, halves / 2.0);
      double squares = total;
      double freedom = 1;
      for (int index = 0; index < values.length; index++) {
        double divisor = values[index] + penalty;
        squares += turned[index] * turned[index] * (values[index] / divisor - 2) / divisor;
        freedom += values[index] / divisor;
      }
      double left = 1 - freedom / n;
      double score = left > 0 ? squares / n / (left * left) : Double.POSITIVE_INFINITY;
      if (score < least || best == 0) {
        least = score;
        best = penalty;
      }
    }
    return best;
  }

  /** The answers to a row of numbers. */
  double[] answers(double[] row) {
    double[] answers = intercepts.clone();
    for (int step = 0; step < answers.length; step++) {
      for (int column = 0; column < row.length; column++) {
        answers[step] += slopes[step][column] * (row[column] - means[column]) / spreads[column];
      }
    }
    return answers;
  }
}
