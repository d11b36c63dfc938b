package io.github.sinecast.volatility;

import io.github.sinecast.History;
import io.github.sinecast.RowRange;

/**
 * A volatility model with its parameters for one series: forecasts {@code V_h(t)}, the variance of
 * the sum of the next h changes, from rows up to t.
 *
 * <p>All members are records of plain numbers, lists of them and enums, so that a model file can
 * hold them. Immutable.
 */
public sealed interface FittedVolatility
    permits VarianceRecursion, LogHarRegression, MeanLogVariance {
  /** How changes are measured: that of the sums whose variance is forecast. */
  RowMeasure measure();

  /** The greatest number of steps for which a variance can be forecast. */
  int horizon();

  /** The filter that knows no row yet. */
  Filter start();

  /**
   * These parameters at the level of another series, or of other rows: what is learned of one
   * series for another that has no fit of its own.
   *
   * @param rows the rows that show the level; at least two, whose target changes
   */
  FittedVolatility at(History history, RowRange rows);

  /**
   * The variances that are forecast in each row of a history, in one pass.
   *
   * @param horizon from 1 to {@link #horizon()}
   * @return {@code V_h(t)} in row t, at {@code [t][h - 1]}; finite and above 0
   */
  default double[][] variances(History history, int horizon) {
    double[][] variances = new double[history.length()][];
    Filter filter = start();
    for (int row = 0; row < variances.length; row++) {
      filter.add(history, row);
      variances[row] = filter.variances(horizon);
    }
    return variances;
  }

  /** What a model keeps of the rows of one series. */
  interface Filter {
    /**
     * Takes notice of the next row. The first one that is added has no change, and leaves the
     * variance as it is.
     *
     * @param row the row after that which was added before
     */
    void add(History history, int row);

    /**
     * The variance of the sum of the changes of the next h rows, for h from 1 to a horizon.
     *
     * @param horizon from 1 to the {@link FittedVolatility#horizon()} of the model
     */
    double[] variances(int horizon);
  }
}
