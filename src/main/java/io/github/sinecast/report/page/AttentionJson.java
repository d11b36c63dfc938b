package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attention weights as JSON: by window, layer and head the weights, query after query. */
final class AttentionJson {
  private AttentionJson() {}

  /** What the weights of a picture have in common. */
  private record Picture(String series, String origin, String layer, String head) {}

  /** Writes the file of weights; an empty list where there is none. */
  static void write(JsonGenerator json, Path file) throws IOException {
    Map<Picture, List<String>> pictures = new LinkedHashMap<>();
    if (Files.exists(file)) {
      try (CsvLines lines = CsvLines.open(file)) {
        for (List<String> row = lines.next(); row != null; row = lines.next()) {
          pictures
              .computeIfAbsent(
                  new Picture(row.get(0), row.get(1), row.get(2), row.get(3)),
                  none -> new ArrayList<>())
              .add(row.get(6));
        }
      }
    }
    json.writeStartArray();
    for (Map.Entry<Picture, List<String>> entry : pictures.entrySet()) {
      json.writeStartObject();
      json.writeStringField("series", entry.getKey().series());
      json.writeStringField("origin", entry.getKey().origin());
      json.writeStringField("layer", entry.getKey().layer());
      json.writeStringField("head", entry.getKey().head());
      json.writeArrayFieldStart("weights");
      for (String weight : entry.getValue()) {
        json.writeNumber(weight);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
