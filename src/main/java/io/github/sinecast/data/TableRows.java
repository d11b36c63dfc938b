package io.github.sinecast.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sound rows of a table, one after the other, and the line on which each stands.
 *
 * <p>The header, empty lines and unsound rows are left out, the latter with a note of the problem,
 * so that every row seen has as many cells as the table has columns.
 */
final class TableRows implements Closeable {
  private final Path path;
  private final BufferedReader text;
  private final Dialect dialect;
  private final Problems problems;
  private final char separator;

  /** Where the cells of a row without quotes end. */
  private final int[] ends;

  private String row = "";
  private List<String> split = List.of();
  private long line;
  private boolean headerSeen;
  private long[] skippedLines = new long[16];
  private int skipped;

  TableRows(Path path, BufferedReader text, Dialect dialect, Problems problems) {
    this.path = path;
    this.text = text;
    this.dialect = dialect;
    this.problems = problems;
    separator = dialect.separator().character();
    ends = new int[dialect.width()];
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** Goes to the next sound row; false after the last. */
  boolean next() {
    for (String next = nextLine(); next != null; next = nextLine()) {
      boolean isHeader = dialect.header() && !headerSeen && !next.isBlank();
      headerSeen |= isHeader;
      if (!next.isBlank() && isSound(next) && !isHeader) {
        row = next;
        return true;
      }
      skip();
    }
    return false;
  }

  /** A cell of this row, without quotes and surrounding blanks. */
  String cell(int column) {
    return split.isEmpty()
        ? row.substring(column == 0 ? 0 : ends[column - 1] + 1, ends[column]).strip()
        : split.get(column);
  }

  /** The line, counted from 1, on which a row stands that was seen, counted from 0. */
  long line(int seen) {
    int low = 0;
    int high = skipped;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (skippedLines[middle] - middle <= seen + 1L) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return seen + 1L + low;
  }

  private @Nullable String nextLine() {
    try {
      String next = text.readLine();
      line++;
      return next;
    } catch (IOException failure) {
      problems.add(line + 1, String.valueOf(TextFile.unreadable(path, failure).getMessage()));
      return null;
    }
  }

  private void skip() {
    if (skipped == skippedLines.length) {
      skippedLines = Arrays.copyOf(skippedLines, 2 * skipped);
    }
    skippedLines[skipped++] = line;
  }

  /** Splits a row into cells; false after a note of what is wrong with it. */
  private boolean isSound(String next) {
    int cells = 0;
    boolean quotes = false;
    for (int i = 0; i < next.length(); i++) {
      char character = next.charAt(i);
      if (character == separator) {
        end(cells++, i);
      } else if (character == '"') {
        quotes = true;
      } else if (character == '\uFFFD') {
        problems.add(line, "must be text in UTF-8, found other bytes; save the file as UTF-8");
        return false;
      } else if (character < ' ' && character != '\t') {
        problems.add(
            line,
            "must be text, found the control character U+%04X; remove it"
                .formatted((int) character));
        return false;
      }
    }
    if (!quotes && dialect.separator() != Separator.SPACES) {
      end(cells++, next.length());
      split = List.of();
      return rectangular(cells);
    }
    split = Cells.split(next, dialect.separator());
    if (split.isEmpty()) {
      problems.add(line, "must close each quote on its line and before the next separator; fix it");
      return false;
    }
    return rectangular(split.size());
  }

  private void end(int cell, int position) {
    if (cell < ends.length) {
      ends[cell] = position;
    }
  }

  private boolean rectangular(int cells) {
    if (cells == dialect.width()) {
      return true;
    }
    problems.add(
        line,
        "must have %d %s as %s, found %d; complete or remove the row"
            .formatted(
                dialect.width(),
                dialect.width() == 1 ? "cell" : "cells",
                dialect.header() ? "the header has" : "most rows have",
                cells));
    return false;
  }
}
