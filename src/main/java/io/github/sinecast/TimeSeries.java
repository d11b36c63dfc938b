package io.github.sinecast;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One series: named columns of finite numbers over a time line, one of them the target.
 *
 * <p>Columns that a reader recognised by role are named {@code open}, {@code high}, {@code low},
 * {@code volume}; all others as in their file. Immutable.
 */
public final class TimeSeries {
  private final String id;
  private final TimeLine time;
  private final String target;
  private final Map<String, double[]> columns;
  private final Map<String, String[]> texts;
  private final KnownAhead ahead;
  private final Statics statics;

  /** The target column, which is read far more often than it is looked up. */
  private final double[] targets;

  /**
   * @param id what the series is called, unique in its set
   * @param time the time of each row
   * @param target the name of the column to forecast
   * @param columns values by column name, each as long as the time line; copied
   */
  public TimeSeries(String id, TimeLine time, String target, Map<String, double[]> columns) {
    this(id, time, target, columns, Map.of(), KnownAhead.timesOf(time), Statics.NONE);
  }

  private TimeSeries(
      String id,
      TimeLine time,
      String target,
      Map<String, double[]> columns,
      Map<String, String[]> texts,
      KnownAhead ahead,
      Statics statics) {
    if (!columns.containsKey(target)) {
      throw new IllegalArgumentException(
          "series " + id + " has no target column " + target + ", only " + columns.keySet());
    }
    this.id = id;
    this.time = time;
    this.target = target;
    this.texts = texts;
    this.ahead = ahead;
    this.statics = statics;
    this.columns = new LinkedHashMap<>();
    columns.forEach(
        (name, values) -> {
          if (values.length != time.size()) {
            throw new IllegalArgumentException(
                "column %s of series %s has %s rows, its time line %s"
                    .formatted(name, id, values.length, time.size()));
          }
          this.columns.put(name, values.clone());
        });
    this.targets = column(target);
  }

  /**
   * Some rows of this series, as if there had been no others; nothing more is known ahead than
   * their times.
   *
   * @param rows their numbers, strictly ascending
   */
  public TimeSeries rows(int[] rows) {
    Map<String, double[]> chosen = new LinkedHashMap<>();
    columns.forEach(
        (name, values) ->
            chosen.put(name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray()));
    return new TimeSeries(id, time.rows(rows), target, chosen);
  }

  /** The id, which tells the series apart from others. */
  public String id() {
    return id;
  }

  /** When the rows are. */
  public TimeLine time() {
    return time;
  }

  /** The name of the column to forecast. */
  public String target() {
    return target;
  }

  /** The number of rows. */
  public int length() {
    return time.size();
  }

  /** The names of all columns, in the order of the file. */
  public Set<String> columnNames() {
    return Collections.unmodifiableSet(columns.keySet());
  }

  /** The target's value in a row, in the units of the file. */
  public double target(int row) {
    return targets[row];
  }

  /** A column's value in a row. */
  public double value(String column, int row) {
    return column(column)[row];
  }

  /** A copy of a column. */
  public double[] values(String column) {
    return column(column).clone();
  }

  /** A copy of the target column. */
  public double[] targetValues() {
    return values(target);
  }

  /**
   * This series with what is known ahead of it.
   *
   * @throws IllegalArgumentException if that does not begin with the rows of this series
   */
  public TimeSeries with(KnownAhead known) {
    if (known.rows() < length()
        || (time.isDated()
            && length() > 0
            && known.time().epochSecond(length() - 1) != time.epochSecond(length() - 1))) {
      throw new IllegalArgumentException(
          "what is known ahead of series %s does not begin with its rows".formatted(id));
    }
    return new TimeSeries(id, time, target, columns, texts, known, statics);
  }

  /** This series with other values in the same columns; what is known ahead of it stays. */
  public TimeSeries withColumns(Map<String, double[]> values) {
    return new TimeSeries(id, time, target, values, texts, ahead, statics);
  }

  /** This series with what never changes in it. */
  public TimeSeries with(Statics fixed) {
    return new TimeSeries(id, time, target, columns, texts, ahead, fixed);
  }

  /**
   * This series with columns of categories, as long as its time line, which are known up to a
   * cutoff.
   */
  public TimeSeries withCategories(Map<String, String[]> categories) {
    Map<String, String[]> copies = new LinkedHashMap<>();
    categories.forEach((name, values) -> copies.put(name, Arrays.copyOf(values, length())));
    return new TimeSeries(id, time, target, columns, copies, ahead, statics);
  }

  /** The category of a column in a row. */
  public String text(String column, int row) {
    String[] values = texts.get(column);
    if (values == null) {
      throw new InvalidInputException(
          "series %s has no category '%s'; it has %s".formatted(id, column, texts.keySet()));
    }
    return values[row];
  }

  /** What never changes in this series. */
  public Statics statics() {
    return statics;
  }

  /** What is known ahead of this series. */
  public KnownAhead ahead() {
    return ahead;
  }

  /** What is known once {@code rows} rows have been seen. */
  public History until(int rows) {
    return new History(this, rows);
  }

  /** Everything that is known today. */
  public History history() {
    return until(length());
  }

  private double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new InvalidInputException(
          "series %s has no column '%s'; it has %s".formatted(id, name, columns.keySet()));
    }
    return values;
  }
}
