package io.github.sinecast.data;

import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** The columns of a file that were asked for, as plain arrays in the order of the file. */
final class LoadedTable {
  private final int rows;
  private final double @Nullable [] epochSeconds;
  private final String @Nullable [] ids;
  private final Map<Integer, double[]> numbers;
  private final @Nullable DateFormat dateFormat;
  private final IntToLongFunction lineOf;

  /** Takes the arrays over without copying them: they are the largest things there are. */
  LoadedTable(
      int rows,
      double @Nullable [] epochSeconds,
      String @Nullable [] ids,
      Map<Integer, double[]> numbers,
      @Nullable DateFormat dateFormat,
      IntToLongFunction lineOf) {
    this.rows = rows;
    this.epochSeconds = epochSeconds;
    this.ids = ids;
    this.numbers = numbers;
    this.dateFormat = dateFormat;
    this.lineOf = lineOf;
  }

  int rows() {
    return rows;
  }

  boolean isDated() {
    return epochSeconds != null;
  }

  /** Seconds from 1970-01-01T00:00 to a row's time; NaN where it was unreadable. */
  double epochSecond(int row) {
    if (epochSeconds == null) {
      throw new IllegalStateException("a table without dates has no times");
    }
    return epochSeconds[row];
  }

  /** The id of the series to which a row belongs, empty where the table has no ids. */
  String id(int row) {
    return ids == null ? "" : ids[row];
  }

  /** A number; NaN where it is missing or was unreadable. */
  double number(int column, int row) {
    double[] values = numbers.get(column);
    if (values == null) {
      throw new IllegalStateException("column " + column + " was not read");
    }
    return values[row];
  }

  @Nullable DateFormat dateFormat() {
    return dateFormat;
  }

  /** The line of the file, counted from 1, on which a row stands. */
  long line(int row) {
    return lineOf.applyAsLong(row);
  }
}
