package io.github.sinecast.experiment;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.model.TrainedForecaster;
import java.util.List;

/**
 * The network that an update goes on from, as it was, under a name that says so.
 *
 * @param forecaster closed with this one
 */
record FrozenNetwork(TrainedForecaster forecaster) implements TrainedForecaster {
  @Override
  public String name() {
    return forecaster.name() + "-frozen";
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
}
