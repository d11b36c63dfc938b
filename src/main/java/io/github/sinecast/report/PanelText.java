package io.github.sinecast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Panels as text for a screen. */
final class PanelText {
  private static final int SCREEN_WIDTH = 100;
  private static final int SCREEN_ROWS = 30;
  private static final int MOST_PANELS = 4;
  private static final int LEAST_ROWS = 6;
  private static final String GAP = "  ";
  private static final String MORE = "…";

  private PanelText() {}

  static String of(EncodingView view) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(view.title()).append('\n');
    view.remarks().forEach(remark -> text.append("# ").append(remark).append('\n'));
    List<Panel> shown = view.panels().subList(0, Math.min(MOST_PANELS, view.panels().size()));
    int rows = Math.max(LEAST_ROWS, SCREEN_ROWS / shown.size());
    boolean cut = shown.size() < view.panels().size();
    for (Panel panel : shown) {
      cut |= append(panel, rows, text);
    }
    if (cut) {
      text.append("\n# cut to fit a screen; --format csv gives every number in full\n");
    }
    return text.toString();
  }

  /** Appends a panel, and says whether it was cut. */
  private static boolean append(Panel panel, int mostRows, StringBuilder text) {
    text.append('\n');
    if (!panel.title().isEmpty()) {
      text.append(panel.title()).append('\n');
    }
    List<Integer> rows = chosen(panel.rows().length(), mostRows);
    String corner = panel.rows().title() + " \\ " + panel.columns().title();
    List<String> names = new ArrayList<>(List.of(corner));
    rows.forEach(row -> names.add(row < 0 ? MORE : panel.rows().labels().get(row)));
    int nameWidth = widest(names);
    String format = format(panel);
    int cellWidth =
        Math.max(
            panel
                .values()
                .mapToObj(value -> number(value, format))
                .mapToInt(String::length)
                .max()
                .orElse(0),
            widest(panel.columns().labels()));
    int mostColumns = Math.max(2, (SCREEN_WIDTH - nameWidth) / (cellWidth + GAP.length()));
    List<Integer> columns = chosen(panel.columns().length(), mostColumns);
    appendLine(
        corner,
        nameWidth,
        columns.stream()
            .map(column -> column < 0 ? MORE : panel.columns().labels().get(column))
            .toList(),
        cellWidth,
        text);
    for (int line = 0; line < rows.size(); line++) {
      int row = rows.get(line);
      appendLine(
          names.get(line + 1),
          nameWidth,
          columns.stream()
              .map(column -> row < 0 || column < 0 ? MORE : number(panel.at(row, column), format))
              .toList(),
          cellWidth,
          text);
    }
    return rows.contains(-1) || columns.contains(-1);
  }

  private static void appendLine(
      String name, int nameWidth, List<String> cells, int cellWidth, StringBuilder text) {
    text.append(" ".repeat(nameWidth - name.length())).append(name);
    for (String cell : cells) {
      text.append(GAP).append(" ".repeat(cellWidth - cell.length())).append(cell);
    }
    text.append('\n');
  }

  /** The places to show: all, or the first ones, -1 for what is left out, and the last. */
  private static List<Integer> chosen(int count, int most) {
    List<Integer> chosen = new ArrayList<>();
    int first = count <= most ? count : most - 2;
    for (int place = 0; place < first; place++) {
      chosen.add(place);
    }
    if (first < count) {
      chosen.add(-1);
      chosen.add(count - 1);
    }
    return chosen;
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Four decimals, or four digits where these would show zeros or overflow. */
  private static String format(Panel panel) {
    double greatest = panel.values().map(Math::abs).filter(Double::isFinite).max().orElse(0);
    return greatest == 0 || (greatest >= 0.01 && greatest < 1e5) ? "%.4f" : "%.3e";
  }

  private static String number(double value, String format) {
    return Double.isInfinite(value)
        ? (value < 0 ? "-inf" : "inf")
        : String.format(Locale.ROOT, format, value);
  }
}
