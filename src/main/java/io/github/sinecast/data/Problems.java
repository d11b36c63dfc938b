package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with one file: all of it is counted, the first of it is told. */
final class Problems {
  private static final int TOLD = 20;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingLong(Problem::line)
          .thenComparing(Problem::column)
          .thenComparingLong(Problem::number);

  /** More lines than this of one cause are told as one problem. */
  private static final int MANY = 100;

  private static final Pattern FOUND = Pattern.compile("'[^']*'|\\d+");

  private final Map<String, Cause> causes = new LinkedHashMap<>();
  private long count;

  /** The first problems of one cause: same column and text, but for what was found. */
  private static final class Cause {
    final PriorityQueue<Problem> first = new PriorityQueue<>(BY_PLACE.reversed());
    long count;

    void add(Problem problem) {
      count++;
      first.add(problem);
      if (first.size() > TOLD) {
        first.remove();
      }
    }

    boolean isToldAsOne() {
      return count == 1 || count > MANY;
    }

    Stream<Problem> told() {
      List<Problem> sorted = first.stream().sorted(BY_PLACE).toList();
      return count <= MANY ? sorted.stream() : Stream.of(sorted.get(0).of(count));
    }
  }

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

    Problem of(long lines) {
      return new Problem(
          line, column, text + " (the first of %s lines like it)".formatted(lines), number);
    }
  }

  /** Notes a problem of a cell. */
  void add(long line, String column, String text) {
    String cause = column + FOUND.matcher(text).replaceAll("");
    causes
        .computeIfAbsent(cause, none -> new Cause())
        .add(new Problem(line, column, text, ++count));
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
    others.causes.forEach(
        (cause, found) -> {
          Cause own = causes.computeIfAbsent(cause, none -> new Cause());
          found.first.stream()
              .sorted(BY_PLACE)
              .forEach(one -> own.add(new Problem(one.line, one.column, one.text, ++count)));
          own.count += found.count - found.first.size();
          count += found.count - found.first.size();
        });
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
    List<Problem> told =
        causes.values().stream().flatMap(Cause::told).sorted(BY_PLACE).limit(TOLD).toList();
    StringBuilder message = new StringBuilder();
    boolean all = told.size() == count || causes.values().stream().allMatch(Cause::isToldAsOne);
    boolean one = told.size() == 1;
    if (!one) {
      message.append(file).append(" cannot be used: ").append(count).append(" problems");
      message.append(all ? ":\n" : ", the first " + TOLD + ":\n");
    }
    for (Problem problem : told) {
      message.append(one ? "" : "  ").append(problem.told(file)).append('\n');
    }
    throw new InvalidInputException(message.toString().stripTrailing());
  }
}
