package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;

/** A model of the changes of a series from row to row, with its parameters. Immutable. */
interface ChangeModel {
  /** The filter that knows no change yet. */
  Filter start();

  /** What a model keeps of the changes of one series. */
  interface Filter {
    /** Takes notice of the next change. */
    void add(double change);

    /**
     * Forecasts what comes after the last change.
     *
     * @param measure how changes are measured
     * @param last the last known value
     */
    Forecast forecast(Change measure, double last, int horizon);
  }
}
