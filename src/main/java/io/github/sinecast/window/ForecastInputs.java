package io.github.sinecast.window;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;

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
   * Reads a network's answer as a forecast in the units of the file.
   *
   * @param answers B x H, row-major
   * @param place which window of the batch
   * @param horizon the first steps that are wanted, at most H
   */
  public Forecast read(
      History history, SeriesScale scale, float[] answers, int place, int horizon) {
    double[] point = new double[horizon];
    for (int step = 0; step < horizon; step++) {
      point[step] =
          spec.target()
              .inUnits(history.last(), answers[place * spec.horizon() + step], scale.target());
    }
    return new Forecast(point);
  }
}
