package io.github.sinecast.evaluation;

import java.util.ArrayList;
import java.util.List;

/** A table for people: the first column to the left, all others to the right. */
final class TextTable {
  private static final String GAP = "  ";

  /** Keeps the columns of most tables in the same place when they stand under each other. */
  private static final int LEAST_WIDTH = 8;

  private final List<List<String>> columns = new ArrayList<>();

  /** Adds a column; all have the same number of cells. */
  void add(String heading, List<String> cells) {
    List<String> column = new ArrayList<>();
    column.add(heading);
    column.addAll(cells);
    columns.add(column);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < columns.get(0).size(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns.size(); column++) {
        String cell = columns.get(column).get(row);
        int width = width(column);
        String blanks = " ".repeat(width - cell.length());
        line.append(column == 0 ? cell + blanks : GAP + blanks + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    int longest = columns.get(column).stream().mapToInt(String::length).max().orElse(0);
    return column == 0 ? longest : Math.max(longest, LEAST_WIDTH);
  }
}
