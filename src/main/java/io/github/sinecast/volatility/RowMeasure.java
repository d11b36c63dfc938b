package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;

/**
 * Measures how much a row moved: its change, and its variance {@code v(t)}.
 *
 * @param change how changes of the target are measured
 * @param estimator the estimate of a row's variance
 * @param factor what the estimate is multiplied by, so that its mean over the fitted rows is that
 *     of the squared changes; above 0
 */
public record RowMeasure(Change change, RangeEstimator estimator, double factor) {
  public RowMeasure {
    if (!(factor > 0 && Double.isFinite(factor))) {
      throw new IllegalArgumentException("a factor must be above 0 and finite, found " + factor);
    }
  }

  /** Measures squared changes. */
  static RowMeasure ofSquares(Change change) {
    return new RowMeasure(change, RangeEstimator.SQUARED_CHANGE, 1);
  }

  /** The change {@code r(t)} of the target from the row before to a row, which is not the first. */
  public double change(History history, int row) {
    return change.between(history.target(row - 1), history.target(row));
  }

  /** The variance {@code v(t)} of a row, which is not the first. */
  public double variance(History history, int row) {
    return factor * estimator.estimate(change(history, row), new RowOfHistory(history, row));
  }

  private record RowOfHistory(History history, int row) implements RangeEstimator.Prices {
    @Override
    public double open() {
      return history.value("open", row);
    }

    @Override
    public double high() {
      return history.value("high", row);
    }

    @Override
    public double low() {
      return history.value("low", row);
    }

    @Override
    public double close() {
      return history.value("close", row);
    }
  }
}
