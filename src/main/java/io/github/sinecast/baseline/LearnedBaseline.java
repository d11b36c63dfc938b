package io.github.sinecast.baseline;

import io.github.sinecast.Forecaster;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import java.util.Map;

/** A baseline whose parameters are fitted to each series. */
sealed interface LearnedBaseline extends Baseline
    permits MeanReturn,
        SimpleExponentialSmoothing,
        Theta,
        Autoregressive,
        EmpiricalWalk,
        EwmaWalk,
        GarchWalk {
  /**
   * Fits the parameters.
   *
   * @param values consecutive values, at least {@link #minimumHistory()}, not all equal
   */
  Rule learn(double[] values);

  @Override
  default Forecaster fit(SeriesSet series, Map<String, RowRange> rows) {
    return new FittedBaseline(this, series, rows);
  }
}
