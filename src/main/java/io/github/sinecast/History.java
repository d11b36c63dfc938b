package io.github.sinecast;

import java.util.Objects;

/**
 * A series as it was known at a cutoff: the only thing a forecaster may see.
 *
 * <p>Rows from the cutoff on exist in the series but are out of reach, so that looking ahead is an
 * error and not a habit.
 */
public final class History {
  private final TimeSeries series;
  private final int length;

  History(TimeSeries series, int length) {
    if (length < 0 || length > series.length()) {
      throw new IllegalArgumentException(
          "series %s has %s rows; a history of %s rows does not exist"
              .formatted(series.id(), series.length(), length));
    }
    this.series = series;
    this.length = length;
  }

  /** The id of the series. */
  public String id() {
    return series.id();
  }

  /** Whether this begins with all the rows of another history of the very same series. */
  public boolean continues(History other) {
    return series == other.series && length >= other.length;
  }

  /** The number of known rows, which is also the first row that is not known: the cutoff. */
  public int length() {
    return length;
  }

  /** The target's value in a known row, in the units of the file. */
  public double target(int row) {
    return series.target(known(row));
  }

  /** The last known target value. */
  public double last() {
    return target(length - 1);
  }

  /** A column's value in a known row. */
  public double value(String column, int row) {
    return series.value(column, known(row));
  }

  /** A category of a column in a known row. */
  public String text(String column, int row) {
    return series.text(column, known(row));
  }

  /** What never changes in the series. */
  public Statics statics() {
    return series.statics();
  }

  /** Whether the series has a column of this name. */
  public boolean has(String column) {
    return series.columnNames().contains(column);
  }

  /** The time line; times of future rows are known in advance and may be asked for. */
  public TimeLine time() {
    return series.time();
  }

  /** The name of the target column. */
  public String target() {
    return series.target();
  }

  /**
   * What is known ahead: the columns that were declared so, in rows before and after the cutoff.
   * There is no other way to a row after it.
   */
  public KnownAhead ahead() {
    return series.ahead();
  }

  private int known(int row) {
    return Objects.checkIndex(row, length);
  }
}
