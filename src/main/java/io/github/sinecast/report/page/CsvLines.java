package io.github.sinecast.report.page;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a comma-separated file as a run directory has them, quoted as in <a
 * href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>.
 */
final class CsvLines implements Closeable {
  private final BufferedReader text;
  private final List<String> columns;

  private CsvLines(BufferedReader text, List<String> columns) {
    this.text = text;
    this.columns = columns;
  }

  /** Opens a file and reads its first line, the names of its columns. */
  static CsvLines open(Path file) throws IOException {
    BufferedReader text = Files.newBufferedReader(file);
    List<String> head = fields(text);
    return new CsvLines(text, head == null ? List.of() : head);
  }

  /** The names of the columns. */
  List<String> columns() {
    return columns;
  }

  /**
   * The place of a column.
   *
   * @throws IOException if there is none of that name
   */
  int column(String name) throws IOException {
    int place = columns.indexOf(name);
    if (place < 0) {
      throw new IOException("a column %s is missing among %s".formatted(name, columns));
    }
    return place;
  }

  /**
   * The fields of the next line; null after the last.
   *
   * @throws IOException if it has not as many fields as there are columns
   */
  @Nullable List<String> next() throws IOException {
    List<String> fields = fields(text);
    if (fields != null && fields.size() != columns.size()) {
      throw new IOException(
          "a line has %d fields instead of %d: %s"
              .formatted(fields.size(), columns.size(), String.join(",", fields)));
    }
    return fields;
  }

  private static @Nullable List<String> fields(BufferedReader text) throws IOException {
    String line = text.readLine();
    if (line == null) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    int from = 0;
    while (from <= line.length()) {
      if (from < line.length() && line.charAt(from) == '"') {
        int end = closingQuote(line, from);
        while (end < 0) {
          String more = text.readLine();
          if (more == null) {
            throw new IOException("a quoted field has no end: " + line.substring(from));
          }
          line = line + '\n' + more;
          end = closingQuote(line, from);
        }
        fields.add(line.substring(from + 1, end).replace("\"\"", "\""));
        from = end + 2;
      } else {
        int comma = line.indexOf(',', from);
        int end = comma < 0 ? line.length() : comma;
        fields.add(line.substring(from, end));
        from = end + 1;
      }
    }
    return fields;
  }

  /** The place of the quote that ends a field; -1 where the field goes on in the next line. */
  private static int closingQuote(String line, int open) {
    int at = open + 1;
    while (at < line.length()) {
      if (line.charAt(at) == '"') {
        if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
          at++;
        } else {
          return at;
        }
      }
      at++;
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
