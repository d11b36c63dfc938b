package io.github.sinecast.window;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.distribution.LearnedDistribution;
import java.util.Arrays;
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
    new ScaledSeries(spec, history, scale, origin - spec.lookback())
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
    double last = history.last();
    return new Forecast(
        Arrays.stream(points)
            .map(learned -> spec.target().inUnits(last, learned, scale.target()))
            .toArray(),
        LearnedDistribution.widening(distributions).stream()
            .map(learned -> spec.target().inUnits(last, learned, scale.target()))
            .toList());
  }
}
