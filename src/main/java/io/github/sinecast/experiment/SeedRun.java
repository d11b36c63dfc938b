package io.github.sinecast.experiment;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.model.TrainedForecaster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A further run of a model with a seed of its own, under a name that says so.
 *
 * @param forecaster closed with this one
 * @param seed its seed
 */
record SeedRun(TrainedForecaster forecaster, long seed) implements TrainedForecaster {
  static final String MARK = "-seed-";

  @Override
  public String name() {
    return forecaster.name() + MARK + seed;
  }

  @Override
  public int minimumHistory() {
    return forecaster.minimumHistory();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    return forecaster.forecast(histories, horizon);
  }

  @Override
  public void close() {
    forecaster.close();
  }

  /** Of each of these models the names of its runs, its own first. */
  static Map<String, List<String>> of(List<String> trained) {
    Map<String, List<String>> runs = new LinkedHashMap<>();
    for (String model : trained) {
      if (!model.contains(MARK)) {
        runs.put(
            model,
            trained.stream()
                .filter(name -> name.equals(model) || name.startsWith(model + MARK))
                .sorted((a, b) -> Boolean.compare(b.equals(model), a.equals(model)))
                .toList());
      }
    }
    return runs;
  }
}
