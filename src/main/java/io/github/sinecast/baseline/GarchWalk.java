package io.github.sinecast.baseline;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.volatility.GarchVolatility;
import io.github.sinecast.volatility.Innovations;
import io.github.sinecast.volatility.VolatilityModel;
import org.jspecify.annotations.Nullable;

/**
 * A random walk with the variance of {@link GarchVolatility}, GARCH(1,1); that the sum of such
 * returns is not quite normal is neglected with normal quantiles.
 *
 * <p>With {@code median: 1} it drifts with the mean return: the reference that a network has to
 * beat before it may claim more than that prices rise.
 *
 * @param innovations the distribution by which likelihood is measured
 * @param quantiles the shape around the variance
 * @param median the share of the drift that is kept, from 0 to 1; null for the usual one
 * @param pooled whether the series of a panel share the parameters of the variance and the
 *     quantiles of fhs
 */
@TypeName(
    value = "garch-walk",
    help = "The last value, with a spread whose variance follows GARCH(1,1).")
public record GarchWalk(
    @Setting(help = GarchVolatility.INNOVATIONS_HELP, initial = "normal") Innovations innovations,
    @Setting(help = VolatilityWalk.QUANTILES_HELP, initial = "normal") WalkQuantiles quantiles,
    @Setting(help = VolatilityWalk.MEDIAN_HELP, initial = "", min = 0, max = 1)
        @Nullable Double median,
    @Setting(help = VolatilityWalk.POOLED_HELP, initial = "false") boolean pooled)
    implements VolatilityWalk {
  public GarchWalk {
    VolatilityWalk.requireShare(median);
  }

  @Override
  public VolatilityModel volatility() {
    return new GarchVolatility(innovations, pooled);
  }
}
