package io.github.sinecast.report;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.run.SeriesForecast;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** History and fan of forecasts, a panel for each series, above what is known ahead of it. */
public final class ForecastPicture implements Picture {
  private static final int MOST_SERIES = 24;
  private static final int WIDTH = 860;
  private static final int PANEL = 340;

  /** The height of what is drawn of one column that is known ahead. */
  private static final int STRIP = 90;

  private static final int STRIP_TICKS = 3;
  private static final int LEFT = 84;
  private static final int RIGHT = 92;
  private static final int TOP = 44;
  private static final int BOTTOM = 44;
  private static final int LABELS_APART = 15;
  private static final int MOST_TICKS = 8;
  private static final Color FORECAST = new Color(0x0072B2);

  /** Of the widest interval and those within it. */
  static final List<Color> BANDS = List.of(new Color(0xD6E8F3), new Color(0x99C7E0));

  private record Drawn(String title, ForecastFan fan) {}

  private final String title;
  private final List<Drawn> drawn;

  /**
   * A picture of one fan.
   *
   * @param title what is forecast, and from when
   */
  public ForecastPicture(String title, ForecastFan fan) {
    this.title = title;
    this.drawn = List.of(new Drawn(title, fan));
  }

  /**
   * @throws InvalidInputException if there are more series than a picture shows
   */
  public ForecastPicture(List<SeriesForecast> forecasts) {
    if (forecasts.size() > MOST_SERIES) {
      throw new InvalidInputException(
          "--plot: a picture shows at most %s series, found %s; give a file that ends in .html, or a table of fewer series"
              .formatted(MOST_SERIES, forecasts.size()));
    }
    this.title =
        "Forecasts of "
            + String.join(", ", forecasts.stream().map(SeriesForecast::series).toList());
    this.drawn = forecasts.stream().map(one -> new Drawn(title(one), ForecastFan.of(one))).toList();
  }

  private static String title(SeriesForecast forecast) {
    String target = forecast.target();
    return "%s: %s %s from %s"
        .formatted(
            target.equals(forecast.series()) ? target : target + " of " + forecast.series(),
            forecast.horizon(),
            forecast.horizon() == 1 ? "step" : "steps",
            forecast.lastKnownTime());
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return drawn.stream().mapToInt(one -> height(one.fan)).sum();
  }

  @Override
  public void draw(Drawing drawing) {
    int top = 0;
    for (Drawn one : drawn) {
      new PanelOf(drawing, one, top).draw();
      top += height(one.fan);
    }
  }

  private static int height(ForecastFan fan) {
    return PANEL + STRIP * fan.ahead().size();
  }

  /** The name of a line at its end. */
  private record Name(String text, double y, Color colour) {}

  /** One series. */
  private static final class PanelOf {
    private final Drawing drawing;
    private final String title;
    private final ForecastFan fan;
    private final int top;
    private final double low;
    private final double high;

    PanelOf(Drawing drawing, Drawn drawn, int top) {
      this.drawing = drawing;
      this.title = drawn.title();
      this.fan = drawn.fan();
      this.top = top;
      double[] all =
          Stream.concat(
                  Stream.of(fan.known(), fan.points()),
                  fan.bands().stream().flatMap(band -> Stream.of(band.lower(), band.upper())))
              .flatMap(List::stream)
              .mapToDouble(Double::doubleValue)
              .toArray();
      double least = DoubleStream.of(all).min().orElse(0);
      double most = DoubleStream.of(all).max().orElse(1);
      double room = most > least ? 0.05 * (most - least) : Math.max(1, Math.abs(most)) * 0.05;
      this.low = least - room;
      this.high = most + room;
    }

    void draw() {
      drawing.text(title, LEFT, top + 24, Drawing.Anchor.START, Drawing.INK, true);
      grid();
      for (int band = 0; band < fan.bands().size(); band++) {
        band(fan.bands().get(band), BANDS.get(band));
      }
      int origin = fan.known().size() - 1;
      vertical(x(origin), Drawing.FAINT, true);
      drawing.line(xs(0, fan.known().size()), ys(fan.known()), Drawing.INK, 1.5, false);
      List<Double> points = fromLast(fan.points());
      drawing.line(xs(origin, points.size()), ys(points), FORECAST, 2.5, false);
      names();
      for (int column = 0; column < fan.ahead().size(); column++) {
        ahead(fan.ahead().get(column), top + PANEL + STRIP * column);
      }
    }

