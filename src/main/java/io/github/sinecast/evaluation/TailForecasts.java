package io.github.sinecast.evaluation;

import io.github.sinecast.Distribution;
import java.util.List;

/**
 * The lower tail of what one model forecast for step 1 of each window, in the units of the file.
 * Filled once, then only read.
 *
 * <p>Value at risk (VaR) at a level is the quantile of that level. Expected shortfall (ES) is the
 * mean of the distribution below it: the mean of the quantiles in the middle of equal steps of
 * {@value #STEP} probability.
 */
public final class TailForecasts {
  /** The levels at which risk is measured. */
  public static final List<Double> LEVELS = List.of(0.01, 0.025, 0.05);

  /** The probability of each point of the tail. */
  public static final double STEP = 0.0005;

  private static final int POINTS = points(LEVELS.size() - 1);

  private final double[] quantiles;
  private final double[] tail;

  TailForecasts(int windows) {
    this.quantiles = new double[Math.multiplyExact(windows, LEVELS.size())];
    this.tail = new double[Math.multiplyExact(windows, POINTS)];
  }

  /** How many points of the tail a level has. */
  public static int points(int level) {
    return (int) Math.round(LEVELS.get(level) / STEP);
  }

  void keep(int window, Distribution distribution) {
    for (int level = 0; level < LEVELS.size(); level++) {
      quantiles[window * LEVELS.size() + level] = distribution.quantile(LEVELS.get(level));
    }
    for (int point = 0; point < POINTS; point++) {
      tail[window * POINTS + point] = distribution.quantile((point + 0.5) * STEP);
    }
  }

  void copy(TailForecasts from, int fromWindow, int toWindow, int windows) {
    int levels = LEVELS.size();
    System.arraycopy(
        from.quantiles, fromWindow * levels, quantiles, toWindow * levels, windows * levels);
    System.arraycopy(from.tail, fromWindow * POINTS, tail, toWindow * POINTS, windows * POINTS);
  }

  /**
   * The value at risk.
   *
   * @param level the place of the level among {@link #LEVELS}
   */
  public double valueAtRisk(int window, int level) {
    return quantiles[window * LEVELS.size() + level];
  }

  /**
   * The expected shortfall.
   *
   * @param level the place of the level among {@link #LEVELS}
   */
  public double expectedShortfall(int window, int level) {
    double sum = 0;
    for (int point = 0; point < points(level); point++) {
      sum += point(window, point);
    }
    return sum / points(level);
  }

  /** A point of the tail, all equally probable, in rising order. */
  public double point(int window, int point) {
    return tail[window * POINTS + point];
  }
}
