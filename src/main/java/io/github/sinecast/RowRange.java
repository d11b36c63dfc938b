package io.github.sinecast;

/**
 * A run of consecutive rows of a series.
 *
 * @param from the first row, counted from 0
 * @param to the row after the last; equal to {@code from} when the range is empty
 */
public record RowRange(int from, int to) {
  public RowRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "a row range needs 0 <= from <= to, found from " + from + " and to " + to);
    }
  }

  /** The number of rows. */
  public int size() {
    return to - from;
  }

  /** Whether a row is among them. */
  public boolean contains(int row) {
    return row >= from && row < to;
  }
}
