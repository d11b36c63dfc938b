package io.github.sinecast.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;

/** Says which number a colour is. */
final class ColourBar {
  private static final int WIDTH = 16;
  private static final int TICK = 5;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color INK = new Color(0x222222);

  private final ColourScale colours;
  private final boolean hides;
  private final List<Double> ticks;
  private final int labelWidth;

  /**
   * @param hides whether some numbers are hidden by causal attention
   */
  ColourBar(ColourScale colours, boolean hides, Graphics2D measure) {
    this.colours = colours;
    this.hides = hides;
    this.ticks = colours.ticks();
    FontMetrics metrics = measure.getFontMetrics(FONT);
    this.labelWidth =
        Math.max(
            ticks.stream().mapToInt(tick -> metrics.stringWidth(label(tick))).max().orElse(0),
            hides ? metrics.stringWidth("hidden") : 0);
  }

  int width() {
    return WIDTH + TICK + 4 + labelWidth;
  }

  /** Draws it with its upper left corner at a point. */
  void draw(Graphics2D graphics, int x, int y, int height) {
    graphics.setFont(FONT);
    double range = colours.high() - colours.low();
    for (int line = 0; line < height; line++) {
      graphics.setColor(colours.of(colours.high() - range * line / (height - 1)));
      graphics.fillRect(x, y + line, WIDTH, 1);
    }
    graphics.setColor(INK);
    graphics.drawRect(x, y, WIDTH - 1, height - 1);
    for (double tick : ticks) {
      double share = range == 0 ? 0.5 : Math.max(0, Math.min(1, (colours.high() - tick) / range));
      int at = y + (int) Math.round(share * (height - 1));
      graphics.drawLine(x + WIDTH, at, x + WIDTH + TICK - 1, at);
      graphics.drawString(label(tick), x + WIDTH + TICK + 4, at + 4);
    }
    if (hides) {
      int below = y + height + 16;
      graphics.setColor(ColourScale.HIDDEN);
      graphics.fillRect(x, below, WIDTH, WIDTH);
      graphics.setColor(INK);
      graphics.drawRect(x, below, WIDTH - 1, WIDTH - 1);
      graphics.drawString("hidden", x + WIDTH + TICK + 4, below + 12);
    }
  }

  private static String label(double tick) {
    double size = Math.abs(tick);
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(Locale.ROOT, "%.1e", tick);
    }
    String decimals = String.format(Locale.ROOT, "%.4f", tick);
    return decimals.replaceFirst("\\.?0+$", "");
  }
}
