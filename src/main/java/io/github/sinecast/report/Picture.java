package io.github.sinecast.report;

import io.github.sinecast.InvalidInputException;

/** What can be drawn as pixels and as vectors. */
public interface Picture {
  /** What is shown, for those who do not see it. */
  String title();

  /** Its width, in points. */
  int width();

  /** Its height, in points. */
  int height();

  /** Draws it. */
  void draw(Drawing drawing);

  /** The picture as Scalable Vector Graphics. */
  default String toSvg() {
    SvgDrawing drawing = new SvgDrawing(width(), height(), title());
    draw(drawing);
    return drawing.toString();
  }

  /**
   * The picture in the PNG format.
   *
   * @throws InvalidInputException if this machine has no fonts
   */
  default byte[] toPng() {
    HeatMap.requireFonts("SVG");
    RasterDrawing drawing = new RasterDrawing(width(), height());
    draw(drawing);
    return drawing.toPng();
  }
}
