package io.github.sinecast.experiment;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.model.TrainedForecaster;
import java.util.List;

/**
 * A forecaster under another name.
 *
 * @param forecaster closed with this one
 */
record NamedForecaster(String name, TrainedForecaster forecaster) implements TrainedForecaster {
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
