package io.github.sinecast.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.AbstractColumnParser;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.ReadOptions;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Loads the columns of a file with Tablesaw, each with its type told beforehand. */
final class TableLoader {
  private static final int ANY_LENGTH = -1;

  private final Path path;
  private final CsvSchema schema;
  private final Dialect dialect;
  private final FoundColumns columns;
  private final boolean missingAllowed;

  TableLoader(
      Path path, CsvSchema schema, Dialect dialect, FoundColumns columns, boolean missingAllowed) {
    this.path = path;
    this.schema = schema;
    this.dialect = dialect;
    this.columns = columns;
    this.missingAllowed = missingAllowed;
  }

  /** Tells Tablesaw to fill a column that was made beforehand. */
  private record Prepared(Column<?> column) implements ColumnType {
    @Override
    public Column<?> create(String name) {
      return column;
    }

    @Override
    public String name() {
      return column.type().name();
    }

    @Override
    public int byteSize() {
      return column.type().byteSize();
    }

    @Override
    public String getPrinterFriendlyName() {
      return column.type().getPrinterFriendlyName();
    }

    @Override
    public AbstractColumnParser<?> customParser(ReadOptions options) {
      return column.type().customParser(options);
    }
  }

  /** Reads the whole file; what cannot be read is noted and becomes NaN. */
  LoadedTable load(Problems problems) {
    Problems unsoundRows = new Problems();
    try (BufferedReader text = TextFile.open(path);
        TableReader rows = new TableReader(path, text, dialect, unsoundRows)) {
      Map<Integer, NumberCells> numbers = new LinkedHashMap<>();
      for (int column : columns.numbers()) {
        numbers.put(
            column,
            new NumberCells(
                dialect.names().get(column),
                schema.decimalMark(),
                missingAllowed,
                rows::line,
                problems));
      }
      @Nullable DateCells dates =
          columns.date() < 0
              ? null
              : new DateCells(
                  dialect.names().get(columns.date()), columns.dateFormats(), rows::line);
      @Nullable StringColumn ids =
          columns.id() < 0 ? null : StringColumn.create(dialect.names().get(columns.id()));
      Table table =
          Table.read().usingOptions(options(rows, types(columns, dialect, dates, ids, numbers)));
      problems.addAll(unsoundRows);
      noteUnclearNumbers(numbers, rows, problems);
      @Nullable DateFormat format = dates == null ? null : dates.settle(problems);
      return new LoadedTable(
          table.rowCount(),
          dates == null ? null : dates.asDoubleArray(),
          ids == null ? null : texts(ids, rows, problems),
          arrays(numbers),
          format,
          rows::line);
    } catch (IOException failure) {
      throw TextFile.unreadable(path, failure);
    }
  }

  private CsvReadOptions options(TableReader rows, ColumnType[] types) {
    return CsvReadOptions.builder(rows)
        .columnTypes(types)
        .header(false)
        .separator(dialect.separator().handedOn())
        .lineEnding("\n")
        // Tablesaw would drop lines that start with #, and take the ticker NA for missing.
        .commentPrefix('\0')
        .missingValueIndicator("")
        .maxNumberOfColumns(dialect.width() + 1)
        .maxCharsPerColumn(ANY_LENGTH)
        .build();
  }

  private static ColumnType[] types(
      FoundColumns columns,
      Dialect dialect,
      @Nullable DateCells dates,
      @Nullable StringColumn ids,
      Map<Integer, NumberCells> numbers) {
    ColumnType[] types = new ColumnType[dialect.width()];
    Arrays.fill(types, ColumnType.SKIP);
    numbers.forEach((column, cells) -> types[column] = new Prepared(cells));
    if (dates != null) {
      types[columns.date()] = new Prepared(dates);
    }
    if (ids != null) {
      types[columns.id()] = new Prepared(ids);
    }
    return types;
  }

  private void noteUnclearNumbers(
      Map<Integer, NumberCells> numbers, TableReader rows, Problems problems) {
    // In a table with commas between cells, a quoted comma can only group thousands.
    if (dialect.separator() == Separator.COMMA
        || numbers.values().stream().anyMatch(NumberCells::showsDecimalPoint)) {
      return;
    }
    for (NumberCells cells : numbers.values()) {
      if (cells.unclearRow() >= 0) {
        problems.add(
            rows.line(cells.unclearRow()),
            cells.name(),
            "numbers must be clear, but '%s' may mean thousands or decimals; set data.csv.decimal-mark"
                .formatted(cells.unclearCell()));
      }
    }
  }

  private static String[] texts(StringColumn ids, TableReader rows, Problems problems) {
    String[] texts = new String[ids.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = ids.get(row);
      if (texts[row].isEmpty()) {
        problems.add(rows.line(row), ids.name(), "must name a series, found nothing; complete it");
      }
    }
    return texts;
  }

  private static Map<Integer, double[]> arrays(Map<Integer, NumberCells> numbers) {
    Map<Integer, double[]> arrays = new LinkedHashMap<>();
    numbers.forEach((column, cells) -> arrays.put(column, cells.asDoubleArray()));
    return arrays;
  }
}
