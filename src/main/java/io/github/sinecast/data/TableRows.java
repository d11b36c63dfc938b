package io.github.sinecast.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The sound rows of a table, one after the other, and the line on which each stands.
 *
 * <p>What stands before the first row and empty lines are left out; so are lines that are no rows,
 * which {@link LeftOutRows} reports, and unsound rows, with a note of the problem. Every row seen
 * has as many cells as the table has columns.
 */
final class TableRows implements Closeable {
  /** Lines that wait for the end of the file; more of them are no footer. */
  private static final int LONGEST_FOOTER = 30;

  /** What bytes that are not UTF-8 come out as. */
  private static final char NO_UTF_8 = '\uFFFD';

  private final Path path;
  private final Lines lines;
  private final Dialect dialect;
  private final FoundColumns columns;
  private final Problems problems;
  private final char separator;
  private final LeftOutRows leftOut = new LeftOutRows();
  private final SkippedLines skipped = new SkippedLines();

  /** Where the cells of a row without quotes end. */
  private final int[] ends;

  private final List<Unsound> waiting = new ArrayList<>();
  private String row = "";
  private List<String> split = List.of();
  private long line;
  private long cutShort;
  private boolean damaged;

  /** A line of another width, which is a problem unless the file ends there. */
  private record Unsound(long line, List<String> cells, String problem) {}

