package io.github.sinecast.report;

import io.github.sinecast.InvalidInputException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the panels of a view beside each other, on one colour scale or on one each. */
final class HeatMap {
  private static final int MARGIN = 24;
  private static final int GAP = 28;
  private static final int BAR_GAP = 10;
  private static final int LEAST_WIDTH = 640;
  private static final int MOST_NUMBERS = 25_000_000;
  private static final Color TEXT = new Color(0x222222);
  private static final Color FAINT = new Color(0x666666);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private final EncodingView view;
  private final List<PanelPicture> pictures = new ArrayList<>();

  /** One for all panels, or one for each. */
  private final List<ColourBar> bars;

  private final Graphics2D measure =
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();

  private HeatMap(EncodingView view) {
    this.view = view;
    List<ColourScale> scales = ColourScale.of(view.pictures());
    int across = across();
    int last = view.pictures().size() - across;
    for (int index = 0; index < view.pictures().size(); index++) {
      Panel panel = view.pictures().get(index);
      pictures.add(
          new PanelPicture(
              panel,
              scales.get(index),
              view.pictures().size(),
              index % across == 0,
              index >= last,
              measure));
    }
    boolean hides =
        view.pictures().stream()
            .anyMatch(panel -> panel.values().anyMatch(value -> !Double.isFinite(value)));
    boolean shared = scales.stream().distinct().count() == 1;
    this.bars =
        scales.subList(0, shared ? 1 : scales.size()).stream()
            .map(scale -> new ColourBar(scale, hides, measure))
            .toList();
  }

  /**
   * Requires that text can be drawn.
   *
   * @param instead what a user may choose who has no fonts
   */
  static void requireFonts(String instead) {
    try {
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
          .createGraphics()
          .getFontMetrics(PLAIN)
          .stringWidth("0");
    } catch (LinkageError | InternalError | RuntimeException e) {
      // What is thrown depends on what of the system's font library is missing.
      throw new InvalidInputException(
          "a picture needs fonts, and Java finds none on this machine; install fontconfig and any"
              + " font, or choose "
              + instead,
          e);
    }
  }

  /**
   * A picture in the PNG format.
   *
   * @throws InvalidInputException if there are more numbers than a picture shows, or no fonts
   */
  static byte[] of(EncodingView view) {
    long numbers = view.pictures().stream().mapToLong(panel -> panel.values().count()).sum();
    if (numbers > MOST_NUMBERS) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "a picture must have at most %,d numbers, found %,d; give fewer tokens, or --format csv",
              MOST_NUMBERS,
              numbers));
    }
    requireFonts("--format csv");
    return RasterDrawing.png(new HeatMap(view).drawn());
  }

  /** Panels side by side: at most four, in a block as square as can be. */
  private int across() {
    return Math.min(4, (int) Math.ceil(Math.sqrt(view.pictures().size())));
  }

  private BufferedImage drawn() {
    int across = across();
    int[] widths = new int[across];
    int[] heights = new int[(pictures.size() + across - 1) / across];
    for (int index = 0; index < pictures.size(); index++) {
      PanelPicture picture = pictures.get(index);
      int own = picture.width() + (hasOwnBars() ? BAR_GAP + bars.get(index).width() : 0);
      widths[index % across] = Math.max(widths[index % across], own);
      heights[index / across] = Math.max(heights[index / across], picture.height());
    }
    int block = sum(widths) + GAP * (across - 1);
    int tall = sum(heights) + GAP * (heights.length - 1);
    int beside = hasOwnBars() ? 0 : GAP + bars.get(0).width();
    int width = Math.max(LEAST_WIDTH, 2 * MARGIN + block + beside);
    List<String> remarks = wrapped(width - 2 * MARGIN);
    List<String> titles = wrap(view.title(), TITLE, width - 2 * MARGIN);
    int head = MARGIN + 24 * titles.size() + 18 * remarks.size() + 12;
    int barHeight = Math.max(160, Math.min(tall - PanelPicture.HEAD, 420));
    int height = head + Math.max(tall, barHeight + PanelPicture.HEAD + 40) + MARGIN;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setStroke(new BasicStroke(1));
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    lines(graphics, titles, remarks);
    int y = head;
    for (int row = 0; row < heights.length; row++) {
      int x = MARGIN;
      for (int column = 0; column < across; column++) {
        int index = row * across + column;
        if (index < pictures.size()) {
          drawPanel(graphics, index, x, y);
        }
        x += widths[column] + GAP;
      }
      y += heights[row] + GAP;
    }
    if (!hasOwnBars()) {
      bars.get(0).draw(graphics, MARGIN + block + GAP, head + PanelPicture.HEAD, barHeight);
    }
    graphics.dispose();
    return image;
  }

  private void drawPanel(Graphics2D graphics, int index, int x, int y) {
    PanelPicture picture = pictures.get(index);
    picture.draw(graphics, x, y);
    if (hasOwnBars()) {
      int right = x + picture.cellsRight() + BAR_GAP;
      bars.get(index).draw(graphics, right, y + PanelPicture.HEAD, picture.cellsHeight());
    }
  }

  private boolean hasOwnBars() {
    return bars.size() > 1;
  }

  private static void lines(Graphics2D graphics, List<String> titles, List<String> remarks) {
    int y = MARGIN + 14;
    graphics.setFont(TITLE);
    graphics.setColor(TEXT);
    for (String line : titles) {
      graphics.drawString(line, MARGIN, y);
      y += 24;
    }
    graphics.setFont(PLAIN);
    graphics.setColor(FAINT);
    for (String line : remarks) {
      graphics.drawString(line, MARGIN, y);
      y += 18;
    }
  }

  private List<String> wrapped(int width) {
    List<String> remarks = new ArrayList<>(view.remarks());
    if (hasOwnBars()) {
      remarks.add("each panel has a colour scale of its own");
    }
    return remarks.stream().flatMap(line -> wrap(line, PLAIN, width).stream()).toList();
  }

  private List<String> wrap(String text, Font font, int width) {
    FontMetrics metrics = measure.getFontMetrics(font);
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && metrics.stringWidth(longer) > width) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }

  private static int sum(int[] lengths) {
    int sum = 0;
    for (int length : lengths) {
      sum += length;
    }
    return sum;
  }
}
