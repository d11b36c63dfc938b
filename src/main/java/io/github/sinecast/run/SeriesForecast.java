package io.github.sinecast.run;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import java.util.List;

/**
 * The forecast of one series, with the times of its steps.
 *
 * @param series the id of the series
 * @param target the column that was forecast
 * @param lastKnownTime the label of the last known row
 * @param lastKnown the target's value in that row
 * @param times the label of each step, the first step first
 * @param forecast what is expected at each step, in the units of the file
 * @param history the known rows
 */
public record SeriesForecast(
    String series,
    String target,
    String lastKnownTime,
    double lastKnown,
    List<String> times,
    Forecast forecast,
    History history) {
  public SeriesForecast {
    times = List.copyOf(times);
    if (times.size() != forecast.horizon()) {
      throw new IllegalArgumentException(
          "%s times for %s steps".formatted(times.size(), forecast.horizon()));
    }
  }

  /** The number of steps. */
  public int horizon() {
    return forecast.horizon();
  }

  /** The label of a step from 1 to H. */
  public String time(int step) {
    return times.get(step - 1);
  }

  /** The expected value at a step from 1 to H. */
  public double point(int step) {
    return forecast.point(step);
  }

  /** The value that is not exceeded at a step with a probability. */
  public double quantile(int step, double probability) {
    return forecast.distribution(step).quantile(probability);
  }
}
