package io.github.sinecast.data;

/**
 * Where a table comes from, and how a place in it is named.
 *
 * @param name the path of a file, or what a table that was handed over is called
 * @param file whether it is a file, whose lines count from 1; the rows of a table count from 0, as
 *     in Tablesaw
 */
record Source(String name, boolean file) {

  /** A row or a cell of it: {@code prices.csv:7:close}, or {@code table prices, row 5, close}. */
  String place(long line, String column) {
    StringBuilder place = new StringBuilder(name);
    if (line > 0) {
      place.append(file ? ":" : ", ").append(file ? number(line) : row(line));
    }
    if (!column.isEmpty()) {
      place.append(file ? ":" : ", column ").append(column);
    }
    return place.toString();
  }

  /** A row in a sentence. */
  String row(long line) {
    return (file ? "line " : "row ") + number(line);
  }

  /** Two rows in a sentence. */
  String rows(long one, long other) {
    return "%s %s and %s".formatted(rows(), number(one), number(other));
  }

  private long number(long line) {
    return file ? line : line - 1;
  }

  /** What rows are called. */
  String rows() {
    return file ? "lines" : "rows";
  }
}
