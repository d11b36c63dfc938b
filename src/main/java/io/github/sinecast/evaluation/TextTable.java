package io.github.sinecast.evaluation;

import java.util.ArrayList;
import java.util.List;

/** A table for people: the first column to the left, all others to the right. */
public final class TextTable {
  private static final String GAP = "  ";

  /** Keeps the columns of most tables in the same place when they stand under each other. */
  private static final int LEAST_WIDTH = 8;

  /** A line longer than this is broken by most terminals and pages. */
  private static final int PAGE = 100;

  private final List<List<String>> columns = new ArrayList<>();

  /** Adds a column; all have the same number of cells. */
  public void add(String heading, List<String> cells) {
    List<String> column = new ArrayList<>();
    column.add(heading);
    column.addAll(cells);
    columns.add(column);
  }

  /** The table; columns beyond a page's width stand below, beside the first column again. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int from = 1, to; from < columns.size(); from = to) {
      to = lastFitting(from);
      text.append(from == 1 ? "" : "\n").append(part(from, to));
    }
    return text.toString();
  }

  /** The column after the last that fits on a page beside the first one. */
  private int lastFitting(int from) {
    int taken = width(0);
    int column = from;
    while (column < columns.size()
        && (column == from || taken + GAP.length() + width(column) <= PAGE)) {
      taken += GAP.length() + width(column);
      column++;
    }
    return column;
  }

  private String part(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < columns.get(0).size(); row++) {
      StringBuilder line = new StringBuilder();
      String first = columns.get(0).get(row);
      line.append(first).append(" ".repeat(width(0) - first.length()));
      for (int column = from; column < to; column++) {
        String cell = columns.get(column).get(row);
        line.append(GAP).append(" ".repeat(width(column) - cell.length())).append(cell);
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
