package io.github.sinecast.baseline;

import io.github.sinecast.History;
import io.github.sinecast.TypeName;

/**
 * The naive forecast: every step is the last known value, {@code f(T + h) = y(T)}.
 *
 * <p>It is the best forecast of a random walk, and the measure of all others.
 */
@TypeName(
    value = "last-value",
    help = "Every step is the last known value.",
    source =
        "R. J. Hyndman, G. Athanasopoulos, Forecasting: principles and practice, "
            + "3rd edition (2021), https://otexts.com/fpp3/, section 5.2")
public record LastValueForecaster() implements NaiveForecaster {
  @Override
  public String name() {
    return "last-value";
  }

  @Override
  public int minimumHistory() {
    return 1;
  }

  @Override
  public double point(History history, int step) {
    return history.last();
  }
}
