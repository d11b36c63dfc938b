package io.github.sinecast.data;

import java.util.List;
import java.util.stream.IntStream;

/** Opening prices that are the close of the row before: they are no prices of their own. */
record RepeatedCloses() implements Suspicion {
  /**
   * The share of repeats from which opens are suspicious. Prices in whole cents repeat the close in
   * up to 7 % of the days of liquid shares, and in 20 % of those of a share that is hardly traded.
   */
  private static final double OFTEN = 0.25;

  /** So many repeats in a row, a month of days, are no chance at any share. */
  private static final int LONG = 21;

  @Override
  public List<String> of(Examined data) {
    double[] closes = data.closes();
    double[] opens = data.column("open");
    if (closes.length < 2 || opens.length == 0) {
      return List.of();
    }
    int[] repeats =
        IntStream.range(1, closes.length).filter(row -> opens[row] == closes[row - 1]).toArray();
    double share = repeats.length / (closes.length - 1.0);
    if (share < OFTEN && longest(repeats) < LONG) {
      return List.of();
    }
    return List.of(
        "the open repeats the close of the row before in %s %% of the rows (%s), between %s and %s; such opens are no prices, and gaps between close and open mean nothing there"
            .formatted(
                Examined.percent(share),
                repeats.length,
                data.label(repeats[0]),
                data.label(repeats[repeats.length - 1])));
  }

  private static int longest(int[] repeats) {
    int longest = 0;
    int run = 0;
    for (int at = 0; at < repeats.length; at++) {
      run = at > 0 && repeats[at] == repeats[at - 1] + 1 ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
