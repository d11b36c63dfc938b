package io.github.sinecast.evaluation;

/** What a metric must know besides forecasts and actual values. */
public enum Need {
  /** Nothing more. */
  NOTHING,
  /** The last known value at the origin of each forecast. */
  LAST_KNOWN,
  /** The error of the seasonal naive forecast in the rows before the first judged one. */
  SEASONAL_SCALE,
  /**
   * The quantiles of the forecast at the judged levels, and the exact score of its distribution.
   */
  DISTRIBUTION
}