  TableRows(
      Path path, BufferedReader text, Dialect dialect, FoundColumns columns, Problems problems) {
    this.path = path;
    this.lines = new Lines(text);
    this.dialect = dialect;
    this.columns = columns;
    this.problems = problems;
    separator = dialect.separator().character();
    ends = new int[dialect.width()];
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Goes to the next sound row; false after the last. */
  boolean next() {
    for (String next = nextLine(); next != null; next = nextLine()) {
      if (line >= dialect.firstLine() && !isBlank(next) && isSound(next)) {
        LeftOutRows.@Nullable Kind kind = kind();
        if (kind == null) {
          waiting.forEach(unsound -> problems.add(unsound.line, unsound.problem));
          waiting.clear();
          skip(line + 1);
          return true;
        }
        if (kind != LeftOutRows.Kind.FOOTER) {
          leftOut.add(kind, line);
        }
      }
      skip(line);
    }
    return endsInRow();
  }

  /** Whether a line is empty, or the end of a file of DOS. */
  private static boolean isBlank(String line) {
    return line.isBlank() || line.equals("\u001A");
  }

  /** Notes the lines from one to the last that was read: they are no rows, or go on with one. */
  private void skip(long from) {
    for (long one = from; one <= lines.last(); one++) {
      skipped.add(one);
    }
  }

  /** Settles what the last lines are, and whether one of them is a row that was cut short. */
  private boolean endsInRow() {
    boolean found = false;
    for (Unsound last : waiting) {
      int needed = columns.lastRead() + 1;
      if (LeftOutRows.isText(last.cells) || LeftOutRows.isMark(last.cells)) {
        leftOut.add(LeftOutRows.Kind.FOOTER, last.line);
      } else if (!found && last.cells.size() < dialect.width() && last.cells.size() >= needed) {
        found = true;
        cutShort = last.line;
        split = new ArrayList<>(last.cells);
        split.addAll(Collections.nCopies(dialect.width() - split.size(), ""));
        skipped.remove(last.line);
      } else {
        problems.add(last.line, last.problem);
      }
    }
    waiting.clear();
    return found;
  }

  /** What this row is if it is none; looked at only where its target or date begins oddly. */
  private LeftOutRows.@Nullable Kind kind() {
    List<Integer> dates = columns.dates().columns();
    if (dates.size() == 2 && LeftOutRows.MEANS_OF_YEARS.contains(cell(dates.get(1)))) {
      return LeftOutRows.Kind.SUMMARY;
    }
    int target = columns.leading();
    char date = columns.date() < 0 ? '0' : first(columns.date());
    boolean oddDate = Character.isLetter(date) || date == '-' || date == '=';
    if (!oddDate
        && "+-.0123456789".indexOf(first(target)) >= 0
        && !Character.isLetter(last(target))) {
      return null;
    }
    List<String> cells = IntStream.range(0, dialect.width()).mapToObj(this::cell).toList();
    if (cells.equals(dialect.names())) {
      return LeftOutRows.Kind.HEADER;
    }
    LeftOutRows.@Nullable Kind kind =
        LeftOutRows.kind(cells, columns.date() < 0 ? "" : cell(columns.date()), cells.get(target));
    List<String> filled = cells.stream().filter(cell -> !Cells.isMissing(cell)).toList();
    if (kind == null && dialect.width() > 1 && filled.size() == 1 && LeftOutRows.isText(filled)) {
      wait(filled, "must be a row, found one text only; remove the line");
      return LeftOutRows.Kind.FOOTER;
    }
    return kind;
  }

  private char first(int column) {
    if (!split.isEmpty()) {
      return split.get(column).isEmpty() ? 0 : split.get(column).charAt(0);
    }
    int start = column == 0 ? 0 : ends[column - 1] + 1;
    return start == ends[column] ? 0 : row.charAt(start);
  }

  private char last(int column) {
    if (!split.isEmpty()) {
      return split.get(column).charAt(split.get(column).length() - 1);
    }
    return row.charAt(ends[column] - 1);
  }

  /** A cell of this row, without quotes and surrounding blanks. */
  String cell(int column) {
    return split.isEmpty()
        ? Cells.plain(row.substring(column == 0 ? 0 : ends[column - 1] + 1, ends[column]).strip())
        : split.get(column);
  }

  /** The line, counted from 1, on which a row stands that was seen, counted from 0. */
  long line(int seen) {
    return skipped.lineOf(seen);
  }

  /** What was left out, or read in spite of an oddity, in sentences. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>(leftOut.told());
    if (cutShort > 0) {
      remarks.add(
          "line %s, the last, is cut short behind the cells that are read".formatted(cutShort));
    }
    return remarks;
  }

  private @Nullable String nextLine() {
    try {
      String next = lines.next();
      line = lines.first();
      return next;
    } catch (IOException failure) {
      problems.add(line + 1, String.valueOf(TextFile.unreadable(path, failure).getMessage()));
      return null;
    }
  }

  /** Splits a row into cells; false after a note of what is wrong with it. */
  private boolean isSound(String next) {
    row = next;
    int cells = 0;
    boolean quotes = false;
    damaged = false;
    for (int i = 0; i < next.length(); i++) {
      char character = next.charAt(i);
      if (character == separator) {
        end(cells++, i);
      } else if (character == '"') {
        quotes = true;
      } else if (character == NO_UTF_8 || (character < ' ' && character != '\t')) {
        damaged = true;
      }
    }
    if (!quotes && dialect.separator() != Separator.SPACES) {
      end(cells++, next.length());
      split = List.of();
    } else {
      split = Cells.split(next, dialect.separator());
      cells = split.size();
    }
    if (cells == 0) {
      problems.add(line, "must close each quote on its line and before the next separator; fix it");
      return false;
    }
    if (cells > dialect.width()) {
      List<String> all = Cells.split(next, dialect.separator());
      if (all.subList(dialect.width(), cells).stream().allMatch(String::isEmpty)) {
        split = all.subList(0, dialect.width());
        cells = dialect.width();
      }
    }
    if (cells != dialect.width()) {
      waitOrLeaveOut(next, cells);
      return false;
    }
    return !damaged || isUndamaged();
  }

  /** Whether the cells that are read hold text alone; the others may hold anything. */
  private boolean isUndamaged() {
    for (int column = 0; column < dialect.width(); column++) {
      for (char character : columns.isRead(column) ? cell(column).toCharArray() : new char[0]) {
        if (character == NO_UTF_8) {
          problems.add(line, "must be text in UTF-8, found other bytes; save the file as UTF-8");
          return false;
        }
        if (character < ' ' && character != '\t') {
          problems.add(
              line,
              String.format(
                  Locale.ROOT,
                  "must be text, found the control character U+%04X; remove it",
                  (int) character));
          return false;
        }
      }
    }
    return true;
  }

  /** Sees to a line of another width than the table's. */
  private void waitOrLeaveOut(String next, int width) {
    List<String> cells = Cells.split(next, dialect.separator());
    LeftOutRows.@Nullable Kind kind = LeftOutRows.kind(cells, cells.get(0), "");
    if (kind != null && width < dialect.width()) {
      leftOut.add(kind, line);
      return;
    }
    String problem =
        "must have %s %s as %s, found %s; complete or remove the row"
            .formatted(
                dialect.width(),
                dialect.width() == 1 ? "cell" : "cells",
                dialect.header() ? "the header has" : "most rows have",
                width);
    wait(cells, problem);
  }

  /** Keeps a line that is a problem unless the file ends with it. */
  private void wait(List<String> cells, String problem) {
    if (waiting.size() < LONGEST_FOOTER) {
      waiting.add(new Unsound(line, cells, problem));
    } else {
      problems.add(line, problem);
    }
  }

  private void end(int cell, int position) {
    if (cell < ends.length) {
      ends[cell] = position;
    }
  }
}
