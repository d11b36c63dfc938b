package io.github.sinecast.coverage;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.Sample;
import io.github.sinecast.evaluation.Origins;
import java.util.Arrays;

/**
 * The regime of each window of a backtest, by the realised volatility before its origin: the
 * standard deviation of the last {@value #CHANGES} changes from row to row, all known at the
 * origin.
 *
 * <p>Changes are log returns, and differences for a series with a value of 0 or below among the
 * rows before its last origin. The thresholds are the terciles of the judged origins of the same
 * series: they describe what was judged, and no forecaster knows them. Where a tercile is shared,
 * so is the calmer regime. An origin with fewer rows before it belongs to {@link Regime#ALL} only.
 */
final class VolatilityRegimes {
  static final int CHANGES = 20;

  private final Regime[] regimes;

  VolatilityRegimes(Origins origins) {
    this.regimes = new Regime[origins.size()];
    for (int series = 0; series < origins.spans().size(); series++) {
      int first = origins.firstWindow(series);
      int windows = origins.firstWindow(series + 1) - first;
      if (windows > 0) {
        double[] volatility = volatility(origins, first, windows);
        double[] known = Arrays.stream(volatility).filter(Double::isFinite).sorted().toArray();
        for (int window = 0; window < windows; window++) {
          regimes[first + window] = regime(volatility[window], known);
        }
      }
    }
  }

  /** The regime of a window; {@link Regime#ALL} where too little is known for another. */
  Regime of(int window) {
    return regimes[window];
  }

  private static double[] volatility(Origins origins, int firstWindow, int windows) {
    History known = origins.history(firstWindow + windows - 1);
    double[] values = new double[known.length()];
    Arrays.setAll(values, known::target);
    Change change = Change.of(values);
    double[] volatility = new double[windows];
    for (int window = 0; window < windows; window++) {
      volatility[window] = deviation(values, origins.origin(firstWindow + window), change);
    }
    return volatility;
  }

  /** The standard deviation of the last changes before a row; NaN where there are not so many. */
  private static double deviation(double[] values, int origin, Change change) {
    if (origin <= CHANGES) {
      return Double.NaN;
    }
    double[] changes = change.all(Arrays.copyOfRange(values, origin - CHANGES - 1, origin));
    return Math.sqrt(Sample.squares(changes, Sample.meanOfShares(changes)) / (CHANGES - 1));
  }

  private static Regime regime(double volatility, double[] sorted) {
    if (!Double.isFinite(volatility)) {
      return Regime.ALL;
    }
    if (volatility <= sorted[(sorted.length - 1) / 3]) {
      return Regime.CALM;
    }
    return volatility <= sorted[2 * (sorted.length - 1) / 3] ? Regime.MIDDLE : Regime.VOLATILE;
  }
}
