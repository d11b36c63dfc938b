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
    RowMeasure measure =
        new RowMeasure(change, estimator, factor(history, rows, change, estimator));
    double[] changes = new double[Math.max(0, rows.size() - 1)];
    double[] variances = new double[changes.length];
    for (int index = 0; index < changes.length; index++) {
      changes[index] = measure.change(history, rows.from() + 1 + index);
      variances[index] = measure.variance(history, rows.from() + 1 + index);
    }
    FittedRows fitted = new FittedRows(measure, changes, variances);
    if (changes.length == 0 || !(fitted.meanSquare() > 0)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "series %s: a volatility model needs rows in which '%s' changes; %d rows from %s have no change",
              history.id(),
              history.target(),
              rows.size(),
              rows.size() == 0 ? "the first" : history.time().label(rows.from())));
    }
    return fitted;
  }

  /** The mean square of the changes of rows with a range, over the mean of their estimates. */
  private static double factor(
      History history, RowRange rows, Change change, RangeEstimator estimator) {
    RowMeasure raw = new RowMeasure(change, estimator, 1);
    double squares = 0;
    double estimates = 0;
    for (int row = rows.from() + 1; row < rows.to(); row++) {
      if (raw.isRanged(history, row)) {
        squares += Math.pow(raw.change(history, row), 2);
        estimates += raw.variance(history, row);
      }
    }
    return squares > 0 && estimates > 0 ? squares / estimates : 1;
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

  /** A copy of the variances. */
  double[] variances() {
    return variances.clone();
  }

  double meanSquare() {
    return Sample.meanSquare(changes, 0);
  }
}
