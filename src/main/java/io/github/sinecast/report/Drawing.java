package io.github.sinecast.report;

import java.awt.Color;

/** A plane to draw on, in points from its upper left corner. */
public interface Drawing {
  /** What is read first. */
  Color INK = new Color(0x1B1F24);

  /** What is said beside it. */
  Color FAINT = new Color(0x59636E);

  /** Lines behind a curve. */
  Color GRID = new Color(0xE4E8EB);

  /** Where a text stands beside its point. */
  enum Anchor {
    /** To the right of its point. */
    START,
    /** Centred on its point. */
    MIDDLE,
    /** To the left of its point. */
    END
  }

  /** Draws a line through points. */
  void line(double[] x, double[] y, Color colour, double width, boolean dashed);

  /** Fills the area within points. */
  void area(double[] x, double[] y, Color colour);

  /** Writes text at a base line. */
  void text(String text, double x, double y, Anchor anchor, Color colour, boolean bold);
}
