package io.github.sinecast.experiment;

import java.util.List;

/**
 * The forecast of one series, with the times of its steps.
 *
 * @param series the id of the series
 * @param target the column that was forecast
 * @param lastKnownTime the label of the last known row
 * @param lastKnown the target's value in that row
 * @param times the label of each step, the first step first
 * @param points the expected value at each step, in the units of the file
 */
public record SeriesForecast(
    String series,
    String target,
    String lastKnownTime,
    double lastKnown,
    List<String> times,
    List<Double> points) {
  public SeriesForecast {
    times = List.copyOf(times);
    points = List.copyOf(points);
    if (times.size() != points.size()) {
      throw new IllegalArgumentException(
          "%d times for %d steps".formatted(times.size(), points.size()));
    }
  }

  /** The number of steps. */
  public int horizon() {
    return points.size();
  }
}
