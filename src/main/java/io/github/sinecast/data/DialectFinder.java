package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds the separator and the header of a file from its first lines. */
final class DialectFinder {
  static final int LINES = 200;
  private static final double MOST = 0.8;
  private static final int MOST_COLUMNS = 10_000;

  private final Path path;
  private final TextFile file;
  private final CsvSchema schema;

  DialectFinder(TextFile file, CsvSchema schema) {
    this.file = file;
    path = file.path();
    this.schema = schema;
  }

  Dialect find() {
    List<Line> lines = firstLines();
    if (lines.isEmpty()) {
      throw new InvalidInputException(path + ": is empty; a table needs rows");
    }
    refuseOtherFormats(lines.get(0).text().strip());
    HeadLines head = HeadLines.of(lines.stream().map(Line::text).toList());
    List<Line> below = lines.subList(head.hints(), lines.size());
    if (below.isEmpty()) {
      throw new InvalidInputException(path + ": has comments only; a table needs rows");
    }
    Separator separator = separator(head, below.stream().map(Line::text).toList());
    List<List<String>> rows =
        below.stream().map(line -> Cells.split(line.text(), separator)).toList();
    int title = HeadLines.title(rows, usualWidth(rows));
    int further = HeadLines.furtherHeaders(rows.subList(title, rows.size()));
    TableBody body = new TableBody(rows, usualWidth(rows));
    int firstRow = body.first();
    if (firstRow > title + 1 + further && schema.header() == null) {
      title = body.header(firstRow);
      further = firstRow - title - 1;
    }
    Line first = below.get(title);
    rows = rows.subList(title, rows.size());
    refuseUnsound(first, rows.get(0));
    boolean header = schema.header() == null ? header(rows) : schema.header();
    further = header ? further : 0;
    int above = header ? 1 + further : 0;
    if (above == rows.size()) {
      throw new InvalidInputException(
          path + ": has a header and no rows; a table needs rows below it");
    }
    List<List<String>> sample = rows.subList(above, rows.size());
    refuseAbsentSeparator(separator, rows);
    HeaderWidth width = new HeaderWidth(path, separator, usualWidth(sample), sample);
    List<String> names =
        names(
            header
                ? width.fitted(HeadLines.names(rows.subList(0, above)))
                : Collections.nCopies(usualWidth(rows), ""));
    List<String> remarks = new ArrayList<>();
    if (first.number() > lines.get(0).number()) {
      remarks.add(
          "left out what stands above the %s in line %s"
              .formatted(header ? "header" : "first row", first.number()));
    }
    if (further > 0) {
      remarks.add(
          (further == 1 ? "line %s is a header, too" : "lines %s to %s are headers, too")
              .formatted(first.number() + 1, below.get(title + further).number()));
    }
    if (names.stream().anyMatch(name -> name.indexOf('\uFFFD') >= 0)) {
      remarks.add(
          "names with \uFFFD have bytes that are not UTF-8; save the file as UTF-8 to see them, and"
              + " to have columns found by them");
    }
    long firstLine = below.get(title + above).number();
    return new Dialect(
        separator, header, firstLine, remarks, names, HeaderWidth.trimmed(sample, names.size()));
  }

  /** Refuses a configured separator that no line has, if another would give several cells. */
  private void refuseAbsentSeparator(Separator separator, List<List<String>> rows) {
    if (schema.separator() == null || rows.stream().anyMatch(row -> row.size() > 1)) {
      return;
    }
    for (Separator other : Separator.values()) {
      List<List<String>> otherwise =
          rows.stream().map(row -> Cells.split(row.get(0), other)).toList();
      if (otherwise.stream().allMatch(row -> row.size() > 1)) {
        throw new InvalidInputException(
            "%s: data.csv.separator is %s, but no line has it between cells; the file looks as if it has %s; give that, or remove the setting"
                .formatted(path, DataReport.words(separator), DataReport.words(other)));
      }
    }
  }

  private void refuseOtherFormats(String start) {
    if (start.startsWith("{") || start.startsWith("[")) {
      throw new InvalidInputException(
          path + ": must be a table of text such as CSV, found JSON; export it as CSV");
    }
    if (start.startsWith("%PDF")) {
      throw new InvalidInputException(
          path + ": must be a table of text such as CSV, found PDF; download the table itself");
    }
    if (start.startsWith("<?xml") || start.matches("(?i)<(!doctype|html|table|rss)\\b.*")) {
      throw new InvalidInputException(
          path
              + ": must be a table of text such as CSV, found a web page or XML; download the table"
              + " itself");
    }
    if (start.matches("(name|data|window|model|training|evaluation)\\s*:.*")) {
      throw new InvalidInputException(
          path
              + ": must be a table of text such as CSV, found a config; name the table that its"
              + " data.file names, or give a config a name in .yaml");
    }
  }

