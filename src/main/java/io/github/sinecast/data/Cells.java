package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The cells of one line. */
final class Cells {
  private static final Set<String> MISSING =
      Set.of(
          "",
          "-",
          "--",
          "—",
          "–",
          ".",
          "..",
          ":",
          "na",
          "n/a",
          "n.a",
          "n.a.",
          "#n/a",
          "#n/a n/a",
          "#nv",
          "<na>",
          "nan",
          "nat",
          "null",
          "(null)",
          "none",
          "\\n",
          "nd",
          "n/d",
          "n.d.",
          "k.a.",
          "missing");

  private static final int LONGEST = 8;

  private Cells() {}

  /** Whether a cell says that there is no value: empty, {@code -}, {@code NA}, {@code nan}, … */
  static boolean isMissing(String cell) {
    if (cell.isEmpty()) {
      return true;
    }
    char first = cell.charAt(0);
    boolean number = first >= '0' && first <= '9';
    return !number && cell.length() <= LONGEST && MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /**
   * Splits a line at separators outside quotes; cells come without quotes and surrounding blanks.
   *
   * @return the cells, or an empty list if a quote is not closed or text follows a closing quote
   */
  static List<String> split(String line, Separator separator) {
    String text = separator == Separator.SPACES ? line.strip() : line;
    List<String> cells = new ArrayList<>();
    int position = 0;
    while (true) {
      StringBuilder cell = new StringBuilder();
      position = skipBlanks(text, position, separator);
      if (position < text.length() && text.charAt(position) == '"') {
        position = quoted(text, position + 1, cell);
        if (position < 0) {
          return List.of();
        }
        position = skipBlanks(text, position, separator);
        if (position < text.length() && !separates(text.charAt(position), separator)) {
          return List.of();
        }
        cells.add(plain(cell.toString().strip()));
      } else {
        int start = position;
        while (position < text.length() && !separates(text.charAt(position), separator)) {
          position++;
        }
        cells.add(plain(text.substring(start, position).strip()));
      }
      if (position >= text.length()) {
        return cells;
      }
      position++;
      if (separator == Separator.SPACES) {
        while (separates(text.charAt(position), separator)) {
          position++;
        }
      }
    }
  }

  /**
   * A cell without the signs by which spreadsheets are told that it is text: an apostrophe before
   * it, or {@code ="…"} around it.
   */
  static String plain(String cell) {
    int last = cell.length() - 1;
    if (last < 1 || (cell.charAt(0) != '\'' && cell.charAt(0) != '=')) {
      return cell;
    }
    if (cell.charAt(0) == '=') {
      boolean quoted = last > 1 && cell.charAt(1) == '"' && cell.charAt(last) == '"';
      return quoted ? cell.substring(2, last) : cell;
    }
    if (cell.charAt(last) == '\'') {
      return cell.substring(1, last);
    }
    return "+-.0123456789".indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
  }

  /** Reads to the closing quote, a doubled quote being one; the position behind it, or -1. */
  private static int quoted(String text, int start, StringBuilder cell) {
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) != '"') {
        cell.append(text.charAt(i));
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else {
        return i + 1;
      }
    }
    return -1;
  }

  private static int skipBlanks(String text, int start, Separator separator) {
    int position = start;
    while (position < text.length()
        && text.charAt(position) == ' '
        && separator != Separator.SPACES) {
      position++;
    }
    return position;
  }

  private static boolean separates(char character, Separator separator) {
    return separator == Separator.SPACES
        ? character == ' ' || character == '\t'
        : character == separator.character();
  }
}
