package io.github.sinecast.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The central intervals that a page draws, and where their quantiles are.
 *
 * @param shares the share of each interval, the widest first
 * @param places the places of lower and upper bound of each among all levels, one after the other
 */
record Bands(List<Double> shares, List<Integer> places) {
  private static final List<Double> DRAWN = List.of(0.95, 0.8);

  /** The 95 % and 80 % intervals where their quantiles were judged; else the widest that was. */
  static Bands of(List<Double> levels) {
    List<Double> shares = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (double share : DRAWN) {
      int lower = place(levels, (1 - share) / 2);
      int upper = place(levels, (1 + share) / 2);
      if (lower >= 0 && upper >= 0) {
        shares.add(share);
        places.add(lower);
        places.add(upper);
      }
    }
    if (shares.isEmpty() && levels.size() > 1) {
      shares.add(levels.get(levels.size() - 1) - levels.get(0));
      places.add(0);
      places.add(levels.size() - 1);
    }
    return new Bands(List.copyOf(shares), List.copyOf(places));
  }

  private static int place(List<Double> levels, double level) {
    for (int place = 0; place < levels.size(); place++) {
      // (1 - 0.95) / 2 is not the double that 0.025 is.
      if (Math.abs(levels.get(place) - level) < 1e-9) {
        return place;
      }
    }
    return -1;
  }
}
