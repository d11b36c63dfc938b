package io.github.sinecast.baseline;

import io.github.sinecast.Forecaster;
import io.github.sinecast.InParallel;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import java.util.Map;

/** A baseline whose parameters are fitted to each series. */
sealed interface LearnedBaseline extends Baseline
    permits MeanReturn, SimpleExponentialSmoothing, Theta, Autoregressive, EmpiricalWalk {
  /**
   * Fits the parameters.
   *
   * @param values consecutive values, at least {@link #minimumHistory()}, not all equal
   */
  Rule learn(double[] values);

  @Override
  default Forecaster fit(SeriesSet series, Map<String, RowRange> rows, int horizon) {
    Map<String, Rule> rules =
        InParallel.bySeries(
            series,
            rows,
            (one, range) -> learn(FittedBaseline.learnable(this, one.until(range.to()), range)));
    return new FittedBaseline(
        this,
        rules,
        history ->
            learn(FittedBaseline.learnable(this, history, new RowRange(0, history.length()))));
  }
}
