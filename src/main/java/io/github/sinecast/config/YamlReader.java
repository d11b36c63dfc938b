package io.github.sinecast.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML text into {@link ConfigNode}s that remember where they were written.
 *
 * <p>Only what a config needs is read: one document of mappings, lists and single values. Anchors,
 * aliases, merge keys and tags are refused, because they let one line mean something far away.
 */
final class YamlReader {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final String source;
  private final String text;
  private final int[] characters;
  private final @Nullable Place fixedPlace;

  private YamlReader(String source, String text, @Nullable Place fixedPlace) {
    this.source = source;
    this.text = text;
    this.characters = text.codePoints().toArray();
    this.fixedPlace = fixedPlace;
  }

  /** Reads the text of a file; the nodes know their lines. */
  static ConfigNode read(String source, String text) {
    return new YamlReader(source, text, null).document();
  }

  /** Reads a short text that stands at one place as a whole, such as a default or an override. */
  static ConfigNode readAt(Place place, String text) {
    return new YamlReader(place.source(), text, place).document();
  }

  private ConfigNode document() {
    try (YAMLParser parser = YAML.createParser(text)) {
      if (parser.nextToken() == null) {
        return new ConfigNode.Scalar("", ScalarKind.NULL, place(1, 1));
      }
      ConfigNode root = node(parser);
      if (parser.nextToken() != null) {
        throw refused(
            parser.currentTokenLocation(),
            "a config is one document, found a second one; remove the line with ---");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw e.getCause() instanceof MarkedYAMLException marked
          ? syntax(marked)
          : refused(e.getLocation(), YamlProblem.advice(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConfigNode node(YAMLParser parser) throws IOException {
    JsonLocation location = parser.currentTokenLocation();
    refuseReferences(location);
    Place place = place(location.getLineNr(), location.getColumnNr());
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(parser, place);
    }
    if (token == JsonToken.START_ARRAY) {
      List<ConfigNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(parser));
      }
      return new ConfigNode.Sequence(items, place);
    }
    if (token == JsonToken.VALUE_NULL) {
      return new ConfigNode.Scalar("", ScalarKind.NULL, place);
    }
    String value = parser.getText();
    boolean plain = "\"'|>".indexOf(characterAt(location)) < 0;
    return new ConfigNode.Scalar(value, plain ? ScalarKind.ofPlain(value) : ScalarKind.TEXT, place);
  }

  private ConfigNode.Mapping mapping(YAMLParser parser, Place place) throws IOException {
    List<ConfigNode.Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      JsonLocation location = parser.currentTokenLocation();
      refuseReferences(location);
      String key = parser.currentName();
      if (key.equals("<<") && characterAt(location) == '<') {
        throw refused(location, "merge keys (<<) are not used in configs; write the keys out");
      }
      parser.nextToken();
      Place keyPlace = place(location.getLineNr(), location.getColumnNr());
      entries.add(new ConfigNode.Entry(key, keyPlace, node(parser)));
    }
    return new ConfigNode.Mapping(entries, place);
  }

  private void refuseReferences(JsonLocation location) {
    switch (characterAt(location)) {
      case '&' -> throw refused(location, "anchors (&) are not used in configs; remove it");
      case '*' ->
          throw refused(
              location,
              "aliases (*) are not used in configs; write the value out, or in quotes if it is text");
      case '!' ->
          throw refused(
              location,
              "tags (!) are not used in configs; remove it, or write the value in quotes");
      default -> {}
    }
  }

  private int characterAt(JsonLocation location) {
    int offset = (int) location.getCharOffset();
    return offset >= 0 && offset < characters.length ? characters[offset] : ' ';
  }

  private Place place(int line, int column) {
    return fixedPlace != null ? fixedPlace : new Place(source, line, column);
  }

  private InvalidInputException refused(@Nullable JsonLocation location, String reason) {
    return location == null
        ? refused(1, 1, reason)
        : refused(location.getLineNr(), location.getColumnNr(), reason);
  }

  private InvalidInputException refused(int line, int column, String reason) {
    return new InvalidInputException(
        fixedPlace != null
            ? fixedPlace + ": " + reason + ", found " + text
            : source + ":" + line + ":" + column + ": " + reason);
  }

  private InvalidInputException syntax(MarkedYAMLException e) {
    String problem = e.getProblem();
    Mark beginning = e.getContextMark();
    Mark mark =
        beginning != null && YamlProblem.isOfBeginning(problem) ? beginning : e.getProblemMark();
    String advice =
        indentedByTab(mark.getLine())
            ? "indentation must be spaces, found a tab; replace it by spaces"
            : YamlProblem.advice(problem);
    return refused(mark.getLine() + 1, mark.getColumn() + 1, advice);
  }

  private boolean indentedByTab(int line) {
    List<String> lines = text.lines().toList();
    if (line >= lines.size()) {
      return false;
    }
    String indented = lines.get(line);
    return indented
        .substring(0, indented.length() - indented.stripLeading().length())
        .contains("\t");
  }
}
