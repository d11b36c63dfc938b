package io.github.sinecast.data;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;

/** Loads a file into a Tablesaw table. */
final class TableLoader {
  private final TextFile file;
  private final CsvSchema schema;
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
    this.schema = schema;
    this.dialect = dialect;
    this.columns = columns;
    this.missingAllowed = missingAllowed;
  }

  /** Reads the whole file; what cannot be read is noted and becomes a missing value. */
  UnsettledColumns.Settled load(Problems problems) {
    try (TableRows rows = new TableRows(file.path(), file.open(), dialect, columns, problems)) {
      UnsettledColumns cells =
          new UnsettledColumns(
              dialect,
              columns,
              columns.dates().formats(),
              new DecimalMarks(schema, dialect),
              missingAllowed,
              rows::line,
              problems);
      @Nullable DateCells dates = cells.dates();
      int count = 0;
      for (; rows.next(); count++) {
        if (cells.hasIds()) {
          cells.appendId(rows.cell(columns.id()));
        }
        if (dates != null) {
          dates.append(columns.dates().date(rows::cell));
        }
        for (Map.Entry<Integer, NumberCells> numbers : cells.numbers()) {
          numbers.getValue().appendCell(rows.cell(numbers.getKey()));
        }
        for (Map.Entry<Integer, StringColumn> texts : cells.texts()) {
          texts.getValue().append(rows.cell(texts.getKey()));
        }
      }
      // In a table with commas between cells, a quoted comma can only group thousands.
      if (dialect.separator() != Separator.COMMA) {
        cells.noteUnclearNumbers();
      }
      return cells.settle(count, rows.remarks());
    } catch (IOException failure) {
      throw TextFile.unreadable(file.path(), failure);
    }
  }
}
