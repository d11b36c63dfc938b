package io.github.sinecast.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The central intervals that a page draws, and the columns of {@code forecasts.csv} they are in.
 *
 * @param shares the share of each interval, the widest first
 * @param columns the columns of lower and upper bound of each, one after the other
 */
record Bands(List<Double> shares, List<Integer> columns) {
  private static final List<Double> DRAWN = List.of(0.95, 0.8);

  /** The 95 % and 80 % intervals where their quantiles were judged; else the widest that was. */
  static Bands of(List<String> columns) {
    List<Double> levels = new ArrayList<>();
    for (String column : columns) {
      if (column.matches("q[0-9].*")) {
        levels.add(Double.parseDouble(column.substring(1)));
      }
    }
    int first = columns.size() - levels.size();
    List<Double> shares = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (double share : DRAWN) {
      int lower = place(levels, (1 - share) / 2);
      int upper = place(levels, (1 + share) / 2);
      if (lower >= 0 && upper >= 0) {
        shares.add(share);
        places.add(first + lower);
        places.add(first + upper);
      }
    }
    if (shares.isEmpty() && levels.size() > 1) {
      shares.add(levels.get(levels.size() - 1) - levels.get(0));
      places.add(first);
      places.add(columns.size() - 1);
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
