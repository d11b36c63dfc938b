package io.github.sinecast.window;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.distribution.LearnedDistribution;
import java.util.List;

/** The way into a network and out of it for histories whose future is not known. */
public final class ForecastInputs {
  private final WindowSpec spec;

  public ForecastInputs(WindowSpec spec) {
    this.spec = spec;
  }

  /**
   * Writes the newest window of a history, scaled.
   *
   * @param history at least {@link WindowSpec#rowsNeeded()} rows
   * @param place which window of the batch
   */
  public void write(History history, SeriesScale scale, Batch batch, int place) {
    int origin = history.length();
    new ScaledSeries(spec, history, scale, origin - spec.lookback(), false)
        .writeInputs(origin, batch, place);
  }

  /**
   * Turns a network's answer into a forecast in the units of the file.
   *
   * @param points the value expected at each step, as learned
   * @param distributions the distribution at each step, as learned, or none at all
   */
  public Forecast read(
      History history,
      SeriesScale scale,
      double[] points,
      List<? extends LearnedDistribution> distributions) {
    LearnedUnit unit = LearnedUnit.of(spec, history, scale);
    double[] values = new double[points.length];
    for (int step = 1; step <= points.length; step++) {
      values[step - 1] = unit.inUnits(step, points[step - 1]);
    }
    return new Forecast(values, unit.inUnits(distributions));
  }
}
