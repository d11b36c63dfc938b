package io.github.sinecast.data;

import java.util.List;
import java.util.stream.IntStream;

/** Closing prices above the highest or below the lowest price of their row. */
record ClosesOutsideRange() implements Suspicion {
  /** The share of the price by which columns may differ that were rounded each for itself. */
  private static final double ROUNDING = 1e-4;

  @Override
  public List<String> of(Examined data) {
    double[] closes = data.closes();
    double[] high = data.column("high");
    double[] low = data.column("low");
    if (closes.length == 0 || high.length == 0 || low.length == 0) {
      return List.of();
    }
    int[] outside =
        IntStream.range(0, closes.length)
            .filter(row -> isOutside(closes[row], low[row], high[row]))
            .toArray();
    if (outside.length == 0) {
      return List.of();
    }
    int first = outside[0];
    return List.of(
        "in %s of %s rows the close is outside low to high, such as %s (%s, not in %s to %s); a model or formula that uses high and low misreads these rows"
            .formatted(
                outside.length,
                closes.length,
                data.label(first),
                closes[first],
                low[first],
                high[first]));
  }

  private static boolean isOutside(double close, double low, double high) {
    double rounding = ROUNDING * Math.abs(close);
    return close > high + rounding || close < low - rounding;
  }
}
