package io.github.sinecast.experiment;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.model.TrainedForecaster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several networks, each of which forecasts the one series that it was trained on.
 *
 * @param name of all of them together
 * @param bySeries the network of each series; closed with this one
 */
record OwnNetworks(String name, Map<String, TrainedForecaster> bySeries)
    implements TrainedForecaster {
  @Override
  public int minimumHistory() {
    return bySeries.values().stream().mapToInt(TrainedForecaster::minimumHistory).max().orElse(1);
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int place = 0; place < histories.size(); place++) {
      places.computeIfAbsent(histories.get(place).id(), first -> new ArrayList<>()).add(place);
    }
    Forecast[] forecasts = new Forecast[histories.size()];
    places.forEach(
        (id, ofSeries) -> {
          List<Forecast> answers =
              network(id).forecast(ofSeries.stream().map(histories::get).toList(), horizon);
          for (int index = 0; index < answers.size(); index++) {
            forecasts[ofSeries.get(index)] = answers.get(index);
          }
        });
    return List.of(forecasts);
  }

  private TrainedForecaster network(String id) {
    TrainedForecaster network = bySeries.get(id);
    if (network == null) {
      throw new IllegalArgumentException("no network of series " + id);
    }
    return network;
  }

  @Override
  public void close() {
    bySeries.values().forEach(TrainedForecaster::close);
  }
}
