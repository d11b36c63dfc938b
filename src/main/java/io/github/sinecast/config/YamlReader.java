package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML text into {@link ConfigNode}s that remember where they were written.
 *
 * <p>Only what a config needs is read: one document of mappings, lists and single values. Anchors,
 * aliases, merge keys and tags are refused, because they let one line mean something far away.
 */
final class YamlReader {
  private final String source;
  private final String text;
  private final @Nullable Place fixedPlace;

  private YamlReader(String source, String text, @Nullable Place fixedPlace) {
    this.source = source;
    this.text = text;
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
    try {
      Node root = new Yaml().compose(new StringReader(text));
      return root == null ? new ConfigNode.Scalar("", ScalarKind.NULL, place(1, 1)) : node(root);
    } catch (MarkedYAMLException e) {
      throw syntax(e);
    } catch (YAMLException e) {
      throw refused(1, 1, YamlProblem.advice(String.valueOf(e.getMessage())));
    }
  }

  private ConfigNode node(Node node) {
    Mark mark = node.getStartMark();
    refuseReferences(mark);
    Place place = place(mark.getLine() + 1, mark.getColumn() + 1);
    if (node instanceof MappingNode mapping) {
      return new ConfigNode.Mapping(mapping.getValue().stream().map(this::entry).toList(), place);
    }
    if (node instanceof SequenceNode sequence) {
      return new ConfigNode.Sequence(sequence.getValue().stream().map(this::node).toList(), place);
    }
    ScalarNode scalar = (ScalarNode) node;
    ScalarKind kind = scalar.isPlain() ? ScalarKind.ofPlain(scalar.getValue()) : ScalarKind.TEXT;
    return new ConfigNode.Scalar(kind == ScalarKind.NULL ? "" : scalar.getValue(), kind, place);
  }

  private ConfigNode.Entry entry(NodeTuple tuple) {
    Mark mark = tuple.getKeyNode().getStartMark();
    refuseReferences(mark);
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      throw refused(mark, "a key must be a plain name");
    }
    if (key.isPlain() && key.getValue().equals("<<")) {
      throw refused(mark, "merge keys (<<) are not used in configs; write the keys out");
    }
    return new ConfigNode.Entry(
        key.getValue(),
        place(mark.getLine() + 1, mark.getColumn() + 1),
        node(tuple.getValueNode()));
  }

  /**
   * An anchor or a tag is what a node begins with; its alias stands below an anchor, or nowhere.
   */
  private void refuseReferences(Mark mark) {
    int first =
        mark.getPointer() < mark.getBuffer().length ? mark.getBuffer()[mark.getPointer()] : ' ';
    if (first == '&') {
      throw refused(mark, "anchors (&) are not used in configs; remove it");
    }
    if (first == '!') {
      throw refused(
          mark, "tags (!) are not used in configs; remove it, or write the value in quotes");
    }
  }

  private Place place(int line, int column) {
    return fixedPlace != null ? fixedPlace : new Place(source, line, column);
  }

  private InvalidInputException refused(Mark mark, String reason) {
    return refused(mark.getLine() + 1, mark.getColumn() + 1, reason);
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
    boolean tab =
        text.lines()
            .skip(mark.getLine())
            .findFirst()
            .filter(
                line ->
                    line.substring(0, line.length() - line.stripLeading().length()).contains("\t"))
            .isPresent();
    return refused(
        mark,
        tab
            ? "indentation must be spaces, found a tab; replace it by spaces"
            : YamlProblem.advice(problem));
  }
}
