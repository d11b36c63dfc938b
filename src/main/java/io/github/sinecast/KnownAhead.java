package io.github.sinecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is known ahead of a series: its times, and the columns that were declared as known, in rows
 * that go on beyond the cutoff.
 *
 * <p>It is the only way to a value after a cutoff, and holds no other column: what was not declared
 * cannot be looked up here, and {@link History} refuses it. Immutable.
 */
public final class KnownAhead {
  private final TimeLine time;
  private final Map<String, double[]> numbers = new LinkedHashMap<>();
  private final Map<String, String[]> texts = new LinkedHashMap<>();

  /**
   * @param time the times of the rows, those of the series first
   * @param numbers values by column name, each as long as the time line; copied. NaN where a value
   *     is missing, which it may only be in rows after those of the series.
   * @param texts categories by column name, empty where one is missing; copied
   */
  public KnownAhead(TimeLine time, Map<String, double[]> numbers, Map<String, String[]> texts) {
    this.time = time;
    numbers.forEach(
        (name, values) -> {
          requireRows(name, values.length);
          this.numbers.put(name, values.clone());
        });
    texts.forEach(
        (name, values) -> {
          requireRows(name, values.length);
          this.texts.put(name, values.clone());
        });
  }

  /** Columns of numbers only. */
  public KnownAhead(TimeLine time, Map<String, double[]> numbers) {
    this(time, numbers, Map.of());
  }

  private void requireRows(String name, int rows) {
    if (rows != time.size()) {
      throw new IllegalArgumentException(
          "the known column %s has %s rows, its time line %s".formatted(name, rows, time.size()));
    }
  }

  /** The times of some rows, and no column. */
  public static KnownAhead timesOf(TimeLine time) {
    return new KnownAhead(time, Map.of());
  }

  /** These columns over another time line of as many rows. */
  public KnownAhead at(TimeLine other) {
    return new KnownAhead(other, numbers, texts);
  }

  /** The times of the rows. */
  public TimeLine time() {
    return time;
  }

  /** The number of rows: those of the series, and those after them. */
  public int rows() {
    return time.size();
  }

  /** The names of the columns of numbers. */
  public Set<String> columns() {
    return Collections.unmodifiableSet(numbers.keySet());
  }

  /** The names of the columns of categories. */
  public Set<String> categories() {
    return Collections.unmodifiableSet(texts.keySet());
  }

  /**
   * A category in a row, before or after any cutoff; empty where it is missing.
   *
   * @throws InvalidInputException if no column of this name was declared as known
   */
  public String text(String column, int row) {
    return found(texts, column)[row];
  }

  /** A copy of a column of categories. */
  public String[] texts(String column) {
    return found(texts, column).clone();
  }

  /**
   * A column's value in a row, before or after any cutoff; NaN where it is missing.
   *
   * @throws InvalidInputException if no column of this name was declared as known
   */
  public double value(String column, int row) {
    return found(numbers, column)[row];
  }

  /** A copy of a column. */
  public double[] values(String column) {
    return found(numbers, column).clone();
  }

  private static <T> T found(Map<String, T> columns, String name) {
    T values = columns.get(name);
    if (values == null) {
      throw new InvalidInputException(
          "'%s' is not known ahead; window.covariates.known declares %s"
              .formatted(name, columns.keySet()));
    }
    return values;
  }
}
