package io.github.sinecast.report;

import java.awt.Color;
import java.util.Locale;

/** A drawing as Scalable Vector Graphics. */
final class SvgDrawing implements Drawing {
  private final StringBuilder svg = new StringBuilder();

  SvgDrawing(int width, int height, String title) {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" \
        role="img" font-family="system-ui, 'Segoe UI', Roboto, sans-serif" font-size="13">
        <title>%3$s</title>
        <rect width="%1$s" height="%2$s" fill="#ffffff"/>
        """
            .formatted(width, height, escaped(title)));
  }

  @Override
  public void line(double[] x, double[] y, Color colour, double width, boolean dashed) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>\n",
            points(x, y),
            hex(colour),
            width,
            dashed ? " stroke-dasharray=\"4 4\"" : ""));
  }

  @Override
  public void area(double[] x, double[] y, Color colour) {
    svg.append(String.format("<polygon points=\"%s\" fill=\"%s\"/>\n", points(x, y), hex(colour)));
  }

  @Override
  public void text(String text, double x, double y, Anchor anchor, Color colour, boolean bold) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>\n",
            x,
            y,
            anchor.name().toLowerCase(Locale.ROOT),
            hex(colour),
            bold ? " font-weight=\"600\"" : "",
            escaped(text)));
  }

  @Override
  public String toString() {
    return svg + "</svg>\n";
  }

  private static String points(double[] x, double[] y) {
    StringBuilder points = new StringBuilder();
    for (int at = 0; at < x.length; at++) {
      points.append(String.format(Locale.ROOT, at == 0 ? "%.2f,%.2f" : " %.2f,%.2f", x[at], y[at]));
    }
    return points.toString();
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT, "#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  /** XML has no place for most control characters, however they are written. */
  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
