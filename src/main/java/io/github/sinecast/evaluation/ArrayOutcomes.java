package io.github.sinecast.evaluation;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Outcomes in arrays of their own. */
final class ArrayOutcomes implements Outcomes {
  private record Known(double forecast, double actual, double lastKnown, double seasonalScale)
      implements Outcome {}

  private final double[] forecast;
  private final double[] actual;
  private final double @Nullable [] lastKnown;
  private final double seasonalScale;

  ArrayOutcomes(
      double[] forecast, double[] actual, double @Nullable [] lastKnown, double seasonalScale) {
    if (actual.length != forecast.length
        || (lastKnown != null && lastKnown.length != forecast.length)) {
      throw new IllegalArgumentException(
          "each of the %d forecasts needs its actual and its last known value"
              .formatted(forecast.length));
    }
    this.forecast = forecast.clone();
    this.actual = actual.clone();
    this.lastKnown = lastKnown == null ? null : lastKnown.clone();
    this.seasonalScale = seasonalScale;
  }

  @Override
  public int size() {
    return forecast.length;
  }

  @Override
  public boolean has(Need need) {
    return need == Need.NOTHING || lastKnown != null;
  }

  @Override
  public double mean(ToDoubleFunction<Outcome> contribution) {
    double sum = 0;
    for (int index = 0; index < forecast.length; index++) {
      double last = lastKnown == null ? Double.NaN : lastKnown[index];
      sum +=
          contribution.applyAsDouble(
              new Known(forecast[index], actual[index], last, seasonalScale));
    }
    return sum / forecast.length;
  }
}
