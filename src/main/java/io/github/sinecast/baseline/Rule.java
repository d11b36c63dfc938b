package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;

/** A way to forecast a series, with its parameters. Immutable. */
interface Rule {
  /** The filter that knows no row yet. */
  Filter start();

  /** What a rule keeps of the rows of one series. */
  interface Filter {
    /**
     * Takes notice of the next row.
     *
     * @param row as many as were added before
     */
    void add(History history, int row);

    /** Forecasts what comes after the last row. */
    Forecast forecast(int horizon);
  }
}