    /** What is known ahead of one column, below the forecast and over the same rows. */
    private void ahead(ForecastFan.Ahead column, int strip) {
      double least = column.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
      double most = column.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
      double range = most > least ? most - least : 1;
      DoubleUnaryOperator place =
          value -> strip + STRIP - 16 - (value - least) / range * (STRIP - 40);
      drawing.text(
          column.column() + ", known ahead",
          LEFT,
          strip + 14,
          Drawing.Anchor.START,
          Drawing.FAINT,
          false);
      Ticks ticks = Ticks.between(least, least + range, STRIP_TICKS);
      for (double tick : ticks.values()) {
        double y = place.applyAsDouble(tick);
        drawing.line(
            new double[] {LEFT, WIDTH - RIGHT}, new double[] {y, y}, Drawing.GRID, 1, false);
        drawing.text(ticks.label(tick), LEFT - 8, y + 4, Drawing.Anchor.END, Drawing.FAINT, false);
      }
      double x = x(fan.known().size() - 1);
      drawing.line(
          new double[] {x, x},
          new double[] {strip + 20, strip + STRIP - 12},
          Drawing.FAINT,
          1,
          true);
      drawing.line(
          xs(0, column.values().size()),
          column.values().stream().mapToDouble(place::applyAsDouble).toArray(),
          Drawing.INK,
          1.5,
          false);
    }

    private void grid() {
      Ticks ticks = Ticks.between(low, high, MOST_TICKS);
      for (double tick : ticks.values()) {
        double y = y(tick);
        drawing.line(
            new double[] {LEFT, WIDTH - RIGHT}, new double[] {y, y}, Drawing.GRID, 1, false);
        drawing.text(ticks.label(tick), LEFT - 8, y + 4, Drawing.Anchor.END, Drawing.FAINT, false);
      }
      int last = fan.labels().size() - 1;
      int origin = fan.known().size() - 1;
      for (int row : new int[] {0, origin, last}) {
        boolean covered = row != origin && Math.abs(x(row) - x(origin)) < 90;
        if (!covered) {
          Drawing.Anchor anchor = row == 0 ? Drawing.Anchor.START : Drawing.Anchor.MIDDLE;
          drawing.text(
              fan.labels().get(row),
              x(row),
              top + PANEL - BOTTOM + 20,
              anchor,
              Drawing.FAINT,
              false);
        }
      }
    }

    private void vertical(double x, Color colour, boolean dashed) {
      double[] y = {top + TOP, top + PANEL - BOTTOM};
      drawing.line(new double[] {x, x}, y, colour, 1, dashed);
    }

    private void band(ForecastFan.Band band, Color colour) {
      List<Double> upper = fromLast(band.upper());
      List<Double> lower = fromLast(band.lower());
      int size = upper.size();
      double[] x = new double[2 * size];
      double[] y = new double[2 * size];
      for (int at = 0; at < size; at++) {
        x[at] = x(fan.known().size() - 1 + at);
        y[at] = y(upper.get(at));
        x[2 * size - 1 - at] = x[at];
        y[2 * size - 1 - at] = y(lower.get(at));
      }
      drawing.area(x, y, colour);
    }

    /** Names at the ends of lines, moved apart. */
    private void names() {
      int last = fan.points().size() - 1;
      List<Name> names = new ArrayList<>();
      for (ForecastFan.Band band : fan.bands()) {
        String share = Math.round(100 * band.share()) + " %";
        names.add(new Name(share, y(band.upper().get(last)), Drawing.FAINT));
      }
      names.add(new Name("forecast", y(fan.points().get(last)), FORECAST));
      double before = Double.NEGATIVE_INFINITY;
      for (Name name : names) {
        double y = Math.max(name.y(), before + LABELS_APART);
        drawing.text(
            name.text(), WIDTH - RIGHT + 8, y + 4, Drawing.Anchor.START, name.colour(), false);
        before = y;
      }
    }

    private List<Double> fromLast(List<Double> steps) {
      List<Double> all = new ArrayList<>();
      all.add(fan.last());
      all.addAll(steps);
      return all;
    }

    private double x(int row) {
      double share = (double) row / Math.max(1, fan.labels().size() - 1);
      return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
      return top + TOP + (high - value) / (high - low) * (PANEL - TOP - BOTTOM);
    }

    private double[] xs(int from, int count) {
      double[] xs = new double[count];
      for (int at = 0; at < count; at++) {
        xs[at] = x(from + at);
      }
      return xs;
    }

    private double[] ys(List<Double> values) {
      return values.stream().mapToDouble(this::y).toArray();
    }
  }
}
