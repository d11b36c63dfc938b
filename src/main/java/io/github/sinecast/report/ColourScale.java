package io.github.sinecast.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Colours of numbers: white for what changes nothing, ever deeper blue below and red above, as far
 * on one side as on the other.
 *
 * <p>Source of the colours: Brewer's RdBu, which people of any colour vision can tell apart.
 *
 * @param low the least number, at most the neutral one
 * @param neutral what is white: zero, or one for factors
 * @param high the greatest number, at least the neutral one
 */
record ColourScale(double low, double neutral, double high) {
  /** Where attention sees nothing. */
  static final Color HIDDEN = new Color(0xC8C8C8);

  private static final int[] COLOURS = {
    0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D,
    0xB2182B, 0x67001F
  };

  private static final int MOST_TICKS = 8;

  /** Beyond this ratio of their reaches, panels on one scale would look blank beside others. */
  private static final double MOST_UNLIKE = 8;

  /** The scale of each panel: the same for all where they are alike enough to be compared. */
  static List<ColourScale> of(List<Panel> panels) {
    List<ColourScale> own = panels.stream().map(panel -> spanning(List.of(panel))).toList();
    double[] reaches =
        own.stream().mapToDouble(ColourScale::reach).filter(reach -> reach > 0).sorted().toArray();
    boolean alike =
        panels.stream().mapToDouble(Panel::neutral).distinct().count() == 1
            && (reaches.length == 0 || reaches[reaches.length - 1] <= MOST_UNLIKE * reaches[0]);
    return alike ? Collections.nCopies(panels.size(), spanning(panels)) : own;
  }

  /** The scale on which all finite numbers of some panels have a place. */
  private static ColourScale spanning(List<Panel> panels) {
    double neutral = panels.get(0).neutral();
    double low = neutral;
    double high = neutral;
    for (Panel panel : panels) {
      low = Math.min(low, panel.values().filter(Double::isFinite).min().orElse(neutral));
      high = Math.max(high, panel.values().filter(Double::isFinite).max().orElse(neutral));
    }
    return new ColourScale(low, neutral, high);
  }

  /** How far numbers go from the neutral one. */
  private double reach() {
    return Math.max(neutral - low, high - neutral);
  }

  /** The colour of a number. */
  Color of(double value) {
    if (!Double.isFinite(value)) {
      return HIDDEN;
    }
    double limit = reach();
    double place = limit == 0 ? 0 : Math.max(-1, Math.min(1, (value - neutral) / limit));
    double at = (place + 1) / 2 * (COLOURS.length - 1);
    int below = Math.min((int) at, COLOURS.length - 2);
    return between(COLOURS[below], COLOURS[below + 1], at - below);
  }

  private static Color between(int from, int to, double share) {
    int[] mixed =
        Stream.of(16, 8, 0)
            .mapToInt(
                shift -> {
                  int start = from >> shift & 0xFF;
                  int end = to >> shift & 0xFF;
                  return (int) Math.round(start + share * (end - start));
                })
            .toArray();
    return new Color(mixed[0], mixed[1], mixed[2]);
  }

  /** Round numbers along the scale, ascending. */
  List<Double> ticks() {
    if (low == high) {
      return List.of(low);
    }
    double step = Math.pow(10, Math.floor(Math.log10((high - low) / MOST_TICKS)));
    double[] factors = {1, 2, 5, 10};
    int factor = 0;
    while ((high - low) / (step * factors[factor]) > MOST_TICKS) {
      factor++;
    }
    step *= factors[factor];
    List<Double> ticks = new ArrayList<>();
    // A sine that all but reaches 1 gets its tick there.
    double slack = (high - low) * 0.005;
    for (long tick = (long) Math.ceil((low - slack) / step); tick * step <= high + slack; tick++) {
      ticks.add(tick * step);
    }
    return ticks;
  }
}
