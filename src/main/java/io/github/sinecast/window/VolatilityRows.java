package io.github.sinecast.window;

import static java.util.Objects.requireNonNull;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import io.github.sinecast.volatility.FittedVolatility;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a volatility model says of each row of a history, found in one pass: nothing of a row
 * depends on a later one, so that shorter histories of the series share these rows.
 */
final class VolatilityRows {
  private final double[] changes;
  private final double[] variances;
  private final double[] forecasts;
  private final double[] @Nullable [] steps;

  /**
   * @param horizon the greatest number of steps that is asked for
   * @param cutoffs the rows whose forecasts of all steps are asked for
   */
  VolatilityRows(FittedVolatility volatility, History history, int horizon, IntPredicate cutoffs) {
    this.changes = new double[history.length()];
    this.variances = new double[history.length()];
    this.forecasts = new double[history.length()];
    this.steps = new double[history.length()][];
    FittedVolatility.Filter filter = volatility.start();
    for (int row = 0; row < history.length(); row++) {
      if (row > 0) {
        changes[row] = volatility.measure().change(history, row);
        variances[row] = volatility.measure().variance(history, row);
      }
      filter.add(history, row);
      double[] variancesOfSteps = filter.variances(cutoffs.test(row) ? horizon : 1);
      forecasts[row] = variancesOfSteps[0];
      if (cutoffs.test(row)) {
        steps[row] = variancesOfSteps;
      }
    }
  }

  /** The change {@code r(t)} of a row, which is not the first. */
  double change(int row) {
    return changes[row];
  }

  /** The variance {@code v(t)} of a row, which is not the first. */
  double variance(int row) {
    return variances[row];
  }

  /** The variance {@code V_1(t)} that is forecast in a row for the next. */
  double forecast(int row) {
    return forecasts[row];
  }

  /** The scale of each step from a cutoff on: the root of {@code V_h(t)}. */
  List<FittedScaler> scales(int cutoff) {
    return Arrays.stream(requireNonNull(steps[cutoff]))
        .mapToObj(variance -> new FittedScaler(0, Math.sqrt(variance)))
        .toList();
  }

  /** The first of the last rows up to one, of which the first of all has no change. */
  static int firstOf(int rows, int row) {
    return Math.max(1, row - rows + 1);
  }
}
