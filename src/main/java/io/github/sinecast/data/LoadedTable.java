package io.github.sinecast.data;

import static java.util.Objects.requireNonNull;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * The columns that were asked for, strictly read: a Tablesaw table of times, numbers, the rows in
 * which they stood, and ids.
 *
 * <p>Columns of numbers are called by their position, for names of a file may be alike.
 */
final class LoadedTable {
  private static final String DATE = "date";
  private static final String ID = "id";
  private static final String ROW = "row";

  private final Table table;
  private final Map<Integer, Int2ObjectMap<String>> holes;
  private final IntToLongFunction lineOf;
  private final @Nullable DateTimeColumn dates;
  private final IntColumn rows;

  private LoadedTable(
      Table table, Map<Integer, Int2ObjectMap<String>> holes, IntToLongFunction lineOf) {
    this.table = table;
    this.holes = holes;
    this.lineOf = lineOf;
    dates = table.containsColumn(DATE) ? table.dateTimeColumn(DATE) : null;
    rows = table.intColumn(ROW);
  }

  /**
   * Takes columns over without copying them: they are the largest things there are.
   *
   * @param lineOf the line of a row
   */
  static LoadedTable of(
      int rows,
      DateCells.@Nullable Settled dates,
      @Nullable StringColumn ids,
      Map<Integer, NumberCells> numbers,
      Map<Integer, StringColumn> texts,
      IntToLongFunction lineOf) {
    Table table = Table.create().addColumns(IntColumn.indexColumn(ROW, rows, 0));
    if (dates != null) {
      table.addColumns(LocalTimes.column(DATE, dates.epochSeconds()));
    }
    if (ids != null) {
      table.addColumns(ids.setName(ID));
    }
    Map<Integer, Int2ObjectMap<String>> holes = new LinkedHashMap<>();
    numbers.forEach(
        (column, cells) -> {
          holes.put(column, cells.holes());
          table.addColumns(cells.settled(name(column)));
        });
    texts.forEach((column, cells) -> table.addColumns(cells.setName(name(column))));
    return new LoadedTable(table, holes, lineOf);
  }

  private static String name(int column) {
    return Integer.toString(column);
  }

  /**
   * Groups the rows by their ids, in the order of their first rows, without rows that have no date
   * or no id.
   *
   * @param onlyId the id where the table has none
   */
  void forEachSeries(String onlyId, BiConsumer<String, LoadedTable> action) {
    if (!table.containsColumn(ID)) {
      action.accept(onlyId, dated());
      return;
    }
    StringColumn ids = table.stringColumn(ID);
    Map<String, Selection> rowsById = new LinkedHashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      rowsById.computeIfAbsent(ids.get(row), first -> Selection.with()).add(row);
    }
    rowsById.remove("");
    Table values = table.rejectColumns(ID);
    rowsById.forEach(
        (id, selected) ->
            action.accept(id, of(rowsById.size() == 1 ? values : values.where(selected)).dated()));
  }

  private LoadedTable of(Table other) {
    return new LoadedTable(other, holes, lineOf);
  }

  private LoadedTable dated() {
    return dates == null || dates.countMissing() == 0
        ? this
        : of(table.where(dates.isNotMissing()));
  }

  /** The rows by time, those of the same time in their order. */
  LoadedTable sorted() {
    return of(table.sortOn(DATE, ROW));
  }

  /** The rows that are known at a cutoff. */
  LoadedTable until(Cutoff cutoff) {
    DateTimeColumn times = dates();
    return of(
        table.where(
            Selection.with(
                IntStream.range(0, rows())
                    .filter(row -> cutoff.knows(LocalTimes.epochSecond(times.getLongInternal(row))))
                    .toArray())));
  }

  LoadedTable first(int count) {
    return count == rows() ? this : of(table.first(count));
  }

  LoadedTable without(int row) {
    return of(table.dropRows(row));
  }

  int rows() {
    return table.rowCount();
  }

  boolean isDated() {
    return dates != null;
  }

  /** Seconds from 1970-01-01T00:00 to a row's time. */
  long epochSecond(int row) {
    return LocalTimes.epochSecond(dates().getLongInternal(row));
  }

  /** Below 0 where a row is earlier than another, above 0 where it is later. */
  int compareTimes(int row, int other) {
    return Long.compare(dates().getLongInternal(row), dates().getLongInternal(other));
  }

  private DateTimeColumn dates() {
    return requireNonNull(dates, "a table without dates has no times");
  }

  /** A number; NaN where it is missing or was unreadable. */
  double number(int column, int row) {
    return numbers(column).getDouble(row);
  }

  /** The numbers of a column; NaN where one is missing or was unreadable. */
  DoubleColumn numbers(int column) {
    return table.doubleColumn(name(column));
  }

  /** A category; empty where it is missing. */
  String text(int column, int row) {
    return table.stringColumn(name(column)).get(row);
  }

  /** The text of a missing value that is not allowed, or null if there is none. */
  @Nullable String hole(int column, int row) {
    Int2ObjectMap<String> found = holes.get(column);
    return found == null || found.isEmpty() ? null : found.get(rows.getInt(row));
  }

  /** The line, counted from 1, on which a row stood. */
  long line(int row) {
    return lineOf.applyAsLong(rows.getInt(row));
  }
}
