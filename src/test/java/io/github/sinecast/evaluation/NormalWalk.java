package io.github.sinecast.evaluation;

import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.distribution.Normal;
import java.util.List;
import java.util.stream.IntStream;

/** Forecasts a normal distribution around the last value whose deviation grows with the step. */
public record NormalWalk(String name, double deviation) implements Forecaster {
  @Override
  public int minimumHistory() {
    return 1;
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    return histories.stream()
        .map(
            history ->
                Forecast.of(
                    IntStream.rangeClosed(1, horizon)
                        .mapToObj(step -> distribution(history.last(), step))
                        .toList()))
        .toList();
  }

  public Distribution distribution(double last, int step) {
    return new Normal(last, deviation * Math.sqrt(step));
  }
}
