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

  /**
   * The variance {@code v(t)} of a row, which is not the first: the squared change where the row
   * has {@linkplain #hasRange no range}.
   */
  public double variance(History history, int row) {
    double ofChange = change(history, row);
    return isRanged(history, row)
        ? factor * estimator.estimate(ofChange, new RowOfHistory(history, row))
        : ofChange * ofChange;
  }

  /** Whether the variance of a row is that of its range. */
  boolean isRanged(History history, int row) {
    return estimator != RangeEstimator.SQUARED_CHANGE && hasRange(history, row);
  }

  /** Whether all prices of a row, as far as they are known, are above 0, and high above low. */
  static boolean hasRange(History history, int row) {
    return history.value("high", row) > history.value("low", row)
        && history.value("low", row) > 0
        && (!history.has("open") || history.value("open", row) > 0)
        && (!history.has("close") || history.value("close", row) > 0);
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
