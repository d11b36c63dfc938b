package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A Tablesaw table that a program hands over. Texts in it are read as strictly as the cells of a
 * file; numbers and dates have their type already.
 */
final class HandedTable {
  /** Whole numbers up to here are written with all their digits. */
  private static final double LARGEST_EXACT = 1L << 53;

  private final Table table;
  private final String name;

  HandedTable(Table table) {
    this.table = table;
    // A table made by Table.create() has no name.
    @Nullable String given = table.name();
    name = given == null || given.isBlank() ? "table" : given;
  }

  /** What the table is called. */
  String name() {
    return name;
  }

  Source source() {
    return new Source(name.equals("table") ? name : "table " + name, false);
  }

  /** The names and the first cells of the columns, as those of a file. */
  Dialect dialect() {
    if (table.columnCount() == 0 || table.isEmpty()) {
      throw new InvalidInputException(source().name() + ": has no rows; a table needs rows");
    }
    List<List<String>> sample =
        IntStream.range(0, Math.min(DialectFinder.LINES, table.rowCount()))
            .mapToObj(row -> table.columns().stream().map(column -> text(column, row)).toList())
            .toList();
    return new Dialect(Separator.COMMA, true, 1, List.of(), table.columnNames(), sample);
  }

  /** Reads the columns; what cannot be read is noted and becomes a missing value. */
  UnsettledColumns.Settled load(
      CsvSchema schema, FoundColumns columns, boolean missingAllowed, Problems problems) {
    boolean typedDates =
        columns.dates().columns().size() == 1 && isDates(table.column(columns.date()));
    Dialect dialect = dialect();
    UnsettledColumns cells =
        new UnsettledColumns(
            dialect,
            columns,
            typedDates ? List.of(UsualDateFormat.ISO) : columns.dates().formats(),
            new DecimalMarks(schema, dialect),
            missingAllowed,
            row -> row + 1L,
            problems);
    @Nullable DateCells dates = cells.dates();
    int rows = table.rowCount();
    for (int row = 0; row < rows; row++) {
      if (cells.hasIds()) {
        cells.appendId(text(table.column(columns.id()), row));
      }
      if (dates != null) {
        int at = row;
        dates.append(columns.dates().date(column -> text(table.column(column), at)));
      }
    }
    for (Map.Entry<Integer, NumberCells> numbers : cells.numbers()) {
      fill(numbers.getValue(), table.column(numbers.getKey()));
    }
    for (Map.Entry<Integer, StringColumn> texts : cells.texts()) {
      for (int row = 0; row < rows; row++) {
        texts.getValue().append(text(table.column(texts.getKey()), row));
      }
    }
    cells.noteUnclearNumbers();
    return cells.settle(rows, List.of());
  }

  private static void fill(NumberCells cells, Column<?> column) {
    for (int row = 0; row < column.size(); row++) {
      if (column instanceof NumericColumn<?> numbers) {
        cells.appendNumber(numbers.getDouble(row));
      } else {
        cells.appendCell(text(column, row));
      }
    }
  }

  private static boolean isDates(Column<?> column) {
    return column instanceof DateColumn
        || column instanceof DateTimeColumn
        || column instanceof InstantColumn;
  }

  /** A cell as a file would have it; empty where it is missing. */
  static String text(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    Object value = column.get(row);
    if (value instanceof Number number && isWhole(number.doubleValue())) {
      return Long.toString(number.longValue());
    }
    return value.toString().strip();
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT;
  }
}
