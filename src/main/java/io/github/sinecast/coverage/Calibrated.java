package io.github.sinecast.coverage;

import io.github.sinecast.evaluation.Score;

/**
 * One number of a calibration table.
 *
 * @param series the id of the series, or {@link Score#ALL_SERIES}
 * @param model the name of a model of distributions
 * @param regime the origins counted
 * @param step the step from 1 to H, or {@link Score#ALL_STEPS}
 * @param measure what was observed
 * @param level the level of the quantile, the upper end of the bin (1 for the last), or the share
 *     that the central interval should hold
 * @param nominal what should have been observed; NaN of a width
 * @param observed what was observed; NaN where nothing was counted
 * @param forecasts the number of forecasts counted
 */
public record Calibrated(
    String series,
    String model,
    Regime regime,
    int step,
    Measure measure,
    double level,
    double nominal,
    double observed,
    int forecasts) {
  /** What is observed. */
  public enum Measure {
    /** The share of actual values at or below the quantile of a level. */
    BELOW,
    /**
     * The share of actual values above the quantile of the level before and at or below that of a
     * level: a bin of the probability-integral-transform histogram, whose bins lie between the
     * judged levels. Calibrated forecasts fill each as its width says.
     */
    BETWEEN,
    /** The share of actual values in a central interval, bounds included. */
    COVERAGE,
    /** The mean width of a central interval. */
    WIDTH
  }

  /** Observed less nominal; NaN of a width. */
  public double difference() {
    return observed - nominal;
  }
}
