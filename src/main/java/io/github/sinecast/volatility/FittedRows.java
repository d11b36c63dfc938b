package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.Sample;
import java.util.Locale;

/** The changes and variances of the rows that a model is fitted to. Immutable. */
final class FittedRows {
  private final RowMeasure measure;
  private final double[] changes;
  private final double[] variances;

  private FittedRows(RowMeasure measure, double[] changes, double[] variances) {
    this.measure = measure;
    this.changes = changes;
    this.variances = variances;
  }

  /**
   * Measures rows; no other row is looked at.
   *
   * @throws InvalidInputException if there are fewer than two rows, or the target never changes
   */
  static FittedRows of(History history, RowRange rows, Change change, RangeEstimator estimator) {
    RowMeasure raw = new RowMeasure(change, estimator, 1);
    double[] changes = new double[Math.max(0, rows.size() - 1)];
    double[] variances = new double[changes.length];
    for (int index = 0; index < changes.length; index++) {
      changes[index] = raw.change(history, rows.from() + 1 + index);
      variances[index] = raw.variance(history, rows.from() + 1 + index);
    }
    double square = changes.length == 0 ? 0 : Sample.meanSquare(changes, 0);
    double mean = changes.length == 0 ? 0 : Sample.mean(variances);
    if (!(square > 0) || !(mean > 0)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "series %s: a volatility model needs rows in which '%s' changes; %d rows from %s have no change",
              history.id(),
              history.target(),
              rows.size(),
              rows.size() == 0 ? "the first" : history.time().label(rows.from())));
    }
    double factor = estimator == RangeEstimator.SQUARED_CHANGE ? 1 : square / mean;
    for (int index = 0; index < variances.length; index++) {
      variances[index] *= factor;
    }
    return new FittedRows(new RowMeasure(change, estimator, factor), changes, variances);
  }

  RowMeasure measure() {
    return measure;
  }

  int size() {
    return changes.length;
  }

  double change(int index) {
    return changes[index];
  }

  double variance(int index) {
    return variances[index];
  }

  /** A copy of the changes. */
  double[] changes() {
    return changes.clone();
  }

  double meanSquare() {
    return Sample.meanSquare(changes, 0);
  }
}
