package io.github.sinecast.data;

import io.github.sinecast.KnownAhead;
import io.github.sinecast.TimeLine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The columns that are known ahead of one series, while it is made of the rows of a table. */
final class AheadColumns {
  private final FoundColumns columns;
  private final int rows;
  private final LoadedTable all;

  /** The numbers in all rows. */
  private final Map<String, double[]> numbers = new LinkedHashMap<>();

  /**
   * @param rows the number of rows of the series, with the first of the table
   * @param all those rows and the rows after them
   */
  AheadColumns(FoundColumns columns, int rows, LoadedTable all) {
    this.columns = columns;
    this.rows = rows;
    this.all = all;
    columns
        .known()
        .forEach(
            (name, column) -> {
              if (!columns.texts().contains(column)) {
                numbers.put(name, all.numbers(column).asDoubleArray());
              }
            });
  }

  /** Fills holes in the rows of the series; the number of cells filled. */
  int fill(GapPolicy policy) {
    int filled = 0;
    for (double[] values : numbers.values()) {
      double[] past = Arrays.copyOf(values, rows);
      filled += policy.fill(past);
      System.arraycopy(past, 0, values, 0, rows);
    }
    return filled;
  }

  boolean isComplete(int row) {
    return numbers.values().stream().noneMatch(column -> Double.isNaN(column[row]));
  }

  /** What is known ahead, of rows that follow no series. */
  KnownAhead of() {
    return of(new int[0]);
  }

  /**
   * What is known ahead.
   *
   * @param kept the rows of the series that are kept
   */
  KnownAhead of(SeriesCalendar calendar, int[] kept) {
    KnownAhead known = of(kept);
    return known.at(calendar.applied(known.time()));
  }

  private KnownAhead of(int[] kept) {
    IntStream later =
        columns.known().isEmpty() ? IntStream.empty() : IntStream.range(rows, all.rows());
    int[] used = IntStream.concat(Arrays.stream(kept), later).toArray();
    TimeLine time =
        all.isDated()
            ? TimeLine.ofEpochSeconds(Arrays.stream(used).mapToLong(all::epochSecond).toArray())
            : TimeLine.ofRows(used.length);
    Map<String, double[]> known = new LinkedHashMap<>();
    numbers.forEach(
        (name, values) ->
            known.put(name, Arrays.stream(used).mapToDouble(row -> values[row]).toArray()));
    return new KnownAhead(time, known, texts(columns.known(), columns, all, used));
  }

  /** The columns of categories among some, in some rows. */
  static Map<String, String[]> texts(
      Map<String, Integer> some, FoundColumns columns, LoadedTable table, int[] rows) {
    Map<String, String[]> texts = new LinkedHashMap<>();
    some.forEach(
        (name, column) -> {
          if (columns.texts().contains(column)) {
            texts.put(
                name,
                Arrays.stream(rows)
                    .mapToObj(row -> table.text(column, row))
                    .toArray(String[]::new));
          }
        });
    return texts;
  }
}
