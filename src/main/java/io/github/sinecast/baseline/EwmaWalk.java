package io.github.sinecast.baseline;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.volatility.EwmaVolatility;
import io.github.sinecast.volatility.VolatilityModel;
import org.jspecify.annotations.Nullable;

/**
 * A random walk with the variance of {@link EwmaVolatility}, RiskMetrics' moving average of squared
 * returns.
 *
 * @param decay the weight of the past, λ
 * @param quantiles the shape around the variance
 * @param median the share of the drift that is kept, from 0 to 1; null for the usual one
 * @param pooled whether the series of a panel share the quantiles of fhs
 */
@TypeName(
    value = "ewma-walk",
    help = "The last value, with a spread that follows recent squared returns.")
public record EwmaWalk(
    @Setting(
            help = "Weight of the past in the average; 0.94 is RiskMetrics' for daily rows.",
            initial = "0.94",
            min = 0,
            max = 1)
        double decay,
    @Setting(help = VolatilityWalk.QUANTILES_HELP, initial = "normal") WalkQuantiles quantiles,
    @Setting(help = VolatilityWalk.MEDIAN_HELP, initial = "", min = 0, max = 1)
        @Nullable Double median,
    @Setting(help = VolatilityWalk.POOLED_HELP, initial = "false") boolean pooled)
    implements VolatilityWalk {
  public EwmaWalk {
    VolatilityWalk.requireShare(median);
    Require.fraction(decay, "decay");
  }

  @Override
  public VolatilityModel volatility() {
    return new EwmaVolatility(decay);
  }

  /** The decay stands last, if it is not the usual one. */
  @Override
  public String name() {
    String name = new EwmaWalk(EwmaVolatility.USUAL_DECAY, quantiles, median, pooled).usualName();
    return decay == EwmaVolatility.USUAL_DECAY ? name : name + "-" + decay;
  }

  private String usualName() {
    return VolatilityWalk.super.name();
  }
}
