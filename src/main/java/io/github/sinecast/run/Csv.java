package io.github.sinecast.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Comma-separated text as all outputs have it: quoted as in <a
 * href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, with a line feed after each line on
 * every system.
 */
public final class Csv {
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
      csv.writeRecord(head);
      lines.forEach(csv::writeRecord);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    csv.flush();
  }

  /** A number with all its digits; empty if it is not finite. */
  public static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }
}
