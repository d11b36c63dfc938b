package io.github.sinecast.report;

import java.awt.Color;

/** A plane to draw on, in points from its upper left corner. */
interface Drawing {
  /** Where a text stands beside its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Draws a line through points. */
  void line(double[] x, double[] y, Color colour, double width, boolean dashed);

  /** Fills the area within points. */
  void area(double[] x, double[] y, Color colour);

  /** Writes text at a base line. */
  void text(String text, double x, double y, Anchor anchor, Color colour, boolean bold);
}
