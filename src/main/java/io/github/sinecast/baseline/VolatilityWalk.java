package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.Require;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.volatility.RangeChoice;
import io.github.sinecast.volatility.StandardisedChanges;
import io.github.sinecast.volatility.VolatilityModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A random walk whose log return over h steps has the variance of a volatility model. Where a value
 * is not above 0, a walk of differences.
 *
 * <p>Points are the medians.
 */
public sealed interface VolatilityWalk extends Baseline
    permits EwmaWalk, GarchWalk, GjrWalk, RangeGjrWalk, LogHarWalk, CombinedWalk {
  /** What the setting of all walks means. */
  String QUANTILES_HELP =
      "Shape of the distribution: normal; or fhs, filtered historical simulation, which takes the"
          + " quantiles of the standardised returns of the rows before the test.";

  /** What the setting of all walks means. */
  String MEDIAN_HELP =
      "Share of the drift that is kept, from 0 to 1: of the mean return with normal quantiles, of"
          + " the median of fhs. When omitted, 0 with normal and 1 with fhs.";

  /** What the setting of all walks means. */
  String POOLED_HELP =
      "Whether the series of a panel share the quantiles of fhs, and the parameters of the"
          + " volatility model but for their level.";

  /** The model of the variance. */
  VolatilityModel volatility();

  /** The shape around it. */
  WalkQuantiles quantiles();

  /** The share of the drift that is kept, or null for the usual one of the shape. */
  @Nullable Double median();

  /** Whether the series of a panel share what they can. */
  boolean pooled();

  /** The share of the drift that is kept. */
  default double shareOfDrift() {
    Double share = median();
    return share == null ? quantiles().usualShareOfDrift() : share;
  }

  /** Requires a share from 0 to 1, or none. */
  static void requireShare(@Nullable Double median) {
    Require.that(
        median == null || (median >= 0 && median <= 1),
        "median",
        "must be from 0 to 1, found " + median);
  }

  /** {@code garch-walk}, {@code gjr-fhs}, and behind that what differs from the usual. */
  @Override
  default String name() {
    String name = volatility().name().replace("-pooled", "") + "-" + quantiles().ending();
    double share = shareOfDrift();
    if (share != quantiles().usualShareOfDrift()) {
      name +=
          quantiles() == WalkQuantiles.NORMAL && share == 1
              ? "-drift"
              : "-median-" + String.valueOf(share).replaceFirst("\\.0$", "");
    }
    return pooled() ? name + "-pooled" : name;
  }

  @Override
  default String source() {
    return quantiles() == WalkQuantiles.FHS
        ? volatility().source() + "; fhs: " + StandardisedChanges.SOURCE
        : volatility().source();
  }

  @Override
  default List<String> columns() {
    return volatility().columns();
  }

  @Override
  default @Nullable RangeChoice range(History history, RowRange rows) {
    return volatility().range(history, rows, Change.of(FittedBaseline.values(history, rows)));
  }

  @Override
  default int minimumHistory() {
    return Math.max(volatility().minimumRows(1), quantiles().fewestRows());
  }

  @Override
  default FittedWalk fit(SeriesSet series, Map<String, RowRange> rows, int horizon) {
    return new WalkFit(this, horizon).of(series, rows);
  }
}
