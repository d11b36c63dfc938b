package io.github.sinecast.evaluation;

import io.github.sinecast.History;
import io.github.sinecast.Require;
import java.util.function.DoubleUnaryOperator;

/**
 * How far off the seasonal naive forecast was in rows already known: the scales of MASE and RMSSE.
 */
public final class SeasonalNaiveError {
  private SeasonalNaiveError() {}

  /**
   * The mean of {@code |y(t) - y(t - m)|} over all known rows t from m on.
   *
   * <p>NaN where there are not more than m rows; 0 where every season repeats the one before.
   *
   * @param history the rows before the first judged one
   * @param season the length of the season in rows, m; 1 takes the change from row to row
   */
  public static double meanAbsolute(History history, int season) {
    return mean(history, season, Math::abs);
  }

  /** The mean of the squares of the same changes: the scale of RMSSE. */
  public static double meanSquare(History history, int season) {
    return mean(history, season, change -> change * change);
  }

  private static double mean(History history, int season, DoubleUnaryOperator ofChange) {
    Require.atLeast(1, season, "season");
    if (history.length() <= season) {
      return Double.NaN;
    }
    double sum = 0;
    for (int row = season; row < history.length(); row++) {
      sum += ofChange.applyAsDouble(history.target(row) - history.target(row - season));
    }
    return sum / (history.length() - season);
  }
}