  private Separator separator(HeadLines head, List<String> lines) {
    if (schema.separator() != null) {
      return schema.separator();
    }
    return head.separator() != null ? head.separator() : separator(lines);
  }

  private void refuseUnsound(Line line, List<String> cells) {
    if (cells.isEmpty()) {
      throw new InvalidInputException(
          "%s:%s: must close each quote on its line and before the next separator; fix it"
              .formatted(path, line.number()));
    }
  }

  /** A line that is not blank, and its number from 1. */
  private record Line(long number, String text) {}

  private List<Line> firstLines() {
    List<Line> lines = new ArrayList<>();
    try (Lines text = new Lines(file.open())) {
      String line = text.next();
      while (line != null && lines.size() < LINES) {
        if (!line.isBlank()) {
          refuseTooWide(text.first(), line);
          lines.add(new Line(text.first(), line));
        }
        line = text.next();
      }
    } catch (IOException failure) {
      throw TextFile.unreadable(path, failure);
    }
    return lines;
  }

  /** Known before the lines are split by each separator. */
  private void refuseTooWide(long number, String line) {
    for (Separator separator : Separator.values()) {
      long cells = line.chars().filter(character -> character == separator.character()).count() + 1;
      if (separator != Separator.SPACES && cells > MOST_COLUMNS) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s:%d: must have at most %,d columns, found %,d; give a table in long form (date,"
                    + " series, value), or several files",
                path,
                number,
                MOST_COLUMNS,
                cells));
      }
    }
  }

  /**
   * The first separator that gives most lines more than one cell and the width of the first line,
   * or that of names below a title; else the one with which most lines agree; else a comma, for a
   * table of one column.
   */
  private static Separator separator(List<String> lines) {
    Map<Separator, Double> agreement = new HashMap<>();
    for (Separator separator : Separator.values()) {
      List<List<String>> rows = lines.stream().map(line -> Cells.split(line, separator)).toList();
      int width = usualWidth(rows);
      double share =
          rows.stream().filter(row -> row.size() == width).count() / (double) rows.size();
      if (width < 2) {
        continue;
      }
      if (share >= MOST
          && (rows.get(0).size() == width
              || (separator != Separator.SPACES && namesBelowTitle(rows, width)))) {
        return separator;
      }
      agreement.put(separator, share);
    }
    return Arrays.stream(Separator.values())
        .filter(agreement::containsKey)
        .max(Comparator.comparingDouble(agreement::get))
        .orElse(Separator.COMMA);
  }

  /** Whether the first row of a width names columns; a decimal comma splits no words. */
  private static boolean namesBelowTitle(List<List<String>> rows, int width) {
    return rows.stream()
        .filter(row -> row.size() == width)
        .limit(1)
        .allMatch(row -> row.stream().allMatch(DialectFinder::isText));
  }

  private static int usualWidth(List<List<String>> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(1);
  }

  /** The first row is a header if it has text where the rows below have numbers or dates. */
  private boolean header(List<List<String>> rows) {
    List<String> first = rows.get(0);
    boolean anyText = first.stream().anyMatch(DialectFinder::isText);
    boolean anyValue = first.stream().anyMatch(cell -> !isText(cell) && !Cells.isMissing(cell));
    if (!anyText
        || !anyValue
        || first.stream().anyMatch(UsualNames::isKnown)
        || namesTimes(first, rows.get(Math.min(1, rows.size() - 1)))) {
      return anyText;
    }
    for (int column = 0; column < first.size(); column++) {
      if (isText(first.get(column)) && valuesBelow(rows, column)) {
        throw new InvalidInputException(
            path
                + ":1: cannot tell whether this row names the columns, found text and numbers "
                + first
                + "; set data.csv.header to true or false");
      }
    }
    return false;
  }

  /** Whether most cells are dates and those below are not: each row holds a series. */
  private static boolean namesTimes(List<String> first, List<String> second) {
    long times =
        IntStream.range(0, Math.min(first.size(), second.size()))
            .filter(column -> ColumnNames.isDate(first.get(column)))
            .filter(column -> !ColumnNames.isDate(second.get(column)))
            .count();
    return times > 1 && 2 * times > first.size();
  }

  private static boolean valuesBelow(List<List<String>> rows, int column) {
    return rows.stream()
        .skip(1)
        .filter(row -> row.size() > column)
        .map(row -> row.get(column))
        .noneMatch(DialectFinder::isText);
  }

  private static boolean isText(String cell) {
    return !Cells.isMissing(cell)
        && !NumberText.isNumber(cell)
        && Arrays.stream(UsualDateFormat.values())
            .allMatch(format -> format.epochSecond(cell) == DateFormat.UNREADABLE);
  }

  /** The names of the columns; those that need a name of their own are seen to later. */
  private static List<String> names(List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column -> {
              String name = cells.get(column).replace('\u00A0', ' ').strip();
              return name.isEmpty() ? UsualNames.madeUp(column) : name;
            })
        .toList();
  }
}
