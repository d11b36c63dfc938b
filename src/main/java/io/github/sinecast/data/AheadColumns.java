package io.github.sinecast.data;

import io.github.sinecast.KnownAhead;
import io.github.sinecast.TimeLine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The columns that are known ahead of one series, while it is made of the rows of a table. */
final class AheadColumns {
  private final Map<String, Integer> columns;
  private final int rows;
  private final LoadedTable all;

  /** The values in the rows of the series. */
  private final Map<String, double[]> values = new LinkedHashMap<>();

  /**
   * @param columns the columns of the table, by name
   * @param rows the number of rows of the series, with the first of the table
   * @param all those rows and the rows after them
   */
  AheadColumns(Map<String, Integer> columns, int rows, LoadedTable all) {
    this.columns = columns;
    this.rows = rows;
    this.all = all;
    columns.forEach(
        (name, column) ->
            values.put(name, Arrays.copyOf(all.numbers(column).asDoubleArray(), rows)));
  }

  /** Fills holes in the rows of the series; the number of cells filled. */
  int fill(GapPolicy policy) {
    return values.values().stream().mapToInt(policy::fill).sum();
  }

  boolean isComplete(int row) {
    return values.values().stream().noneMatch(column -> Double.isNaN(column[row]));
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
    int[] later = columns.isEmpty() ? new int[0] : IntStream.range(rows, all.rows()).toArray();
    TimeLine time =
        all.isDated()
            ? TimeLine.ofEpochSeconds(
                LongStream.concat(
                        Arrays.stream(kept).mapToLong(all::epochSecond),
                        Arrays.stream(later).mapToLong(all::epochSecond))
                    .toArray())
            : TimeLine.ofRows(kept.length + later.length);
    Map<String, double[]> known = new LinkedHashMap<>();
    columns.forEach(
        (name, column) -> {
          double[] past = Objects.requireNonNull(values.get(name));
          known.put(
              name,
              IntStream.concat(Arrays.stream(kept), Arrays.stream(later))
                  .mapToDouble(row -> row < rows ? past[row] : all.number(column, row))
                  .toArray());
        });
    return new KnownAhead(time, known);
  }
}
