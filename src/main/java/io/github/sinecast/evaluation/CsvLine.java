package io.github.sinecast.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One line of a comma-separated file, quoted as in <a
 * href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, ended by a line feed on every system.
 */
public final class CsvLine {
  private CsvLine() {}

  /** Appends a line with these fields. */
  public static void write(Appendable out, String... fields) throws IOException {
    write(out, Arrays.asList(fields));
  }

  /** Appends a line with these fields. */
  public static void write(Appendable out, List<String> fields) throws IOException {
    for (int field = 0; field < fields.size(); field++) {
      if (field > 0) {
        out.append(',');
      }
      out.append(quoted(fields.get(field)));
    }
    out.append('\n');
  }

  /** Reads the lines that {@link #write} wrote. */
  public static List<List<String>> readAll(BufferedReader in) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int read = in.read(); read >= 0; read = in.read()) {
      char character = (char) read;
      if (character == '"') {
        // Two quotes in a quoted field stand for one.
        in.mark(1);
        boolean doubled = quoted && in.read() == '"';
        if (doubled) {
          field.append('"');
        } else {
          in.reset();
          quoted = !quoted;
        }
      } else if (!quoted && (character == ',' || character == '\n')) {
        fields.add(field.toString());
        field.setLength(0);
        if (character == '\n') {
          lines.add(List.copyOf(fields));
          fields.clear();
        }
      } else {
        field.append(character);
      }
    }
    if (quoted || !fields.isEmpty() || field.length() > 0) {
      throw new IllegalArgumentException("the last line must end with a line feed");
    }
    return lines;
  }

  private static String quoted(String field) {
    boolean special = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
