package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.volatility.FittedVolatility;

/**
 * What a volatility model says of each row of a history: nothing of a row depends on a later one.
 */
final class VolatilityRows {
  private final double[] changes;
  private final double[] variances;
  private final double[] forecasts;

  VolatilityRows(FittedVolatility volatility, History history) {
    this.changes = new double[history.length()];
    this.variances = new double[history.length()];
    this.forecasts = new double[history.length()];
    FittedVolatility.Filter filter = volatility.start();
    for (int row = 0; row < history.length(); row++) {
      if (row > 0) {
        changes[row] = volatility.measure().change(history, row);
        variances[row] = volatility.measure().variance(history, row);
      }
      filter.add(history, row);
      forecasts[row] = filter.variances(1)[0];
    }
  }

  /** The change {@code r(t)} of a row, which is not the first. */
  double change(int row) {
    return changes[row];
  }

  /** The variance {@code v(t)} of a row, which is not the first. */
  double variance(int row) {
    return variances[row];
  }

  /** The variance {@code V_1(t)} that is forecast in a row for the next. */
  double forecast(int row) {
    return forecasts[row];
  }

  /** The first of the last rows up to one, of which the first of all has no change. */
  static int firstOf(int rows, int row) {
    return Math.max(1, row - rows + 1);
  }
}
