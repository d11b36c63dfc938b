package io.github.sinecast.data;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells the rows of a table from what stands above them by what the columns hold further down:
 * dates, numbers or texts.
 */
final class TableBody {
  /** Lines of names, units and remarks above the rows; more of them are no header. */
  private static final int MOST_ABOVE = 30;

  private static final double NEARLY_ALL = 0.8;

  private final List<List<String>> rows;
  private final int width;
  private final List<Holds> columns;

  private enum Holds {
    DATES,
    NUMBERS,
    TEXTS;

    static Holds of(List<String> cells) {
      if (cells.isEmpty()) {
        return TEXTS;
      }
      for (Holds kind : List.of(NUMBERS, DATES)) {
        if (cells.stream().filter(kind::isLike).count() >= NEARLY_ALL * cells.size()) {
          return kind;
        }
      }
      return TEXTS;
    }

    /** Whether a cell is a date or a number, if this is; texts may be anything. */
    boolean isLike(String cell) {
      return this == NUMBERS
          ? NumberDress.isNumber(cell)
          : this == DATES && !NumberText.isNumber(cell) && ColumnNames.isDate(cell);
    }
  }

  /**
   * @param rows all first rows of a file
   * @param width the number of cells that most of them have
   */
  TableBody(List<List<String>> rows, int width) {
    this.rows = rows;
    this.width = width;
    List<List<String>> lower =
        rows.subList(rows.size() / 2, rows.size()).stream()
            .filter(row -> row.size() == width)
            .toList();
    columns =
        IntStream.range(0, width)
            .mapToObj(
                column ->
                    Holds.of(
                        lower.stream()
                            .map(row -> row.get(column))
                            .filter(cell -> !Cells.isMissing(cell))
                            .toList()))
            .toList();
  }

  /**
   * The first row of the table, or 0 if that is not clear: no row above it may hold a date where
   * dates are, or a number where numbers are.
   */
  int first() {
    if (width < 2 || columns.stream().allMatch(kind -> kind == Holds.TEXTS)) {
      return 0;
    }
    for (int row = 0; row < Math.min(MOST_ABOVE, rows.size()); row++) {
      if (hasValue(rows.get(row))) {
        return isRow(rows.get(row)) ? row : 0;
      }
    }
    return 0;
  }

  /** The row above the first that names the columns: the last of those with most usual names. */
  int header(int first) {
    List<Integer> wide =
        IntStream.range(0, first).filter(row -> rows.get(row).size() == width).boxed().toList();
    if (wide.isEmpty()) {
      return first - 1;
    }
    return wide.stream()
        .max(Comparator.comparingLong(this::known).thenComparing(this::rank))
        .orElse(first - 1);
  }

  private long known(int row) {
    return rows.get(row).stream().filter(UsualNames::isKnown).count();
  }

  /** Of rows with usual names the last counts, of others the first: units and remarks follow. */
  private int rank(int row) {
    return known(row) > 0 ? row : -row;
  }

  private boolean hasValue(List<String> row) {
    return IntStream.range(0, Math.min(width, row.size()))
        .anyMatch(column -> columns.get(column).isLike(row.get(column)));
  }

  private boolean isRow(List<String> row) {
    return row.size() == width
        && IntStream.range(0, width)
            .allMatch(
                column ->
                    columns.get(column) == Holds.TEXTS
                        || Cells.isMissing(row.get(column))
                        || columns.get(column).isLike(row.get(column)));
  }
}
