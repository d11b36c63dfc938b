package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.run.AttentionRow;
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
  private record Picture(String series, String origin, int layer, int head) {}

  /** Writes the weights of a run; an empty list where there are none. */
  static void write(JsonGenerator json, Path directory) throws IOException {
    Map<Picture, List<Float>> pictures = new LinkedHashMap<>();
    if (Files.exists(AttentionRow.FILE.in(directory))) {
      for (AttentionRow row : AttentionRow.FILE.read(directory)) {
        pictures
            .computeIfAbsent(
                new Picture(row.series(), row.origin(), row.layer(), row.head()),
                none -> new ArrayList<>())
            .add(row.weight());
      }
    }
    json.writeStartArray();
    for (Map.Entry<Picture, List<Float>> entry : pictures.entrySet()) {
      json.writeStartObject();
      json.writeStringField("series", entry.getKey().series());
      json.writeStringField("origin", entry.getKey().origin());
      json.writeNumberField("layer", entry.getKey().layer());
      json.writeNumberField("head", entry.getKey().head());
      json.writeArrayFieldStart("weights");
      for (float weight : entry.getValue()) {
        json.writeNumber(weight);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
