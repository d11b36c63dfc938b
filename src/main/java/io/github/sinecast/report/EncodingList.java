package io.github.sinecast.report;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.run.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All positional encodings with their default settings, for a network of given sizes. */
public final class EncodingList {
  private static final List<String> HEADINGS =
      List.of("name", "kind", "learned numbers", "limits", "paper");

  private static final int NUMBERS = 2;

  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  private EncodingList() {}

  /** The list for a network; encodings that need causal attention are given it. */
  public static EncodingList of(EncoderShape shape) {
    EncodingList list = new EncodingList();
    ConfigFamily<PositionalEncoding> family = ConfigFamily.of(PositionalEncoding.class);
    for (String name : family.names()) {
      list.rows.add(
          family.hasDefaults(name)
              ? list.row(family.bind(name, List.of()), shape)
              : List.of(name, "by its settings", "", "", ""));
    }
    return list;
  }

  private List<String> row(PositionalEncoding encoding, EncoderShape shape) {
    return List.of(
        encoding.name(),
        encoding.sites().stream().sorted().map(Site::words).collect(Collectors.joining(" + ")),
        learned(encoding, shape),
        encoding.limits().stream().sorted().map(Limit::words).collect(Collectors.joining("; ")),
        encoding.paper());
  }

  private String learned(PositionalEncoding encoding, EncoderShape shape) {
    EncoderShape served =
        new EncoderShape(
            shape.steps(),
            shape.variates(),
            shape.width(),
            shape.heads(),
            shape.layers(),
            shape.causal() || encoding.limits().contains(Limit.CAUSAL_ONLY));
    try {
      encoding.check(served);
      return Long.toString(encoding.learnedNumbers(served));
    } catch (InvalidSettingException e) {
      refusals.add(e.getMessage());
      return "";
    }
  }

  /** Why encodings cannot serve the sizes, where they have no number of learned numbers. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** The list for programs. */
  public String csv() {
    return Csv.text(HEADINGS.stream().map(name -> name.replace(' ', '_')).toList(), rows.stream());
  }

  /** The list for people, aligned. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    append(HEADINGS, text);
    rows.forEach(row -> append(row, text));
    return text.toString();
  }

  private void append(List<String> row, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column).isEmpty() ? "-" : row.get(column);
      String blanks = " ".repeat(width(column) - cell.length());
      line.append(column == NUMBERS ? blanks + cell : cell + blanks).append("  ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    return rows.stream()
        .map(row -> row.get(column).length())
        .reduce(HEADINGS.get(column).length(), Math::max);
  }
}
