package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.List;
import java.util.Map;

/** Series of plain values, and baselines fitted to them. */
final class Known {
  /** For how many steps baselines are fitted, unless a test says otherwise. */
  static final int HORIZON = 4;

  private Known() {}

  static TimeSeries series(double... values) {
    return new TimeSeries("s", TimeLine.ofRows(values.length), "y", Map.of("y", values));
  }

  /** A baseline fitted to the first rows of a series. */
  static Forecaster fitted(Baseline baseline, TimeSeries series, int rows) {
    return fitted(baseline, series, rows, HORIZON);
  }

  private static Forecaster fitted(Baseline baseline, TimeSeries series, int rows, int horizon) {
    return baseline.fit(SeriesSet.of(series), Map.of(series.id(), new RowRange(0, rows)), horizon);
  }

  /** The forecast of a baseline that learned from all these values, after the last of them. */
  static Forecast forecast(Baseline baseline, int horizon, double... values) {
    TimeSeries series = series(values);
    return fitted(baseline, series, values.length, horizon)
        .forecast(List.of(series.history()), horizon)
        .get(0);
  }
}
