package io.github.sinecast.audit;

import io.github.sinecast.Sample;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/** What each row of a column says that rows before it did not. */
final class Innovations {
  /** A share of the mean variance, added to each: columns that repeat each other can be solved. */
  private static final double RIDGE = 1e-9;

  /** A share of the variance that rounding leaves of a column that its past tells exactly. */
  private static final double NOTHING = 1e-8;

  private Innovations() {}

  /**
   * What a linear regression on rows before leaves of a column.
   *
   * @param pasts columns whose rows t - 1 to t - lags explain row t
   * @return the rows from {@code lags} on, with mean 0; zeros, if nothing is left
   */
  static double[] of(double[] values, int lags, double[]... pasts) {
    int rows = values.length - lags;
    double[][] known = new double[pasts.length * lags][];
    for (int past = 0; past < pasts.length; past++) {
      for (int lag = 1; lag <= lags; lag++) {
        known[past * lags + lag - 1] =
            standardised(Arrays.copyOfRange(pasts[past], lags - lag, values.length - lag));
      }
    }
    double[] left = Arrays.copyOfRange(values, lags, values.length);
    double mean = Sample.mean(left);
    for (int row = 0; row < rows; row++) {
      left[row] -= mean;
    }
    RealMatrix matrix = new Array2DRowRealMatrix(known, false);
    RealMatrix squares = matrix.multiplyTransposed(matrix);
    for (int index = 0; index < known.length; index++) {
      squares.addToEntry(index, index, RIDGE * rows);
    }
    double[] weights =
        new CholeskyDecomposition(squares)
            .getSolver()
            .solve(new ArrayRealVector(matrix.operate(left), false))
            .toArray();
    double before = Sample.squares(left, 0);
    double[] explained = matrix.preMultiply(weights);
    for (int row = 0; row < rows; row++) {
      left[row] -= explained[row];
    }
    return Sample.squares(left, 0) > NOTHING * before ? left : new double[rows];
  }

  /** The values with mean 0 and variance 1; zeros, if all are the same. */
  static double[] standardised(double[] values) {
    double mean = Sample.mean(values);
    double spread = Math.sqrt(Sample.meanSquare(values, mean));
    return Arrays.stream(values).map(value -> spread > 0 ? (value - mean) / spread : 0).toArray();
  }

  /** The place of each value among all, from 0 on; equal values share the mean of their places. */
  static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> values[row]))
            .mapToInt(row -> row)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int place = from; place < to; place++) {
        ranks[order[place]] = (from + to - 1) / 2.0;
      }
    }
    return ranks;
  }
}
