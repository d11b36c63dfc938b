package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import java.util.List;
import java.util.Map;

/** A rule without parameters, which forecasts as it is. */
public sealed interface NaiveForecaster extends Baseline, Forecaster
    permits LastValueForecaster, DriftForecaster, SeasonalNaiveForecaster {

  /**
   * The expected value of the row {@code step} rows after the last known one.
   *
   * @param history at least {@link #minimumHistory()} rows
   * @param step at least 1
   */
  double point(History history, int step);

  /** This rule itself: there is nothing to learn. */
  @Override
  default NaiveForecaster fit(SeriesSet series, Map<String, RowRange> rows, int horizon) {
    return this;
  }

  @Override
  default List<Forecast> forecast(List<History> histories, int horizon) {
    return histories.stream().map(history -> forecast(history, horizon)).toList();
  }

  private Forecast forecast(History history, int horizon) {
    FittedBaseline.requireKnown(this, history);
    double[] point = new double[horizon];
    for (int step = 1; step <= horizon; step++) {
      point[step - 1] = point(history, step);
    }
    return new Forecast(point);
  }
}
