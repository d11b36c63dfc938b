package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import java.util.List;

/** A forecast by a rule that needs no training. Immutable; equal when the settings are. */
public sealed interface Baseline extends Forecaster
    permits LastValueForecaster, DriftForecaster, SeasonalNaiveForecaster {

  /**
   * The expected value of the row {@code step} rows after the last known one.
   *
   * @param history at least {@link #minimumHistory()} rows
   * @param step at least 1
   */
  double point(History history, int step);

  @Override
  default List<Forecast> forecast(List<History> histories, int horizon) {
    return histories.stream().map(history -> forecast(history, horizon)).toList();
  }

  private Forecast forecast(History history, int horizon) {
    if (history.length() < minimumHistory()) {
      throw new InvalidInputException(
          "%s needs at least %d known rows; series %s has %d"
              .formatted(name(), minimumHistory(), history.id(), history.length()));
    }
    double[] point = new double[horizon];
    for (int step = 1; step <= horizon; step++) {
      point[step - 1] = point(history, step);
    }
    return new Forecast(point);
  }
}
