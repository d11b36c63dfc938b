package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What is wrong with one file: all of it is counted, the first of it is told. */
final class Problems {
  private static final int TOLD = 20;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingLong(Problem::line)
          .thenComparing(Problem::column)
          .thenComparingLong(Problem::number);

  private final PriorityQueue<Problem> first = new PriorityQueue<>(BY_PLACE.reversed());
  private long count;

  /**
   * @param line the line as an editor numbers it, or 0 for the file as a whole
   * @param column the name of the column, or an empty text for the whole line
   * @param number in which order problems of one place were found
   */
  private record Problem(long line, String column, String text, long number) {
    String told(String file) {
      String place = line == 0 ? file : file + ":" + line;
      return (column.isEmpty() ? place : place + ":" + column) + ": " + text;
    }
  }

  /** Notes a problem of a cell. */
  void add(long line, String column, String text) {
    count++;
    first.add(new Problem(line, column, text, count));
    if (first.size() > TOLD) {
      first.remove();
    }
  }

  /** Notes a problem of a whole line. */
  void add(long line, String text) {
    add(line, "", text);
  }

  /** Notes a problem of the whole file. */
  void add(String text) {
    add(0, "", text);
  }

  /** Takes over what another stage of the same reading found. */
  void addAll(Problems others) {
    count += others.count - others.first.size();
    others.first.stream()
        .sorted(BY_PLACE)
        .forEach(problem -> add(problem.line(), problem.column(), problem.text()));
  }

  long count() {
    return count;
  }

  boolean any() {
    return count > 0;
  }

  /** Refuses the file if there is a problem. */
  void refuse(String file) {
    if (count == 0) {
      return;
    }
    List<Problem> told = new ArrayList<>(first);
    told.sort(BY_PLACE);
    StringBuilder message = new StringBuilder();
    if (count > 1) {
      message.append(file).append(" cannot be used: ").append(count).append(" problems");
      message.append(count > TOLD ? ", the first " + TOLD + ":\n" : ":\n");
    }
    for (Problem problem : told) {
      message.append(count > 1 ? "  " : "").append(problem.told(file)).append('\n');
    }
    throw new InvalidInputException(message.toString().stripTrailing());
  }
}
