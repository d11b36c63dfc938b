package io.github.sinecast.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Comma-separated text as all outputs have it: quoted as in <a
 * href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, with a line feed after each line on
 * every system.
 *
 * <p>Spreadsheets take a cell that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or
 * a line break for a formula, which may run programs. Where such a cell is no number, an apostrophe
 * goes before it, as <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP</a>
 * advises, and reading takes it away again. So that nothing else is taken away, a cell that has
 * apostrophes before such a character gets one more.
 */
public final class Csv {
  private static final Pattern FORMULA =
      Pattern.compile("'*[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20].+", Pattern.DOTALL);

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?((\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|Infinity)");

  private Csv() {}

  /** Lines below their head, as text. */
  public static String text(List<String> head, Stream<? extends List<String>> lines) {
    StringWriter text = new StringWriter();
    try {
      write(text, head, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes lines below their head. */
  static void write(Writer out, List<String> head, Stream<? extends List<String>> lines)
      throws IOException {
    // Not closed, for that would close what it writes to.
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    try {
      csv.writeRecord(neutral(head));
      lines.map(Csv::neutral).forEach(csv::writeRecord);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    csv.flush();
  }

  private static List<String> neutral(List<String> fields) {
    return fields.stream()
        .map(
            field ->
                FORMULA.matcher(field).matches() && !NUMBER.matcher(field).matches()
                    ? "'" + field
                    : field)
        .toList();
  }

  /** The fields of a line that was written here, without the apostrophes that writing added. */
  static List<String> original(List<String> fields) {
    return fields.stream()
        .map(
            field ->
                field.startsWith("'") && FORMULA.matcher(field).matches()
                    ? field.substring(1)
                    : field)
        .toList();
  }

  /** A number with all its digits; empty if it is not finite. */
  public static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }
}
