package io.github.sinecast.data;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a file that were asked for, as plain arrays in the order of the file. */
final class LoadedTable {
  private final int rows;
  private final DateCells.@Nullable Settled dates;
  private final String @Nullable [] ids;
  private final Map<Integer, double[]> numbers;
  private final Map<Integer, Int2ObjectMap<String>> holes;
  private final TableRows source;

  /** Takes the arrays over without copying them: they are the largest things there are. */
  LoadedTable(
      int rows,
      DateCells.@Nullable Settled dates,
      String @Nullable [] ids,
      Map<Integer, double[]> numbers,
      Map<Integer, Int2ObjectMap<String>> holes,
      TableRows source) {
    this.rows = rows;
    this.dates = dates;
    this.ids = ids;
    this.numbers = numbers;
    this.holes = holes;
    this.source = source;
  }

  int rows() {
    return rows;
  }

  boolean isDated() {
    return dates != null;
  }

  /** Seconds from 1970-01-01T00:00 to a row's time; {@link DateFormat#UNREADABLE} where it was. */
  long epochSecond(int row) {
    if (dates == null) {
      throw new IllegalStateException("a table without dates has no times");
    }
    return dates.epochSeconds().getLong(row);
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

  /** The text of a missing value that is not allowed, or null if there is none. */
  @Nullable String hole(int column, int row) {
    Int2ObjectMap<String> found = holes.get(column);
    return found == null ? null : found.get(row);
  }

  @Nullable DateFormat dateFormat() {
    return dates == null ? null : dates.format();
  }

  /** The line of the file, counted from 1, on which a row stands. */
  long line(int row) {
    return source.line(row);
  }

  /** What was left out, or read in spite of an oddity, in sentences. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>(source.remarks());
    if (dates != null && dates.remark() != null) {
      remarks.add(dates.remark());
    }
    return remarks;
  }
}
