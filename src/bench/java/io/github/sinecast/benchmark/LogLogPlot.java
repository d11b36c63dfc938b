package io.github.sinecast.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Panels beside each other, both axes logarithmic: a power is a straight line. */
final class LogLogPlot {
  private static final int COLUMNS = 2;
  private static final int WIDTH = 560;
  private static final int HEIGHT = 360;
  private static final int MARGIN = 64;
  private static final int DOT = 8;
  private static final Color LINE = new Color(0x1f5fa8);
  private static final Color GRID = new Color(0xe0e0e0);

  private LogLogPlot() {}

  /**
   * One curve.
   *
   * @param x above 0, ascending
   * @param y above 0
   */
  record Panel(String title, String xLabel, String yLabel, List<Double> x, List<Double> y) {
    Panel {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }

    /** The exponent of the power through the first and the last point. */
    double exponent() {
      int last = x.size() - 1;
      return Math.log(y.get(last) / y.get(0)) / Math.log(x.get(last) / x.get(0));
    }
  }

  static void write(List<Panel> panels, Path file) throws IOException {
    int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage image =
        new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int index = 0; index < panels.size(); index++) {
      Graphics2D place =
          (Graphics2D)
              graphics.create(index % COLUMNS * WIDTH, index / COLUMNS * HEIGHT, WIDTH, HEIGHT);
      draw(panels.get(index), place);
      place.dispose();
    }
    graphics.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("this JDK cannot write PNG files");
    }
  }

  private static void draw(Panel panel, Graphics2D graphics) {
    Axis across = Axis.of(panel.x(), MARGIN, WIDTH - MARGIN);
    Axis up = Axis.of(panel.y(), HEIGHT - MARGIN, MARGIN);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (int decade = across.first(); decade <= across.last(); decade++) {
      double at = across.at(Math.pow(10, decade));
      graphics.setColor(GRID);
      graphics.draw(new Line2D.Double(at, MARGIN, at, HEIGHT - MARGIN));
      graphics.setColor(Color.BLACK);
      String label = label(decade);
      float half = graphics.getFontMetrics().stringWidth(label) / 2f;
      graphics.drawString(label, (float) at - half, HEIGHT - MARGIN + 18);
    }
    for (int decade = up.first(); decade <= up.last(); decade++) {
      double at = up.at(Math.pow(10, decade));
      graphics.setColor(GRID);
      graphics.draw(new Line2D.Double(MARGIN, at, WIDTH - MARGIN, at));
      graphics.setColor(Color.BLACK);
      graphics.drawString(label(decade), 8, (float) at + 4);
    }
    curve(panel, graphics, across, up);
    graphics.setColor(Color.BLACK);
    graphics.drawString(panel.xLabel(), WIDTH / 2 - 40, HEIGHT - MARGIN + 40);
    graphics.drawString(panel.yLabel(), 8, MARGIN - 12);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    String growth =
        panel.x().size() < 2
            ? ""
            : String.format(Locale.ROOT, ", grows by size^%.2f", panel.exponent());
    graphics.drawString(panel.title() + growth, MARGIN, 28);
  }

  private static void curve(Panel panel, Graphics2D graphics, Axis across, Axis up) {
    graphics.setColor(LINE);
    graphics.setStroke(new BasicStroke(2));
    Path2D path = new Path2D.Double();
    for (int point = 0; point < panel.x().size(); point++) {
      double x = across.at(panel.x().get(point));
      double y = up.at(panel.y().get(point));
      if (point == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
      graphics.fill(new Ellipse2D.Double(x - DOT / 2.0, y - DOT / 2.0, DOT, DOT));
    }
    graphics.draw(path);
  }

  private static String label(int decade) {
    if (decade < 0) {
      return String.format(Locale.ROOT, "%." + -decade + "f", Math.pow(10, decade));
    }
    return String.format(Locale.ROOT, "%,.0f", Math.pow(10, decade));
  }

  /** Whole decades on a stretch of pixels. */
  private record Axis(int first, int last, double start, double end) {
    static Axis of(List<Double> values, double start, double end) {
      int first = (int) Math.floor(Math.log10(Collections.min(values)));
      int last = (int) Math.ceil(Math.log10(Collections.max(values)));
      return new Axis(first, Math.max(last, first + 1), start, end);
    }

    double at(double value) {
      return start + (Math.log10(value) - first) / (last - first) * (end - start);
    }
  }
}
