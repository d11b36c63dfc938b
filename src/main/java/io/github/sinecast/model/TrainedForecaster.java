package io.github.sinecast.model;

import io.github.sinecast.Forecaster;

/** A forecaster that was trained and holds native memory until it is closed. */
public interface TrainedForecaster extends Forecaster, AutoCloseable {
  @Override
  void close();
}
