package io.github.sinecast.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lines over one axis, as pictures of a run have them.
 *
 * @param title what is shown
 * @param xTitle what runs to the right
 * @param yTitle what runs upwards
 * @param x the places of the values, ascending
 * @param labels the names of the places; empty for numbers
 * @param lines drawn in this order
 * @param bands drawn below the lines
 */
public record LineChart(
    String title,
    String xTitle,
    String yTitle,
    List<Double> x,
    List<String> labels,
    List<Line> lines,
    List<Band> bands)
    implements Picture {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 400;
  private static final int LEFT = 84;
  private static final int RIGHT = 150;
  private static final int TOP = 44;
  private static final int BOTTOM = 56;
  private static final int LABELS_APART = 15;
  private static final int MOST_TICKS = 8;
  private static final int MOST_LABELS = 6;

  /** Okabe and Ito's colours, which people of any colour vision can tell apart. */
  private static final int[] COLOURS = {
    0x0072B2, 0xD55E00, 0x007D5B, 0xB0568A, 0x9A6B00, 0x3A8FC4, 0x6B4FA0, 0x7A7A00
  };

  /** The style of a line: what is compared with, or one of several models. */
  public enum Style {
    /** The thick line of the network. */
    MAIN,
    /** A thin line. */
    THIN,
    /** A dashed line. */
    DASHED,
    /** A dashed line without a colour. */
    REFERENCE,
    /** The values themselves. */
    ACTUAL
  }

  /**
   * A line.
   *
   * @param name what it is called at its end; empty for none
   * @param values one for each place; NaN leaves a gap
   * @param colour its place among the colours
   */
  public record Line(String name, List<Double> values, int colour, Style style) {
    public Line {
      values = List.copyOf(values);
    }

    Color ink() {
      return switch (style) {
        case REFERENCE -> Drawing.FAINT;
        case ACTUAL -> Drawing.INK;
        default -> new Color(COLOURS[colour % COLOURS.length]);
      };
    }
  }

  /** The area between two lines of values. */
  public record Band(List<Double> lower, List<Double> upper) {
    public Band {
      lower = List.copyOf(lower);
      upper = List.copyOf(upper);
    }
  }

  public LineChart {
    x = List.copyOf(x);
    labels = List.copyOf(labels);
    lines = List.copyOf(lines);
    bands = List.copyOf(bands);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void draw(Drawing drawing) {
    double[] all =
        Stream.concat(
                lines.stream().map(Line::values),
                bands.stream().flatMap(band -> Stream.of(band.lower(), band.upper())))
            .flatMap(List::stream)
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .toArray();
    double least = DoubleStream.of(all).min().orElse(0);
    double most = DoubleStream.of(all).max().orElse(1);
    double room = most > least ? 0.05 * (most - least) : Math.max(1, Math.abs(most)) * 0.05;
    new Plot(drawing, least - room, most + room).draw();
  }

  /** The chart on a plane, between two values. */
  private final class Plot {
    private final Drawing drawing;
    private final double low;
    private final double high;

    Plot(Drawing drawing, double low, double high) {
      this.drawing = drawing;
      this.low = low;
      this.high = high;
    }

    void draw() {
      drawing.text(title, LEFT, 24, Drawing.Anchor.START, Drawing.INK, true);
      grid();
      bands.forEach(this::band);
      for (Line line : lines) {
        double width = line.style() == Style.MAIN ? 2.5 : line.style() == Style.THIN ? 1 : 1.5;
        boolean dashed = line.style() == Style.DASHED || line.style() == Style.REFERENCE;
        stretches(line.values())
            .forEach(
                part ->
                    drawing.line(
                        part.stream().mapToDouble(at -> x(x.get(at))).toArray(),
                        part.stream().mapToDouble(at -> y(line.values().get(at))).toArray(),
                        line.ink(),
                        width,
                        dashed));
      }
      names();
    }

    private void grid() {
      Ticks upwards = Ticks.between(low, high, MOST_TICKS);
      for (double tick : upwards.values()) {
        double[] y = {y(tick), y(tick)};
        drawing.line(new double[] {LEFT, WIDTH - RIGHT}, y, Drawing.GRID, 1, false);
        drawing.text(
            upwards.label(tick), LEFT - 8, y[0] + 4, Drawing.Anchor.END, Drawing.FAINT, false);
      }
      if (labels.isEmpty()) {
        Ticks along = Ticks.between(x.get(0), end(), MOST_TICKS);
        along.values().forEach(tick -> label(along.label(tick), tick));
      } else {
        int last = labels.size() - 1;
        int ticks = Math.min(labels.size(), labels.size() <= 12 ? 12 : MOST_LABELS);
        for (int tick = 0; tick < ticks; tick++) {
          int at = ticks == 1 ? 0 : (int) ((long) tick * last / (ticks - 1));
          label(labels.get(at), x.get(at));
        }
      }
      drawing.text(
          yTitle + " by " + xTitle,
          WIDTH - RIGHT,
          HEIGHT - 12,
          Drawing.Anchor.END,
          Drawing.FAINT,
          false);
    }

    private void label(String text, double place) {
      drawing.text(
          text, x(place), HEIGHT - BOTTOM + 20, Drawing.Anchor.MIDDLE, Drawing.FAINT, false);
    }

    private void band(Band band) {
      for (List<Integer> part : stretches(band.lower())) {
        int size = part.size();
        double[] xs = new double[2 * size];
        double[] ys = new double[2 * size];
        for (int at = 0; at < size; at++) {
          int place = part.get(at);
          xs[at] = x(x.get(place));
          xs[2 * size - 1 - at] = xs[at];
          ys[at] = y(band.upper().get(place));
          ys[2 * size - 1 - at] = y(band.lower().get(place));
        }
        drawing.area(xs, ys, ForecastPicture.BANDS.get(0));
      }
    }

    /** Names at the ends of lines, moved apart. */
    private void names() {
      record Name(String text, double y, Color colour) {}
      List<Name> names = new ArrayList<>();
      for (Line line : lines) {
        List<List<Integer>> parts = stretches(line.values());
        if (!line.name().isEmpty() && !parts.isEmpty()) {
          List<Integer> last = parts.get(parts.size() - 1);
          double value = line.values().get(last.get(last.size() - 1));
          names.add(new Name(line.name(), y(value), line.ink()));
        }
      }
      double before = Double.NEGATIVE_INFINITY;
      for (Name name : names.stream().sorted(Comparator.comparingDouble(Name::y)).toList()) {
        double y = Math.max(name.y(), before + LABELS_APART);
        drawing.text(
            name.text(), WIDTH - RIGHT + 8, y + 4, Drawing.Anchor.START, name.colour(), false);
        before = y;
      }
    }

    private double end() {
      double last = x.get(x.size() - 1);
      return last > x.get(0) ? last : x.get(0) + 1;
    }

    private double x(double place) {
      return LEFT + (place - x.get(0)) / (end() - x.get(0)) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
      return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }
  }

  /** The places of neighbouring values that are known. */
  private static List<List<Integer>> stretches(List<Double> values) {
    List<List<Integer>> stretches = new ArrayList<>();
    List<Integer> current = new ArrayList<>();
    for (int at = 0; at <= values.size(); at++) {
      if (at < values.size() && Double.isFinite(values.get(at))) {
        current.add(at);
      } else if (!current.isEmpty()) {
        stretches.add(current);
        current = new ArrayList<>();
      }
    }
    return stretches;
  }
}
