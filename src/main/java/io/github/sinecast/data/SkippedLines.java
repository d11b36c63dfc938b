package io.github.sinecast.data;

import java.util.Arrays;

/** The lines of a file that are no rows, from which follows the line of each row. */
final class SkippedLines {
  private long[] lines = new long[16];
  private int count;

  /** Notes a line after all that were noted before. */
  void add(long line) {
    if (count == lines.length) {
      lines = Arrays.copyOf(lines, 2 * count);
    }
    lines[count++] = line;
  }

  /** Takes back a line that is a row after all. */
  void remove(long line) {
    int at = Arrays.binarySearch(lines, 0, count, line);
    System.arraycopy(lines, at + 1, lines, at, count - at - 1);
    count--;
  }

  /** The line, counted from 1, on which a row stands, counted from 0. */
  long lineOf(int row) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines[middle] - middle <= row + 1L) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return row + 1L + low;
  }
}
