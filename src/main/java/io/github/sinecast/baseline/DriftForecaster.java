package io.github.sinecast.baseline;

import io.github.sinecast.History;
import io.github.sinecast.TypeName;

/**
 * The naive forecast with drift: the line through the first and the last known value goes on,
 * {@code f(T + h) = y(T) + h (y(T) - y(1)) / (T - 1)}.
 *
 * <p>The same as {@code rwf(y, drift = TRUE)} of R's package forecast.
 */
@TypeName(
    value = "drift",
    help = "The line through the first and the last known value is continued.",
    source =
        "R. J. Hyndman, G. Athanasopoulos, Forecasting: principles and practice, "
            + "3rd edition (2021), https://otexts.com/fpp3/, section 5.2")
public record DriftForecaster() implements NaiveForecaster {
  @Override
  public String name() {
    return "drift";
  }

  @Override
  public int minimumHistory() {
    return 2;
  }

  @Override
  public double point(History history, int step) {
    double slope = (history.last() - history.target(0)) / (history.length() - 1);
    return history.last() + step * slope;
  }
}
