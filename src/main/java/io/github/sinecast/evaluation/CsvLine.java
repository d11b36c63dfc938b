package io.github.sinecast.evaluation;

import java.io.IOException;
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

  private static String quoted(String field) {
    boolean special = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
