package io.github.sinecast.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/** A panel as coloured cells between two axes. */
final class PanelPicture {
  /** What stands above the cells: the panel's title. */
  static final int HEAD = 22;

  private static final int GREATEST_CELL = 32;
  private static final int SQUARE_FROM = 10;

  /** Beyond this ratio of the sides, cells need not be squares. */
  private static final double MOST_OBLONG = 3;

  /** Labels of columns that are longer are written upright. */
  private static final int LONG_LABEL = 48;

  private static final int TICK = 4;
  private static final int TICKS_APART = 30;
  private static final int UPRIGHT_APART = 15;
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 13);
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color INK = new Color(0x222222);

  private final Panel panel;
  private final ColourScale colours;
  private final boolean titledRows;
  private final boolean titledColumns;
  private final FontMetrics small;
  private final int cellWidth;
  private final int cellHeight;
  private final int left;

  /**
   * @param together how many panels share the picture
   * @param titledRows whether the rows say what they are
   * @param titledColumns whether the columns do
   */
  PanelPicture(
      Panel panel,
      ColourScale colours,
      int together,
      boolean titledRows,
      boolean titledColumns,
      Graphics2D measure) {
    this.panel = panel;
    this.colours = colours;
    this.titledRows = titledRows;
    this.titledColumns = titledColumns;
    this.small = measure.getFontMetrics(SMALL);
    int room = together == 1 ? 760 : together <= 4 ? 380 : 260;
    int wide = cell(room, panel.columns().length());
    int tall = cell(room, panel.rows().length());
    double ratio = (double) panel.rows().length() / panel.columns().length();
    boolean square =
        Math.min(wide, tall) >= SQUARE_FROM && ratio <= MOST_OBLONG && ratio >= 1 / MOST_OBLONG;
    this.cellWidth = square ? Math.min(wide, tall) : wide;
    this.cellHeight = square ? Math.min(wide, tall) : tall;
    this.left = (titledRows ? 20 : 0) + labelWidth(panel.rows()) + TICK + 4;
  }

  private static int cell(int room, int count) {
    return (int) Math.max(1, Math.min(GREATEST_CELL, Math.round((double) room / count)));
  }

  private int labelWidth(Axis axis) {
    return axis.labels().stream().mapToInt(small::stringWidth).max().orElse(0);
  }

  int width() {
    return left + Math.max(panel.columns().length() * cellWidth, titleWidth());
  }

  private int titleWidth() {
    return small.stringWidth(panel.title()) * 5 / 4;
  }

  int height() {
    return HEAD
        + panel.rows().length() * cellHeight
        + TICK
        + columnLabels()
        + (titledColumns ? 20 : 0);
  }

  /** Where the cells end, from the left. */
  int cellsRight() {
    return left + panel.columns().length() * cellWidth;
  }

  /** How tall the cells are together. */
  int cellsHeight() {
    return panel.rows().length() * cellHeight;
  }

  /** The room below the cells for the labels of columns. */
  private int columnLabels() {
    return upright() ? labelWidth(panel.columns()) + 6 : 16;
  }

  private boolean upright() {
    return labelWidth(panel.columns()) > LONG_LABEL;
  }

  /** Draws it with its upper left corner at a point. */
  void draw(Graphics2D graphics, int x, int y) {
    int cellsX = x + left;
    int cellsY = y + HEAD;
    int wide = panel.columns().length() * cellWidth;
    int tall = panel.rows().length() * cellHeight;
    graphics.setFont(BOLD);
    graphics.setColor(INK);
    graphics.drawString(panel.title(), cellsX, y + HEAD - 8);
    for (int row = 0; row < panel.rows().length(); row++) {
      for (int column = 0; column < panel.columns().length(); column++) {
        graphics.setColor(colours.of(panel.at(row, column)));
        graphics.fillRect(
            cellsX + column * cellWidth, cellsY + row * cellHeight, cellWidth, cellHeight);
      }
    }
    graphics.setColor(INK);
    graphics.drawRect(cellsX - 1, cellsY - 1, wide + 1, tall + 1);
    rows(graphics, cellsX, cellsY);
    columns(graphics, cellsX, cellsY + tall);
    graphics.setFont(PLAIN);
    if (titledRows) {
      String title = panel.rows().title();
      int length = graphics.getFontMetrics().stringWidth(title);
      upwards(graphics, title, x + 12, cellsY + (tall + length) / 2);
    }
    if (titledColumns) {
      String title = panel.columns().title();
      int titleX = cellsX + (wide - graphics.getFontMetrics().stringWidth(title)) / 2;
      graphics.drawString(title, titleX, cellsY + tall + TICK + columnLabels() + 16);
    }
  }

  /** Draws text from a point upwards. */
  private static void upwards(Graphics2D graphics, String text, int x, int y) {
    AffineTransform before = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, x, y);
    graphics.drawString(text, x, y);
    graphics.setTransform(before);
  }

  private void rows(Graphics2D graphics, int x, int y) {
    graphics.setFont(SMALL);
    List<String> labels = panel.rows().labels();
    int step = step(TICKS_APART, cellHeight);
    for (int row = 0; row < labels.size(); row += step) {
      int middle = y + row * cellHeight + cellHeight / 2;
      graphics.drawLine(x - TICK - 1, middle, x - 2, middle);
      String label = labels.get(row);
      graphics.drawString(label, x - TICK - 4 - small.stringWidth(label), middle + 4);
    }
  }

  private void columns(Graphics2D graphics, int x, int y) {
    graphics.setFont(SMALL);
    List<String> labels = panel.columns().labels();
    int apart = upright() ? UPRIGHT_APART : Math.max(TICKS_APART, labelWidth(panel.columns()) + 10);
    int step = step(apart, cellWidth);
    for (int column = 0; column < labels.size(); column += step) {
      int middle = x + column * cellWidth + cellWidth / 2;
      graphics.drawLine(middle, y + 1, middle, y + TICK);
      String label = labels.get(column);
      int length = small.stringWidth(label);
      if (upright()) {
        upwards(graphics, label, middle + 4, y + TICK + 4 + length);
      } else {
        graphics.drawString(label, middle - length / 2, y + TICK + 14);
      }
    }
  }

  /** Places from one tick to the next: 1, 2, 5, 10, 20, … so that labels keep apart. */
  private static int step(int apart, int cell) {
    int step = 1;
    int power = 1;
    while (step * cell < apart) {
      if (step == 5 * power) {
        power *= 10;
        step = power;
      } else {
        step = step == power ? 2 * power : 5 * power;
      }
    }
    return step;
  }
}
