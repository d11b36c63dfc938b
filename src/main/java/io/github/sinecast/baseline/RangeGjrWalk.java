package io.github.sinecast.baseline;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.volatility.GarchVolatility;
import io.github.sinecast.volatility.Innovations;
import io.github.sinecast.volatility.RangeChoice;
import io.github.sinecast.volatility.RangeEstimator;
import io.github.sinecast.volatility.RangeGjrVolatility;
import io.github.sinecast.volatility.VolatilityModel;
import org.jspecify.annotations.Nullable;

/**
 * A random walk with the variance of {@link RangeGjrVolatility}, which follows the range of each
 * row.
 *
 * @param range the estimate of a row's variance; null for the one that the columns allow
 * @param innovations the distribution by which likelihood is measured
 * @param quantiles the shape around the variance
 * @param median the share of the drift that is kept, from 0 to 1; null for the usual one
 * @param pooled whether the series of a panel share the parameters of the variance and the
 *     quantiles of fhs
 */
@TypeName(
    value = "range-gjr-walk",
    help = "The last value, with a spread whose variance follows GJR-GARCH(1,1) driven by ranges.")
public record RangeGjrWalk(
    @Setting(help = RangeChoice.HELP, initial = "") @Nullable RangeEstimator range,
    @Setting(help = GarchVolatility.INNOVATIONS_HELP, initial = "normal") Innovations innovations,
    @Setting(help = VolatilityWalk.QUANTILES_HELP, initial = "normal") WalkQuantiles quantiles,
    @Setting(help = VolatilityWalk.MEDIAN_HELP, initial = "", min = 0, max = 1)
        @Nullable Double median,
    @Setting(help = VolatilityWalk.POOLED_HELP, initial = "false") boolean pooled)
    implements VolatilityWalk {
  public RangeGjrWalk {
    VolatilityWalk.requireShare(median);
  }

  @Override
  public VolatilityModel volatility() {
    return new RangeGjrVolatility(range, innovations, pooled);
  }
}
