package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a header as wide as the rows below it: separators behind the last cell make no column, and
 * rows may begin with a name or number that the header leaves out.
 *
 * @param path the file
 * @param width the number of cells that most rows have
 * @param rows the first rows below the header
 */
record HeaderWidth(Path path, Separator separator, int width, List<List<String>> rows) {
  List<String> fitted(List<String> header) {
    List<String> names = new ArrayList<>(header);
    while (names.size() > width && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    if (names.size() == 1
        && rows.stream().allMatch(row -> row.size() == 1)
        && isLine(names.get(0))) {
      throw new InvalidInputException(
          path + ": each line is in quotes as if it were one cell; remove the quotes around lines");
    }
    if (width <= names.size()
        || rows.stream()
            .filter(row -> row.size() == width)
            .allMatch(row -> areEmpty(row.subList(names.size(), width)))) {
      return names;
    }
    if (width == names.size() + 1 && beginsWithRowNames(names)) {
      names.add(0, "");
      return names;
    }
    if (separator == Separator.COMMA) {
      throw new InvalidInputException(
          "%s: rows have %s cells, but the header has %s; if numbers have a decimal comma, save the table with a semicolon between cells"
              .formatted(path, width, names.size()));
    }
    return names;
  }

  /** The rows without empty cells behind the last name. */
  static List<List<String>> trimmed(List<List<String>> rows, int width) {
    return rows.stream()
        .map(
            row ->
                row.size() > width && areEmpty(row.subList(width, row.size()))
                    ? row.subList(0, width)
                    : row)
        .toList();
  }

  private static boolean isLine(String cell) {
    return cell.indexOf(',') >= 0 || cell.indexOf(';') >= 0;
  }

  private static boolean areEmpty(List<String> cells) {
    return cells.stream().allMatch(String::isEmpty);
  }

  /** Whether the dates stand one cell further right than their name. */
  private boolean beginsWithRowNames(List<String> names) {
    return IntStream.range(0, names.size())
        .filter(column -> UsualNames.DATE.contains(UsualNames.normal(names.get(column))))
        .anyMatch(column -> areDates(column + 1) && !areDates(column));
  }

  private boolean areDates(int column) {
    return rows.stream()
        .filter(row -> row.size() == width)
        .allMatch(row -> ColumnNames.isDate(row.get(column)));
  }
}
