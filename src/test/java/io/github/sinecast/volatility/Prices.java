package io.github.sinecast.volatility;

import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.Map;
import java.util.Random;

/** Drawn prices of calm and wild days, with opens, highs and lows. */
final class Prices {
  private static final int STEPS_OF_A_DAY = 200;

  private Prices() {}

  /** Days whose path within the day is drawn in small steps, after a jump overnight. */
  static TimeSeries drawn(long seed, int rows) {
    Random random = new Random(seed);
    double[] open = new double[rows];
    double[] high = new double[rows];
    double[] low = new double[rows];
    double[] close = new double[rows];
    double logarithm = 4;
    double variance = 1e-4;
    for (int row = 0; row < rows; row++) {
      double before = logarithm;
      logarithm += Math.sqrt(0.2 * variance) * random.nextGaussian();
      open[row] = Math.exp(logarithm);
      double top = logarithm;
      double bottom = logarithm;
      for (int step = 0; step < STEPS_OF_A_DAY; step++) {
        logarithm += Math.sqrt(0.8 * variance / STEPS_OF_A_DAY) * random.nextGaussian();
        top = Math.max(top, logarithm);
        bottom = Math.min(bottom, logarithm);
      }
      high[row] = Math.exp(top);
      low[row] = Math.exp(bottom);
      close[row] = Math.exp(logarithm);
      double change = logarithm - before;
      variance = 5e-6 + (change < 0 ? 0.15 : 0.03) * change * change + 0.86 * variance;
    }
    return new TimeSeries(
        "s",
        TimeLine.ofRows(rows),
        "close",
        Map.of("open", open, "high", high, "low", low, "close", close));
  }
}
