package io.github.sinecast.report;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Numbers by row and column. Immutable. */
public final class Panel {
  private final String name;
  private final String title;
  private final Axis rows;
  private final Axis columns;
  private final double[] values;
  private final double neutral;

  /**
   * Numbers of which zero changes nothing.
   *
   * @param name tells this panel apart from others, for programs
   * @param title what people call it; may be empty
   * @param values row-major; copied
   */
  public Panel(String name, String title, Axis rows, Axis columns, double[] values) {
    this(name, title, rows, columns, values, 0);
  }

  private Panel(
      String name, String title, Axis rows, Axis columns, double[] values, double neutral) {
    if (values.length != rows.length() * columns.length()) {
      throw new IllegalArgumentException(
          "%s values do not fill %s rows of %s"
              .formatted(values.length, rows.length(), columns.length()));
    }
    this.name = name;
    this.title = title;
    this.rows = rows;
    this.columns = columns;
    this.values = values.clone();
    this.neutral = neutral;
  }

  /** What programs call it. */
  public String name() {
    return name;
  }

  /** What people call it; may be empty. */
  public String title() {
    return title;
  }

  /** What runs downwards. */
  public Axis rows() {
    return rows;
  }

  /** What runs to the right. */
  public Axis columns() {
    return columns;
  }

  /** The number at a place. */
  public double at(int row, int column) {
    return values[row * columns.length() + column];
  }

  /** All numbers, row by row. */
  public DoubleStream values() {
    return Arrays.stream(values);
  }

  /** A panel whose numbers follow from those of this one. */
  Panel map(String newTitle, DoubleUnaryOperator operator) {
    return new Panel(name, newTitle, rows, columns, values().map(operator).toArray(), neutral);
  }

  /** This panel as one of factors, of which one changes nothing. */
  Panel ofFactors() {
    return new Panel(name, title, rows, columns, values, 1);
  }

  /** The number that changes nothing. */
  double neutral() {
    return neutral;
  }
}
