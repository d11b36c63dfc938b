package io.github.sinecast.evaluation;

/**
 * A measure of forecasts against what came true: a pure function of {@link Outcomes}.
 *
 * <p>Errors are forecast - actual. Every outcome weighs the same.
 */
public interface Metric {
  /** The name of the metric in tables and files. */
  String label();

  /** What the metric must know besides forecasts and actual values. */
  Need need();

  /** How people read its values. */
  Notation notation();

  /**
   * The value of the metric.
   *
   * @throws UndefinedMetricException if the outcomes do not know what the metric needs, are none,
   *     or are such that the definition has no value for them
   */
  double of(Outcomes outcomes);
}
