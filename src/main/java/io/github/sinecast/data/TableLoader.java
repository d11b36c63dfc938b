package io.github.sinecast.data;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;

/** Loads a file into Tablesaw's columns, each of a type told beforehand. */
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
      int count = fill(receivers(columns, dates, ids, numbers), rows);
      problems.addAll(unsoundRows);
      noteUnclearNumbers(numbers, rows, problems);
      @Nullable DateFormat format = dates == null ? null : dates.settle(problems);
      return new LoadedTable(
          count,
          dates == null ? null : dates.asDoubleArray(),
          ids == null ? null : texts(ids, rows, problems),
          arrays(numbers),
          format,
          rows::line);
    } catch (IOException failure) {
      throw TextFile.unreadable(path, failure);
    }
  }

  /** Where the cells of each wanted column go. */
  private static Map<Integer, Consumer<@Nullable String>> receivers(
      FoundColumns columns,
      @Nullable DateCells dates,
      @Nullable StringColumn ids,
      Map<Integer, NumberCells> numbers) {
    Map<Integer, Consumer<@Nullable String>> receivers = new TreeMap<>();
    numbers.forEach((column, cells) -> receivers.put(column, cells::appendCell));
    if (dates != null) {
      receivers.put(columns.date(), dates::appendCell);
    }
    if (ids != null) {
      // As it is: by appendCell the ticker NA would be missing.
      receivers.put(columns.id(), cell -> ids.append(cell == null ? "" : cell));
    }
    return receivers;
  }

  /**
   * Fills columns with the parser that Tablesaw reads with, and returns the number of rows.
   *
   * <p>Tablesaw's own loop needs its class of tables, which looks through all jars for readers and
   * writers before it is used: a quarter of a short program's time.
   */
  private int fill(Map<Integer, Consumer<@Nullable String>> receivers, TableReader rows) {
    CsvParser parser = new CsvParser(settings());
    parser.beginParsing(rows);
    int count = 0;
    for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
      for (Map.Entry<Integer, Consumer<@Nullable String>> receiver : receivers.entrySet()) {
        receiver.getValue().accept(cells[receiver.getKey()]);
      }
      count++;
    }
    return count;
  }

  private CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(dialect.separator().handedOn());
    settings.getFormat().setLineSeparator("\n");
    // Lines that start with # are rows too.
    settings.setCommentProcessingEnabled(false);
    settings.setMaxColumns(dialect.width() + 1);
    settings.setMaxCharsPerColumn(ANY_LENGTH);
    return settings;
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
