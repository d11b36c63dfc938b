package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link Lear} with its fit to each series. Immutable. */
final class FittedLear implements Forecaster {
  private final Lear lear;
  private final Map<String, LearFit> fits;
  private final int horizon;

  FittedLear(Lear lear, Map<String, LearFit> fits, int horizon) {
    this.lear = lear;
    this.fits = Map.copyOf(fits);
    this.horizon = horizon;
  }

  @Override
  public String name() {
    return lear.name();
  }

  @Override
  public int minimumHistory() {
    return lear.minimumHistory();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int steps) {
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    for (History history : histories) {
      FittedBaseline.requireKnown(lear, history);
      LearFit fit = fits.get(history.id());
      forecasts.add(
          (fit == null
                  ? new LearFit(lear, history, new RowRange(0, history.length()), horizon)
                  : fit)
              .forecast(history, steps));
    }
    return forecasts;
  }
}
