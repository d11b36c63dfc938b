package io.github.sinecast.model;

import io.github.sinecast.Forecaster;

/**
 * A forecaster that was trained and holds native memory until it is closed. Closing waits for
 * forecasts under way in other threads; a forecast after it throws an {@link
 * IllegalStateException}.
 */
public interface TrainedForecaster extends Forecaster, AutoCloseable {
  @Override
  void close();
}
