package io.github.sinecast.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Curves between two axes of numbers, each with its name at its end.
 *
 * @param title what the chart shows
 * @param across what its horizontal axis counts
 * @param up what its vertical axis measures
 * @param curves what is drawn, at least one; their colours repeat after the seventh
 */
public record LineChart(String title, String across, String up, List<Curve> curves) {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 380;
  private static final int LEFT = 84;
  private static final int RIGHT = 150;
  private static final int TOP = 64;
  private static final int BOTTOM = 58;
  private static final int MOST_TICKS = 8;
  private static final int NAMES_APART = 16;
  private static final double POINT = 3.5;

  /** Told apart by those who see few colours: Okabe and Ito (2008). */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          Drawing.INK);

  /**
   * Points, joined by lines or not.
   *
   * @param name what people call it
   * @param style how it is drawn
   * @param x from left to right
   * @param y as many as there are of x, all finite
   */
  public record Curve(String name, Style style, List<Double> x, List<Double> y) {
    public Curve {
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (x.isEmpty() || x.size() != y.size()) {
        throw new IllegalArgumentException(
            "%s places across and %s up are no curve".formatted(x.size(), y.size()));
      }
      if (!DoubleStream.concat(numbers(x), numbers(y)).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "the curve " + name + " has numbers that are not finite");
      }
    }

    /** Numbers joined by lines. */
    public static Curve line(String name, double[] x, double[] y) {
      return new Curve(name, Style.LINE, list(x), list(y));
    }

    /** Numbers joined by lines, with a mark at each. */
    public static Curve marked(String name, double[] x, double[] y) {
      return new Curve(name, Style.MARKED, list(x), list(y));
    }

    private static List<Double> list(double[] values) {
      return DoubleStream.of(values).boxed().toList();
    }

    private double last() {
      return y.get(y.size() - 1);
    }
  }

  /** How a curve is drawn. */
  public enum Style {
    /** A line. */
    LINE,
    /** A line with a mark at each number. */
    MARKED
  }

  public LineChart {
    curves = List.copyOf(curves);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("a chart needs at least one curve");
    }
  }

  /** The chart as Scalable Vector Graphics. */
  public String toSvg() {
    SvgDrawing drawing = new SvgDrawing(WIDTH, HEIGHT, title);
    draw(drawing);
    return drawing.toString();
  }

  /**
   * The chart in the PNG format.
   *
   * @throws io.github.sinecast.InvalidInputException if this machine has no fonts
   */
  public byte[] toPng() {
    HeatMap.requireFonts("SVG");
    RasterDrawing drawing = new RasterDrawing(WIDTH, HEIGHT);
    draw(drawing);
    return drawing.toPng();
  }

  private void draw(Drawing drawing) {
    Range horizontal = Range.of(curves, Curve::x, 0);
    Range vertical = Range.of(curves, Curve::y, 0.05);
    drawing.text(title, LEFT, 26, Drawing.Anchor.START, Drawing.INK, true);
    drawing.text(up, LEFT, 48, Drawing.Anchor.START, Drawing.FAINT, false);
    double middle = (LEFT + WIDTH - RIGHT) / 2.0;
    drawing.text(across, middle, HEIGHT - 14, Drawing.Anchor.MIDDLE, Drawing.FAINT, false);
    Ticks rows = vertical.ticks();
    for (double tick : rows.values()) {
      double y = y(vertical, tick);
      drawing.line(new double[] {LEFT, WIDTH - RIGHT}, new double[] {y, y}, Drawing.GRID, 1, false);
      drawing.text(rows.label(tick), LEFT - 8, y + 4, Drawing.Anchor.END, Drawing.FAINT, false);
    }
    Ticks columns = horizontal.ticks();
    for (double tick : columns.values()) {
      double x = x(horizontal, tick);
      drawing.line(
          new double[] {x, x},
          new double[] {HEIGHT - BOTTOM, HEIGHT - BOTTOM + 5},
          Drawing.FAINT,
          1,
          false);
      drawing.text(
          columns.label(tick),
          x,
          HEIGHT - BOTTOM + 20,
          Drawing.Anchor.MIDDLE,
          Drawing.FAINT,
          false);
    }
    for (int index = 0; index < curves.size(); index++) {
      draw(drawing, curves.get(index), colour(index), horizontal, vertical);
    }
    names(drawing, vertical);
  }

  private static void draw(
      Drawing drawing, Curve curve, Color colour, Range horizontal, Range vertical) {
    double[] x = curve.x().stream().mapToDouble(value -> x(horizontal, value)).toArray();
    double[] y = curve.y().stream().mapToDouble(value -> y(vertical, value)).toArray();
    drawing.line(x, y, colour, 1.8, false);
    if (curve.style() == Style.MARKED) {
      for (int at = 0; at < x.length; at++) {
        drawing.area(
            new double[] {x[at] - POINT, x[at] + POINT, x[at] + POINT, x[at] - POINT},
            new double[] {y[at] - POINT, y[at] - POINT, y[at] + POINT, y[at] + POINT},
            colour);
      }
    }
  }

  /** Names beside the ends of curves, moved apart where they would cover each other. */
  private void names(Drawing drawing, Range vertical) {
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < curves.size(); index++) {
      order.add(index);
    }
    order.sort(Comparator.comparingDouble((Integer index) -> curves.get(index).last()).reversed());
    double lowest = HEIGHT - BOTTOM + 4 - (order.size() - 1.0) * NAMES_APART;
    double before = Double.NEGATIVE_INFINITY;
    for (int index : order) {
      double wished = Math.min(y(vertical, curves.get(index).last()) + 4, lowest);
      double y = Math.max(wished, before + NAMES_APART);
      drawing.text(
          curves.get(index).name(),
          WIDTH - RIGHT + 10,
          y,
          Drawing.Anchor.START,
          colour(index),
          false);
      before = y;
      lowest += NAMES_APART;
    }
  }

  private static Color colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  private static double x(Range range, double value) {
    return LEFT + range.share(value) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(Range range, double value) {
    return HEIGHT - BOTTOM - range.share(value) * (HEIGHT - TOP - BOTTOM);
  }

  private static DoubleStream numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue);
  }

  /**
   * What an axis spans.
   *
   * @param whole whether it counts, so that nothing is between two whole numbers
   */
  private record Range(double low, double high, boolean whole) {
    /**
     * The range of some numbers of curves.
     *
     * @param room what is left free at either end, as a share of the range
     */
    static Range of(List<Curve> curves, Function<Curve, List<Double>> values, double room) {
      DoubleSummaryStatistics all =
          curves.stream().map(values).flatMapToDouble(LineChart::numbers).summaryStatistics();
      double size = all.getMax() - all.getMin();
      double beside = size > 0 ? room * size : Math.max(1, Math.abs(all.getMax())) * 0.05;
      boolean whole =
          curves.stream()
              .map(values)
              .flatMapToDouble(LineChart::numbers)
              .allMatch(value -> value == Math.rint(value));
      return new Range(all.getMin() - beside, all.getMax() + beside, whole);
    }

    double share(double value) {
      return (value - low) / (high - low);
    }

    Ticks ticks() {
      Ticks ticks = Ticks.between(low, high, MOST_TICKS);
      return whole && ticks.step() < 1 ? new Ticks(low, high, 1) : ticks;
    }
  }
}
