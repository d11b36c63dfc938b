package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the rows of a table: a hint for spreadsheets ({@code sep=;}), comments, titles,
 * and headers.
 *
 * @param hints the number of lines that are hints or comments
 * @param separator the separator that a hint names, or null
 */
record HeadLines(int hints, @Nullable Separator separator) {
  private static final int LONGEST_TITLE = 30;
  private static final int MOST_FURTHER_HEADERS = 2;
  private static final Pattern HINT = Pattern.compile("(?i)\"?sep=(.)\"?[,;\t]*");

  /** What the first cell of a further header is called. */
  private static final Set<String> LABELS =
      Set.of(
          "price",
          "attributes",
          "ticker",
          "tickers",
          "symbol",
          "unit",
          "units",
          "currency",
          "description",
          "source");

  /** Finds hints and comments; a line that begins with # and names columns is a header. */
  static HeadLines of(List<String> lines) {
    int hints = 0;
    @Nullable Separator separator = null;
    for (String line : lines) {
      Matcher hint = HINT.matcher(line.strip());
      if (hint.matches()) {
        char character = hint.group(1).charAt(0);
        for (Separator one : Separator.values()) {
          separator = one.character() == character ? one : separator;
        }
      } else if (!isComment(line)) {
        break;
      }
      hints++;
    }
    return new HeadLines(hints, separator);
  }

  private static boolean isComment(String line) {
    return line.startsWith("%")
        || line.startsWith("//")
        || (line.startsWith("#") && !namesColumns(line));
  }

  private static boolean namesColumns(String comment) {
    for (Separator separator : List.of(Separator.TAB, Separator.SEMICOLON, Separator.COMMA)) {
      List<String> cells = Cells.split(comment, separator);
      if (cells.size() > 1 && cells.stream().filter(UsualNames::isKnown).count() > 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * The number of rows that are titles: at most half as wide as the table, and no names in them.
   */
  static int title(List<List<String>> rows, int width) {
    int title = 0;
    while (title < Math.min(rows.size() - 1, LONGEST_TITLE)
        && 2 * rows.get(title).size() <= width
        && !rows.get(title).isEmpty()
        && (rows.get(title).size() == 1
            || rows.get(title).stream().noneMatch(UsualNames::isKnown))) {
      title++;
    }
    return title;
  }

  /** The number of rows below a header that name tickers or units, or the index alone. */
  static int furtherHeaders(List<List<String>> rows) {
    int further = 0;
    while (further < MOST_FURTHER_HEADERS
        && further + 2 < rows.size()
        && isHeader(rows.get(further + 1), rows.get(0).size())) {
      further++;
    }
    return further;
  }

  private static boolean isHeader(List<String> row, int width) {
    if (row.size() != width || width < 2) {
      return false;
    }
    List<String> others = row.subList(1, width);
    boolean index = UsualNames.DATE.contains(UsualNames.normal(row.get(0)));
    boolean onlyIndex = index && others.stream().allMatch(String::isEmpty);
    boolean labels =
        (index || row.get(0).isEmpty() || LABELS.contains(UsualNames.normal(row.get(0))))
            && others.stream().allMatch(cell -> cell.chars().anyMatch(Character::isLetter))
            && others.stream().noneMatch(cell -> Cells.isMissing(cell) || ColumnNames.isDate(cell));
    return onlyIndex || labels;
  }

  /** The names of columns by one or several headers; what differs is added where names repeat. */
  static List<String> names(List<List<String>> headers) {
    List<String> names = new ArrayList<>(headers.get(0));
    if (new HashSet<>(names).size() < names.size()) {
      for (List<String> further : headers.subList(1, headers.size())) {
        if (further.size() != names.size()) {
          continue;
        }
        for (int column = 1; column < names.size(); column++) {
          boolean repeats = Collections.frequency(headers.get(0), headers.get(0).get(column)) > 1;
          if (repeats && !further.get(column).isEmpty()) {
            names.set(column, names.get(column) + " " + further.get(column));
          }
        }
      }
    }
    for (List<String> further : headers.subList(1, headers.size())) {
      if (UsualNames.DATE.contains(UsualNames.normal(further.get(0)))) {
        names.set(0, further.get(0));
      }
    }
    return names;
  }
}
