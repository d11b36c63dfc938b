package io.github.sinecast.evaluation;

import java.util.List;
import java.util.stream.Stream;

/**
 * A measure of forecasts against what came true: a pure function of {@link Outcomes}.
 *
 * <p>Errors are forecast - actual. Every outcome weighs the same.
 */
public interface Metric {
  /** How people are shown the metric. */
  Presentation presentation();

  /** The name of the metric in tables and files. */
  default String label() {
    return presentation().label();
  }

  /** What the metric must know besides forecasts and actual values. */
  Need need();

  /** How people read its values. */
  default Notation notation() {
    return presentation().notation();
  }

  /** Whether a view shows its values. */
  default boolean isShownIn(View view) {
    return presentation().views().contains(view);
  }

  /**
   * What its values mean, for people: part of a line; empty where the label says enough.
   *
   * @param season the season of the scale of scaled errors, in rows
   */
  default String legend(int season) {
    return presentation().legend();
  }

  /**
   * The value of the metric.
   *
   * @throws UndefinedMetricException if the outcomes do not know what the metric needs, are none,
   *     or are such that the definition has no value for them
   */
  double of(Outcomes outcomes);

  /** The metrics that a view shows: those of points before those of distributions. */
  static List<Metric> shownIn(View view) {
    return Stream.<Metric>concat(
            Stream.of(PointMetric.values()), Stream.of(DistributionMetric.values()))
        .filter(metric -> metric.isShownIn(view))
        .toList();
  }
}
