package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;

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
    int missing = origin + spec.horizon() - history.ahead().rows();
    if (spec.covariates().reachAhead() && missing > 0) {
      throw new InvalidInputException(
          "series %s needs values that are known ahead in the %s rows to forecast, found rows up to %s; give the %s that lack"
              .formatted(
                  history.id(),
                  spec.horizon(),
                  history.ahead().time().label(history.ahead().rows() - 1),
                  missing));
    }
    new ScaledSeries(spec, history, scale, origin - spec.lookback(), false)
        .writeInputs(origin, batch, place);
  }

  /** The unit in which a network answers for a history. */
  public LearnedUnit unit(History history, SeriesScale scale) {
    return LearnedUnit.of(spec, history, scale);
  }
}
