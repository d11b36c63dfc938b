package io.github.sinecast.baseline;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.volatility.LogHarVolatility;
import io.github.sinecast.volatility.RangeChoice;
import io.github.sinecast.volatility.RangeEstimator;
import io.github.sinecast.volatility.VolatilityModel;
import org.jspecify.annotations.Nullable;

/**
 * A random walk with the variance of {@link LogHarVolatility}, a regression of log variances.
 *
 * @param range the estimate of a row's variance; null for the one that the columns allow
 * @param quantiles the shape around the variance
 * @param median the share of the drift that is kept, from 0 to 1; null for the usual one
 * @param pooled whether the series of a panel share the parameters of the variance and the
 *     quantiles of fhs
 */
@TypeName(
    value = "log-har-walk",
    help = "The last value, with a spread that log variances of the last 66 rows foretell.")
public record LogHarWalk(
    @Setting(help = RangeChoice.HELP, initial = "") @Nullable RangeEstimator range,
    @Setting(help = VolatilityWalk.QUANTILES_HELP, initial = "normal") WalkQuantiles quantiles,
    @Setting(help = VolatilityWalk.MEDIAN_HELP, initial = "", min = 0, max = 1)
        @Nullable Double median,
    @Setting(help = VolatilityWalk.POOLED_HELP, initial = "false") boolean pooled)
    implements VolatilityWalk {
  public LogHarWalk {
    VolatilityWalk.requireShare(median);
  }

  @Override
  public VolatilityModel volatility() {
    return new LogHarVolatility(range, pooled);
  }
}
