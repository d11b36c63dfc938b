package io.github.sinecast.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a score table.
 *
 * @param series the id of the series, or {@value #ALL_SERIES}
 * @param model the name of the forecaster
 * @param metric the label of the metric
 * @param step the step from 1 to H, or {@value #ALL_STEPS} for all of them together
 * @param value the value; NaN where the metric is undefined
 * @param undefined why the metric is undefined; null where it has a value
 */
public record Score(
    String series,
    String model,
    String metric,
    int step,
    double value,
    @Nullable String undefined) {
  /** Stands for all windows of all series together. */
  public static final String ALL_SERIES = "all";

  /** Stands for all steps together. */
  public static final int ALL_STEPS = 0;

  /** A step in tables and files: its number, or {@code all}. */
  public static String label(int step) {
    return step == ALL_STEPS ? "all" : Integer.toString(step);
  }

  public Score {
    if (Double.isNaN(value) == (undefined == null)) {
      throw new IllegalArgumentException("a score has either a value or a reason for having none");
    }
  }
}
