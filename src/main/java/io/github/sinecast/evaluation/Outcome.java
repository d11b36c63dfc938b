package io.github.sinecast.evaluation;

/** One forecast beside what came true: one step of one window, in one unit. */
public interface Outcome {
  /** The point forecast. */
  double forecast();

  /** What came true. */
  double actual();

  /** The last value known when the forecast was made; NaN where nobody said. */
  double lastKnown();

  /**
   * The mean absolute error of the seasonal naive forecast in the rows of the same series before
   * the first judged one, see {@link SeasonalNaiveError}; NaN where nobody said.
   */
  double seasonalScale();

  /** The mean squared error of the same forecast in the same rows; NaN where nobody said. */
  default double seasonalMeanSquare() {
    return Double.NaN;
  }

  /**
   * The forecast quantile at a judged level; NaN where the forecast is a point only.
   *
   * @param level the place of the level among the judged ones, from 0
   */
  double quantile(int level);

  /**
   * The exact continuous ranked probability score of the forecast distribution; infinite where its
   * tails are too heavy for one, NaN where the forecast is a point only.
   */
  double crps();

  /**
   * The realised variance up to the step divided by that of the forecast distribution, see {@link
   * DistributionMetric#QLIKE}; NaN where the forecast is a point only, or nobody said.
   */
  default double varianceRatio() {
    return Double.NaN;
  }

  /** Forecast - actual. */
  default double error() {
    return forecast() - actual();
  }
}
