package io.github.sinecast.evaluation;

/**
 * Forecasts beside what came true, in one unit: all that a metric may see.
 *
 * <p>An outcome is one step of one window. Indices run from 0 to {@code size() - 1}.
 */
public interface Outcomes {
  int size();

  double forecast(int index);

  double actual(int index);

  /** Whether the outcomes know what a metric needs. */
  boolean has(Need need);

  /**
   * The last value known when the forecast was made.
   *
   * @throws UnsupportedOperationException unless {@link #has} {@link Need#LAST_KNOWN}
   */
  double lastKnown(int index);

  /**
   * The mean absolute error of the seasonal naive forecast in the rows of the same series before
   * the first judged one; see {@link SeasonalNaiveError}.
   *
   * @throws UnsupportedOperationException unless {@link #has} {@link Need#SEASONAL_SCALE}
   */
  double seasonalScale(int index);

  /** Forecast - actual. */
  default double error(int index) {
    return forecast(index) - actual(index);
  }

  /**
   * Outcomes that know nothing more than forecasts and actual values.
   *
   * @param forecast copied
   * @param actual as long as {@code forecast}; copied
   */
  static Outcomes of(double[] forecast, double[] actual) {
    return new ArrayOutcomes(forecast, actual, null, Double.NaN);
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
    return new ArrayOutcomes(forecast, actual, lastKnown, seasonalScale);
  }
}
