package io.github.sinecast.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the rows of a table that are sound, and knows the line on which each stands.
 *
 * <p>The header, empty lines and unsound rows are left out, the latter with a note of the problem,
 * so that whoever parses the rest sees rows of equal width only. It never throws: a parser may read
 * it from a thread of its own, where exceptions get lost.
 */
final class TableReader extends Reader {
  private final Path path;
  private final BufferedReader text;
  private final Dialect dialect;
  private final Problems problems;

  private @Nullable String row = "";
  private int position = 1;
  private long line;
  private boolean headerSeen;
  private long[] skippedLines = new long[16];
  private int skipped;

  TableReader(Path path, BufferedReader text, Dialect dialect, Problems problems) {
    this.path = path;
    this.text = text;
    this.dialect = dialect;
    this.problems = problems;
  }

  @Override
  public synchronized int read(char[] buffer, int offset, int length) {
    int written = 0;
    while (written < length) {
      if (row != null && position > row.length()) {
        row = nextRow();
        position = 0;
      }
      if (row == null) {
        return written == 0 ? -1 : written;
      }
      int count = Math.min(length - written, row.length() - position);
      row.getChars(position, position + count, buffer, offset + written);
      written += count;
      position += count;
      if (position == row.length() && written < length) {
        buffer[offset + written] = '\n';
        written++;
        position++;
      }
    }
    return written;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** The line, counted from 1, on which a row stands that was handed on, counted from 0. */
  synchronized long line(int handedOn) {
    int low = 0;
    int high = skipped;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (skippedLines[middle] - middle <= handedOn + 1L) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return handedOn + 1L + low;
  }

  private @Nullable String nextRow() {
    while (true) {
      String next;
      try {
        next = text.readLine();
      } catch (IOException failure) {
        problems.add(line + 1, String.valueOf(TextFile.unreadable(path, failure).getMessage()));
        return null;
      }
      if (next == null) {
        return null;
      }
      line++;
      boolean isHeader = dialect.header() && !headerSeen && !next.isBlank();
      headerSeen |= isHeader;
      String sound = next.isBlank() ? null : sound(next);
      if (sound != null && !isHeader) {
        return sound;
      }
      skip();
    }
  }

  private void skip() {
    if (skipped == skippedLines.length) {
      skippedLines = Arrays.copyOf(skippedLines, 2 * skipped);
    }
    skippedLines[skipped++] = line;
  }

  /** The row as it is handed on, or null after a note of what is wrong with it. */
  private @Nullable String sound(String next) {
    char separator = dialect.separator().character();
    int cells = 1;
    boolean quotes = false;
    for (int i = 0; i < next.length(); i++) {
      char character = next.charAt(i);
      if (character == separator) {
        cells++;
      } else if (character == '"') {
        quotes = true;
      } else if (character == '\uFFFD') {
        problems.add(line, "must be text in UTF-8, found other bytes; save the file as UTF-8");
        return null;
      } else if (character < ' ' && character != '\t') {
        problems.add(
            line,
            "must be text, found the control character U+%04X; remove it"
                .formatted((int) character));
        return null;
      }
    }
    if (!quotes && dialect.separator() != Separator.SPACES) {
      return rectangular(cells) ? next : null;
    }
    List<String> split = Cells.split(next, dialect.separator());
    if (split.isEmpty()) {
      problems.add(line, "must close each quote on its line and before the next separator; fix it");
      return null;
    }
    return rectangular(split.size()) ? rewritten(split) : null;
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

  /** The row with one quoting for all, so that two parsers cannot see different cells. */
  private String rewritten(List<String> cells) {
    StringBuilder rewritten = new StringBuilder();
    for (String cell : cells) {
      if (!rewritten.isEmpty()) {
        rewritten.append(dialect.separator().handedOn());
      }
      rewritten.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
    return rewritten.toString();
  }
}
