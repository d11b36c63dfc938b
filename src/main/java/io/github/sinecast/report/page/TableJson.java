package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.run.CsvFile;
import io.github.sinecast.run.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Files of a run directory as JSON: {@code {"columns": [...], "rows": [[...], ...]}}.
 *
 * <p>All columns of a file are written, also those that its record does not know.
 */
final class TableJson {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private TableJson() {}

  /** Says which lines are written. */
  interface Choice<R extends Record> {
    boolean takes(CsvRows<R> line) throws IOException;
  }

  /** Writes the chosen lines of a file; null where there is no such file. */
  static <R extends Record> void write(
      JsonGenerator json, CsvFile<R> file, Path directory, Choice<R> chosen) throws IOException {
    if (!Files.exists(file.in(directory))) {
      json.writeNull();
      return;
    }
    try (CsvRows<R> lines = file.open(directory)) {
      List<String> columns = lines.columns();
      boolean[] words = new boolean[columns.size()];
      for (int column = 0; column < words.length; column++) {
        words[column] = lines.isOfWords(columns.get(column));
      }
      json.writeStartObject();
      json.writeObjectField("columns", columns);
      json.writeArrayFieldStart("rows");
      while (lines.next()) {
        if (chosen.takes(lines)) {
          json.writeStartArray();
          for (int column = 0; column < words.length; column++) {
            field(json, lines.fields().get(column), words[column]);
          }
          json.writeEndArray();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** Numbers are written with the digits of the file. */
  private static void field(JsonGenerator json, String field, boolean word) throws IOException {
    if (!word && NUMBER.matcher(field).matches()) {
      json.writeNumber(field);
    } else if (word || !field.isEmpty()) {
      json.writeString(field);
    } else {
      json.writeNull();
    }
  }
}
