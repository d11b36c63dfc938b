package io.github.sinecast.report;

import java.awt.Color;
import java.util.List;

/**
 * A panel of numbers as coloured cells, which needs no fonts to be drawn as vectors.
 *
 * @param title what the numbers are
 */
public record CellPicture(String title, Panel panel) implements Picture {
  private static final int LEFT = 64;
  private static final int TOP = 44;
  private static final int BOTTOM = 52;
  private static final int RIGHT = 72;
  private static final int LARGEST = 640;
  private static final int LARGEST_CELL = 32;
  private static final int MOST_LABELS = 12;
  private static final int BAR = 14;
  private static final int SHADES = 64;

  private double cell() {
    int most = Math.max(panel.rows().length(), panel.columns().length());
    return Math.min(LARGEST_CELL, (double) LARGEST / most);
  }

  private double right() {
    return LEFT + cell() * panel.columns().length();
  }

  private double bottom() {
    return TOP + cell() * panel.rows().length();
  }

  @Override
  public int width() {
    return Math.max(420, (int) Math.ceil(right()) + RIGHT);
  }

  @Override
  public int height() {
    return (int) Math.ceil(bottom()) + BOTTOM;
  }

  @Override
  public void draw(Drawing drawing) {
    ColourScale scale = ColourScale.of(List.of(panel)).get(0);
    drawing.text(title, 12, 24, Drawing.Anchor.START, Drawing.INK, true);
    for (int row = 0; row < panel.rows().length(); row++) {
      for (int column = 0; column < panel.columns().length(); column++) {
        fill(
            drawing,
            LEFT + column * cell(),
            TOP + row * cell(),
            cell(),
            cell(),
            scale.of(panel.at(row, column)));
      }
    }
    for (int row : labelled(panel.rows().length())) {
      drawing.text(
          panel.rows().labels().get(row),
          LEFT - 6,
          TOP + (row + 0.5) * cell() + 4,
          Drawing.Anchor.END,
          Drawing.FAINT,
          false);
    }
    for (int column : labelled(panel.columns().length())) {
      drawing.text(
          panel.columns().labels().get(column),
          LEFT + (column + 0.5) * cell(),
          bottom() + 18,
          Drawing.Anchor.MIDDLE,
          Drawing.FAINT,
          false);
    }
    drawing.text(
        panel.rows().title() + " by " + panel.columns().title(),
        right(),
        bottom() + 40,
        Drawing.Anchor.END,
        Drawing.FAINT,
        false);
    bar(drawing, scale);
  }

  private void bar(Drawing drawing, ColourScale scale) {
    double height = bottom() - TOP;
    for (int shade = 0; shade < SHADES; shade++) {
      double value = scale.high() - (scale.high() - scale.low()) * (shade + 0.5) / SHADES;
      double top = TOP + height * shade / SHADES;
      fill(drawing, right() + 10, top, BAR, height / SHADES, scale.of(value));
    }
    for (double value : new double[] {scale.low(), scale.high()}) {
      double y = value == scale.high() ? TOP + 10 : bottom();
      String text = String.valueOf((float) value);
      drawing.text(
          text.substring(0, Math.min(text.length(), 6)),
          right() + 10 + BAR + 4,
          y,
          Drawing.Anchor.START,
          Drawing.FAINT,
          false);
    }
  }

  /** Equal distances between the places that are named. */
  private static int[] labelled(int length) {
    int step = (length + MOST_LABELS - 1) / MOST_LABELS;
    int[] places = new int[(length + step - 1) / step];
    for (int at = 0; at < places.length; at++) {
      places[at] = at * step;
    }
    return places;
  }

  private static void fill(
      Drawing drawing, double x, double y, double width, double height, Color colour) {
    drawing.area(
        new double[] {x, x + width, x + width, x},
        new double[] {y, y, y + height, y + height},
        colour);
  }
}
