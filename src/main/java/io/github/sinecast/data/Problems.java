package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with one table: all of it is counted, the first of it is told.
 *
 * <p>The problems of each series are kept apart from those of the table: those of series refuse the
 * table only unless bad series are skipped.
 */
final class Problems {
  private static final int TOLD = 20;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingLong(Problem::line)
          .thenComparing(Problem::column)
          .thenComparingLong(Problem::number);

  /** More lines than this of one cause are told as one problem. */
  private static final int MANY = 100;

  /** More lines than this in which the same was found are told as one problem. */
  private static final int FEW = 3;

  private static final Pattern FOUND = Pattern.compile("'[^']*'|\\d+");

  /** So many problems are the reason for which a series is left out. */
  private static final int REASONS = 3;

  private final BadSeries badSeries;
  private final Map<String, Cause> causes = new LinkedHashMap<>();
  private final Map<String, Problems> bySeries = new LinkedHashMap<>();
  private long count;

  Problems(BadSeries badSeries) {
    this.badSeries = badSeries;
  }

  /** Problems of another stage of the same reading, as yet none. */
  Problems another() {
    return new Problems(badSeries);
  }

  /** The problems of a series, or of the table for an empty name. */
  Problems of(String series) {
    return series.isEmpty() ? this : bySeries.computeIfAbsent(series, none -> another());
  }

  /** The series that have problems of their own. */
  Set<String> series() {
    return bySeries.entrySet().stream()
        .filter(one -> one.getValue().any())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The first problems of one cause: same column and text, but for what was found. */
  private static final class Cause {
    final PriorityQueue<Problem> first = new PriorityQueue<>(BY_PLACE.reversed());
    long count;

    /** Whether the same was found in all lines. */
    boolean alike = true;

    void add(Problem problem) {
      alike &= first.isEmpty() || first.element().text.equals(problem.text);
      count++;
      first.add(problem);
      if (first.size() > TOLD) {
        first.remove();
      }
    }

    boolean isToldAsOne() {
      return count == 1 || count > (alike ? FEW : MANY);
    }

    Stream<Problem> told(Source source) {
      List<Problem> sorted = first.stream().sorted(BY_PLACE).toList();
      if (!isToldAsOne() || count == 1) {
        return sorted.stream();
      }
      String next =
          sorted.stream()
              .skip(1)
              .limit(FEW)
              .map(problem -> Long.toString(problem.line))
              .collect(Collectors.joining(", "));
      return Stream.of(sorted.get(0).of(count, next + (count > FEW + 1 ? ", …" : ""), source));
    }
  }

  /**
   * @param line the line as an editor numbers it, or 0 for the file as a whole
   * @param column the name of the column, or an empty text for the whole line
   * @param number in which order problems of one place were found
   */
  private record Problem(long line, String column, String text, long number) {
    String told(Source source) {
      return source.place(line, column) + ": " + text;
    }

    /** The problem where the file is known. */
    String inFile(Source source) {
      String place = line == 0 ? "" : source.row(line);
      return (column.isEmpty() ? place : place + ", column " + column)
          + (place.isEmpty() ? "" : ": ")
          + text;
    }

    /** The first of several problems in words that tell where the next are. */
    Problem of(long lines, String next, Source source) {
      return new Problem(
          line,
          column,
          text + " (the first of %s %s like it; then %s)".formatted(lines, source.rows(), next),
          number);
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
          own.alike &= found.alike;
          own.count += found.count - found.first.size();
          count += found.count - found.first.size();
        });
    others.bySeries.forEach((series, found) -> of(series).addAll(found));
  }

  /** The number of all problems, those of series among them. */
  long count() {
    return count + bySeries.values().stream().mapToLong(Problems::count).sum();
  }

  /** Whether there is a problem beside those of series that are kept apart. */
  boolean any() {
    return count > 0;
  }

  /** Why each series is left out that has problems of its own. */
  Map<String, List<String>> reasons(Source source) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    bySeries.forEach(
        (series, own) -> {
          if (!own.any()) {
            return;
          }
          List<String> told =
              own.first(source).stream()
                  .limit(REASONS)
                  .map(problem -> problem.inFile(source))
                  .collect(Collectors.toCollection(ArrayList::new));
          told.set(0, "series %s: %s".formatted(series, told.get(0)));
          if (own.count > told.size()) {
            told.add("%s problems in all".formatted(own.count));
          }
          reasons.put(series, told);
        });
    return reasons;
  }

  /** Refuses what was read, with the problems of the series too. */
  void refuseAll(Source source) {
    refuse(source, "");
  }

  private List<Problem> first(Source source) {
    return causes.values().stream()
        .flatMap(cause -> cause.told(source))
        .sorted(BY_PLACE)
        .limit(TOLD)
        .toList();
  }

  /**
   * Refuses what was read if there is a problem of the table, or one of a series unless bad series
   * are skipped.
   *
   * @param othersAreGood whether there are series without problems
   */
  void refuse(Source source, boolean othersAreGood) {
    if (any() || (badSeries == BadSeries.REFUSE && !series().isEmpty())) {
      refuse(
          source,
          othersAreGood && !any()
              ? "; or set data.bad-series to skip, which leaves such series out"
              : "");
    }
  }

  private void refuse(Source source, String remedy) {
    bySeries.values().forEach(this::addAll);
    bySeries.clear();
    if (count == 0) {
      return;
    }
    List<Problem> told = first(source);
    StringBuilder message = new StringBuilder();
    boolean all = told.size() == count || causes.values().stream().allMatch(Cause::isToldAsOne);
    boolean one = told.size() == 1;
    if (!one) {
      message.append(source.name()).append(" cannot be used: ").append(count).append(" problems");
      message.append(all ? ":\n" : ", the first " + TOLD + ":\n");
    }
    for (Problem problem : told) {
      message.append(one ? "" : "  ").append(problem.told(source)).append('\n');
    }
    throw new InvalidInputException(message.toString().stripTrailing() + remedy);
  }
}
