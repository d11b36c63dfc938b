package io.github.sinecast.data;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;

/** Loads a file into Tablesaw's columns, each of a type told beforehand. */
final class TableLoader {
  private final TextFile file;
  private final DecimalMarks marks;
  private final Dialect dialect;
  private final FoundColumns columns;
  private final boolean missingAllowed;

  TableLoader(
      TextFile file,
      CsvSchema schema,
      Dialect dialect,
      FoundColumns columns,
      boolean missingAllowed) {
    this.file = file;
    this.dialect = dialect;
    this.columns = columns;
    this.missingAllowed = missingAllowed;
    marks = new DecimalMarks(schema, dialect);
  }

  /** Reads the whole file; what cannot be read is noted and becomes NaN. */
  LoadedTable load(Problems problems) {
    try (TableRows rows = new TableRows(file.path(), file.open(), dialect, columns, problems)) {
      Map<Integer, NumberCells> numbers = new LinkedHashMap<>();
      for (int column : columns.numbers()) {
        numbers.put(column, cells(column, missingAllowed, rows, problems));
      }
      Map<Integer, NumberCells> needed = Map.copyOf(numbers);
      for (int column : columns.examined().values()) {
        // What cannot be read in a column that is not needed is no problem.
        numbers.computeIfAbsent(column, none -> cells(column, true, rows, new Problems()));
      }
      @Nullable DateCells dates =
          columns.date() < 0
              ? null
              : new DateCells(
                  dialect.names().get(columns.date()), columns.dates().formats(), rows::line);
      @Nullable StringColumn ids =
          columns.id() < 0 ? null : StringColumn.create(dialect.names().get(columns.id()));
      int count = 0;
      for (; rows.next(); count++) {
        if (dates != null) {
          dates.append(date(rows));
        }
        if (ids != null) {
          // Not by appendCell: for it the ticker NA is a missing value.
          ids.append(rows.cell(columns.id()));
        }
        for (Map.Entry<Integer, NumberCells> cells : numbers.entrySet()) {
          cells.getValue().appendCell(rows.cell(cells.getKey()));
        }
      }
      noteUnclearNumbers(needed, rows, problems);
      return new LoadedTable(
          count,
          dates == null ? null : dates.settle(problems),
          ids == null ? null : texts(ids, rows, problems),
          arrays(numbers),
          holes(numbers),
          rows);
    } catch (IOException failure) {
      throw TextFile.unreadable(file.path(), failure);
    }
  }

  private NumberCells cells(int column, boolean holesAllowed, TableRows rows, Problems problems) {
    return new NumberCells(
        dialect.names().get(column),
        marks.of(column),
        NumberDress.of(dialect.sampleOf(column)),
        holesAllowed,
        rows::line,
        problems);
  }

  private String date(TableRows rows) {
    return columns.dates().date(rows::cell);
  }

  private void noteUnclearNumbers(
      Map<Integer, NumberCells> numbers, TableRows rows, Problems problems) {
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

  private static String[] texts(StringColumn ids, TableRows rows, Problems problems) {
    String[] texts = new String[ids.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = ids.get(row);
      if (texts[row].isEmpty()) {
        problems.add(rows.line(row), ids.name(), "must name a series, found nothing; complete it");
      }
    }
    return texts;
  }

  private static Map<Integer, Int2ObjectMap<String>> holes(Map<Integer, NumberCells> numbers) {
    Map<Integer, Int2ObjectMap<String>> holes = new LinkedHashMap<>();
    numbers.forEach((column, cells) -> holes.put(column, cells.holes()));
    return holes;
  }

  private static Map<Integer, double[]> arrays(Map<Integer, NumberCells> numbers) {
    Map<Integer, double[]> arrays = new LinkedHashMap<>();
    numbers.forEach((column, cells) -> arrays.put(column, cells.asDoubleArray()));
    return arrays;
  }
}
