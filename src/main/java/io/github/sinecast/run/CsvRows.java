package io.github.sinecast.run;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.sinecast.ReadableFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a {@link CsvFile}, one after the other; a line becomes a record only when it is
 * asked for, because most lines of a large file are passed over.
 *
 * @param <R> the record of a line
 */
public final class CsvRows<R extends Record> implements Closeable {
  private final CsvFile<R> file;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> lines;
  private final List<String> columns;
  private final int[][] places;
  private @Nullable CsvRecord line;

  CsvRows(CsvFile<R> file, Path path) throws IOException {
    this.file = file;
    this.reader =
        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(ReadableFile.requireRegular(path));
    boolean opened = false;
    try {
      this.lines = reader.iterator();
      this.columns = lines.hasNext() ? Csv.original(lines.next().getFields()) : List.of();
      this.places = file.places(columns);
      opened = true;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw broken(e);
    } finally {
      if (!opened) {
        reader.close();
      }
    }
  }

  /** The names of all columns of the file, also of those that the record does not know. */
  public List<String> columns() {
    return columns;
  }

  /** Whether a column is of words rather than of numbers, as far as the record knows it. */
  public boolean isOfWords(String column) {
    return file.isOfWords(column);
  }

  /**
   * Goes on to the next line.
   *
   * @return whether there is one
   * @throws IOException if the file cannot be read, or the line has not a field for each column
   */
  public boolean next() throws IOException {
    try {
      line = lines.hasNext() ? lines.next() : null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw broken(e);
    }
    if (line != null && line.getFieldCount() != columns.size()) {
      throw new IOException(
          "%s, line %s: must have %s fields as the header has, found %s"
              .formatted(
                  file.name(), line.getStartingLineNumber(), columns.size(), line.getFieldCount()));
    }
    return line != null;
  }

  /** The fields of the line. */
  public List<String> fields() {
    return Csv.original(current().getFields());
  }

  /** The first field of the line, by which lines are chosen. */
  public String first() {
    return Csv.original(current().getFields().subList(0, 1)).get(0);
  }

  /**
   * The record of the line.
   *
   * @throws IOException if a field is not of its column's type
   */
  public R row() throws IOException {
    CsvRecord read = current();
    return file.row(fields(), places, read.getStartingLineNumber());
  }

  private CsvRecord current() {
    if (line == null) {
      throw new IllegalStateException("there is no line");
    }
    return line;
  }

  private IOException broken(CsvParseException e) {
    String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return new IOException(file.name() + ": " + reason, e);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
