package io.github.sinecast.baseline;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.volatility.MeanLogVolatility;
import io.github.sinecast.volatility.VolatilityModel;
import org.jspecify.annotations.Nullable;

/**
 * A random walk with the variance of {@link MeanLogVolatility}, the geometric mean of four models.
 *
 * @param quantiles the shape around the variance
 * @param median the share of the drift that is kept, from 0 to 1; null for the usual one
 * @param pooled whether the series of a panel share the parameters of the variance and the
 *     quantiles of fhs
 */
@TypeName(
    value = "mean-log-walk",
    help =
        "The last value, with the geometric mean of the variances of ewma, gjr, range-gjr and"
            + " log-har.")
public record CombinedWalk(
    @Setting(help = VolatilityWalk.QUANTILES_HELP, initial = "normal") WalkQuantiles quantiles,
    @Setting(help = VolatilityWalk.MEDIAN_HELP, initial = "", min = 0, max = 1)
        @Nullable Double median,
    @Setting(help = VolatilityWalk.POOLED_HELP, initial = "false") boolean pooled)
    implements VolatilityWalk {
  public CombinedWalk {
    VolatilityWalk.requireShare(median);
  }

  @Override
  public VolatilityModel volatility() {
    return new MeanLogVolatility(pooled);
  }
}
