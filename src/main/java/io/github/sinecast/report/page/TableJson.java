package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Comma-separated files as JSON: {@code {"columns": [...], "rows": [[...], ...]}}. */
final class TableJson {
  /** Columns of words; all others are numbers, written with the digits of the file. */
  private static final Set<String> WORDS =
      Set.of(
          "series",
          "model",
          "reference",
          "loss",
          "metric",
          "step",
          "verdict",
          "regime",
          "measure",
          "check",
          "subject",
          "leak",
          "found",
          "origin",
          "date",
          "part");

  private TableJson() {}

  /** Writes the chosen rows of a file; null where there is no such file. */
  static void write(JsonGenerator json, Path file, Predicate<List<String>> chosen)
      throws IOException {
    if (!Files.exists(file)) {
      json.writeNull();
      return;
    }
    try (CsvLines lines = CsvLines.open(file)) {
      boolean[] words = new boolean[lines.columns().size()];
      json.writeStartObject();
      json.writeArrayFieldStart("columns");
      for (int column = 0; column < words.length; column++) {
        words[column] = WORDS.contains(lines.columns().get(column));
        json.writeString(lines.columns().get(column));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("rows");
      for (List<String> row = lines.next(); row != null; row = lines.next()) {
        if (chosen.test(row)) {
          json.writeStartArray();
          for (int column = 0; column < row.size(); column++) {
            field(json, row.get(column), words[column]);
          }
          json.writeEndArray();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void field(JsonGenerator json, String field, boolean word) throws IOException {
    if (word) {
      json.writeString(field);
    } else if (field.isEmpty() || !Double.isFinite(Double.parseDouble(field))) {
      json.writeNull();
    } else {
      json.writeNumber(field);
    }
  }
}
