package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.Require;
import io.github.sinecast.RowRange;
import io.github.sinecast.Sample;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The variance of RiskMetrics: an exponentially weighted moving average of squared changes, {@code
 * s(t+1) = decay s(t) + (1 - decay) r(t)^2}; over h steps {@code h s(t+1)}.
 *
 * <p>The first variance is the mean square of the changes fitted to.
 *
 * @param decay the weight of the past, λ
 */
@TypeName(
    value = "ewma",
    help = "An exponentially weighted moving average of squared changes.",
    source =
        "J. P. Morgan, Reuters, RiskMetrics technical document, 4th edition "
            + "(1996), section 5.2")
public record EwmaVolatility(
    @Setting(
            help = "Weight of the past in the average; 0.94 is RiskMetrics' for daily rows.",
            initial = "0.94",
            min = 0,
            max = 1)
        double decay)
    implements VolatilityModel {
  /** RiskMetrics' decay for daily rows. */
  public static final double USUAL_DECAY = 0.94;

  public EwmaVolatility {
    Require.fraction(decay, "decay");
  }

  @Override
  public String name() {
    return decay == USUAL_DECAY ? "ewma" : "ewma-" + decay;
  }

  @Override
  public int minimumRows(int horizon) {
    return 2;
  }

  @Override
  public VarianceRecursion fit(History history, RowRange rows, Change change, int horizon) {
    FittedRows known = FittedRows.of(history, rows, change, RangeEstimator.SQUARED_CHANGE);
    return new VarianceRecursion(known.measure(), 0, 1 - decay, 0, decay, 1, known.meanSquare());
  }

  /**
   * The deviation of the next change by the usual decay, from all rows of a history: a volatility
   * that needs no fit. 0 where the target never changed.
   *
   * @param history at least two rows
   */
  public static double deviation(History history, Change change) {
    double[] changes = new double[history.length() - 1];
    for (int row = 0; row < changes.length; row++) {
      changes[row] = change.between(history.target(row), history.target(row + 1));
    }
    double variance = Sample.meanSquare(changes, 0);
    for (double each : changes) {
      variance = USUAL_DECAY * variance + (1 - USUAL_DECAY) * each * each;
    }
    return Math.sqrt(variance);
  }

  /**
   * The changes of rows, each divided by the deviation that the usual decay forecast for it.
   *
   * @param rows the only rows that are looked at; the target changes in them
   */
  public static DoubleStream residuals(History history, RowRange rows, Change change) {
    VarianceRecursion volatility = new EwmaVolatility(USUAL_DECAY).fit(history, rows, change, 1);
    FittedVolatility.Filter filter = volatility.start();
    filter.add(history, rows.from());
    double[] residuals = new double[rows.size() - 1];
    for (int index = 0; index < residuals.length; index++) {
      int row = rows.from() + 1 + index;
      residuals[index] =
          volatility.measure().change(history, row) / Math.sqrt(filter.variances(1)[0]);
      filter.add(history, row);
    }
    return Arrays.stream(residuals);
  }
}
