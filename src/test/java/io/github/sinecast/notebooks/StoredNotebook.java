package io.github.sinecast.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A notebook in its file. */
record StoredNotebook(Path file, JsonNode root) {
  static final Path FOLDER = Path.of("notebooks");

  /** All that the project has. */
  static List<StoredNotebook> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .sorted()
          .map(StoredNotebook::read)
          .toList();
    }
  }

  private static StoredNotebook read(Path file) {
    try {
      return new StoredNotebook(file, new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> code() {
    return cells("code");
  }

  /** The texts between the code. */
  List<String> prose() {
    return cells("markdown").stream().map(StoredNotebook::source).toList();
  }

  private List<JsonNode> cells(String type) {
    List<JsonNode> cells = new ArrayList<>();
    for (JsonNode cell : root.get("cells")) {
      if (cell.get("cell_type").asText().equals(type)) {
        cells.add(cell);
      }
    }
    return cells;
  }

  static String source(JsonNode cell) {
    return joined(cell.get("source"));
  }

  /** What a cell printed. */
  static String printed(JsonNode cell) {
    List<String> texts = new ArrayList<>();
    for (JsonNode output : cell.get("outputs")) {
      if (output.has("text")) {
        texts.add(joined(output.get("text")));
      }
    }
    return String.join("\n", texts);
  }

  /** A text of one string or of several. */
  private static String joined(JsonNode text) {
    if (text.isTextual()) {
      return text.asText();
    }
    List<String> lines = new ArrayList<>();
    text.forEach(line -> lines.add(line.asText()));
    return lines.stream().collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return String.valueOf(file.getFileName());
  }
}
