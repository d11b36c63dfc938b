package io.github.sinecast.evaluation;

import java.util.function.ToDoubleFunction;

/** Forecasts beside what came true: all that a metric may see. */
public interface Outcomes {
  int size();

  /** Whether the outcomes know what a metric needs. */
  boolean has(Need need);

  /** The levels whose quantiles the outcomes know; all others are unknown. */
  QuantileLevels levels();

  /**
   * The mean of a number computed from each outcome, all weighing the same; NaN of none.
   *
   * @param contribution must not keep the outcome that it is given: the next may be the same object
   */
  double mean(ToDoubleFunction<Outcome> contribution);

  /**
   * Outcomes that know nothing more than forecasts and actual values.
   *
   * @param forecast copied
   * @param actual as long as {@code forecast}; copied
   */
  static Outcomes of(double[] forecast, double[] actual) {
    return new ArrayOutcomes(forecast, actual, null, Double.NaN, null);
  }

  /**
   * Outcomes that know all that the {@linkplain PointMetric point metrics} need.
   *
   * @param forecast copied
   * @param actual as long as {@code forecast}; copied
   * @param lastKnown the last known value of each forecast; as long as {@code forecast}; copied
   * @param seasonalScale the scale of MASE
   */
  static Outcomes of(double[] forecast, double[] actual, double[] lastKnown, double seasonalScale) {
    return new ArrayOutcomes(forecast, actual, lastKnown, seasonalScale, null);
  }

  /**
   * Outcomes of distributions: all that the {@linkplain DistributionMetric distribution metrics}
   * need. The point forecasts are the medians.
   *
   * @param quantiles outcome after outcome, the quantile of each level; copied
   * @param crps the exact score of each distribution; copied
   * @param actual as long as {@code crps}; copied
   */
  static Outcomes of(QuantileLevels levels, double[] quantiles, double[] crps, double[] actual) {
    return ArrayOutcomes.ofDistributions(levels, quantiles, crps, actual);
  }
}
