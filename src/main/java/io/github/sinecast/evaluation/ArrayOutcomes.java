package io.github.sinecast.evaluation;

import org.jspecify.annotations.Nullable;

/** Outcomes in arrays of their own. */
final class ArrayOutcomes implements Outcomes {
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
  public double forecast(int index) {
    return forecast[index];
  }

  @Override
  public double actual(int index) {
    return actual[index];
  }

  @Override
  public boolean has(Need need) {
    return need == Need.NOTHING || lastKnown != null;
  }

  @Override
  public double lastKnown(int index) {
    if (lastKnown == null) {
      throw new UnsupportedOperationException("the last known values were not given");
    }
    return lastKnown[index];
  }

  @Override
  public double seasonalScale(int index) {
    if (lastKnown == null) {
      throw new UnsupportedOperationException("the seasonal scale was not given");
    }
    return seasonalScale;
  }
}
