package io.github.sinecast.evaluation;

import io.github.sinecast.InvalidInputException;

/** Says that a metric has no value for the outcomes that it was given, and why. */
public final class UndefinedMetricException extends InvalidInputException {
  private static final long serialVersionUID = 1L;

  /** Says why the metric has no value. */
  public UndefinedMetricException(String message) {
    super(message);
  }
}
