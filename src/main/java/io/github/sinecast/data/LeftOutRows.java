package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a table that are no rows of its series, by what they are; each is reported. */
final class LeftOutRows {
  private static final int TOLD = 3;
  private static final Pattern EVENT =
      Pattern.compile("(?i).*\\b(dividends?|stock splits?|splits?|capital gains?)\\b.*");

  private static final Pattern RULE = Pattern.compile("[-=_+:|]{2,}|");

  /** What offices of statistics call the mean of a year beside those of its months or quarters. */
  static final Set<String> MEANS_OF_YEARS = Set.of("M13", "Q05");

  /** What a row of sums says where others have a date. */
  private static final Set<String> SUMMARY =
      Set.of(
          "total",
          "totals",
          "sum",
          "average",
          "avg",
          "mean",
          "median",
          "min",
          "minimum",
          "lowest",
          "max",
          "maximum",
          "highest",
          "std",
          "count",
          "change",
          "summe",
          "gesamt",
          "mittelwert",
          "durchschnitt",
          "moyenne",
          "somme",
          "promedio",
          "suma",
          "media",
          "totale",
          "итого",
          "среднее",
          "合计",
          "平均");

  /** What a line is that is no row. */
  enum Kind {
    EVENT("dividends or splits"),
    EMPTY("empty rows"),
    RULE("lines of dashes"),
    HEADER("the header again"),
    SUMMARY("summaries"),
    FOOTER("text below the table");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private final Map<Kind, List<Long>> first = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  void add(Kind kind, long line) {
    List<Long> lines = first.computeIfAbsent(kind, none -> new ArrayList<>());
    if (lines.size() < TOLD) {
      lines.add(line);
    }
    counts.merge(kind, 1, Integer::sum);
  }

  /**
   * What a row is whose target is no number or whose date is no date, or null if it may be a row.
   *
   * @param date the cell of the date; empty where there is none
   */
  static @Nullable Kind kind(List<String> cells, String date, String target) {
    if (cells.stream().allMatch(Cells::isMissing)) {
      return Kind.EMPTY;
    }
    if (cells.stream().allMatch(cell -> RULE.matcher(cell).matches())) {
      return Kind.RULE;
    }
    boolean number = NumberText.isNumber(target);
    if (!number
        && !isText(cells)
        && cells.stream().anyMatch(cell -> EVENT.matcher(cell).matches())) {
      return Kind.EVENT;
    }
    boolean summary =
        !ColumnNames.isDate(date)
            && Arrays.stream(date.toLowerCase(Locale.ROOT).split("[ :]+"))
                .anyMatch(SUMMARY::contains);
    return summary ? Kind.SUMMARY : null;
  }

  /** Whether a line of another width than the table is text, of which no cell is a value. */
  static boolean isText(List<String> cells) {
    return !cells.isEmpty()
        && cells.stream()
            .allMatch(cell -> Cells.isMissing(cell) || cell.chars().anyMatch(Character::isLetter))
        && cells.stream().noneMatch(ColumnNames::isDate);
  }

  /** Whether a short line is a sign that ends a table, such as *. */
  static boolean isMark(List<String> cells) {
    return cells.size() == 1 && cells.get(0).matches("[^\\p{L}\\p{N}]");
  }

  /** What was left out, a sentence for each kind. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    first.forEach(
        (kind, lines) -> {
          int count = counts.getOrDefault(kind, 0);
          told.add(
              "left out %s %s that %s %s, %s %s%s"
                  .formatted(
                      count,
                      count == 1 ? "line" : "lines",
                      count == 1 ? "is" : "are",
                      kind.words,
                      count == 1 ? "line" : "lines",
                      String.join(", ", lines.stream().map(String::valueOf).toList()),
                      count > TOLD ? ", …" : ""));
        });
    return told;
  }
}
