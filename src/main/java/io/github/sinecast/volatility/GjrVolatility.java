package io.github.sinecast.volatility;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/**
 * GARCH in which falls weigh more, {@code s(t+1) = omega + (alpha + gamma 1[r(t) < 0]) r(t)^2 +
 * beta s(t)}; further ahead {@code s <- omega + (alpha + gamma / 2 + beta) s}, summed.
 *
 * <p>Parameters have the maximum likelihood for the fitted rows. Omega is that with which the
 * variance of all time is their mean squared change (variance targeting). With skewed innovations
 * the share of falls in the variance stands in place of a half.
 *
 * @param innovations the distribution of the standardised changes, by which likelihood is measured
 * @param pooled whether the series of a panel share all parameters but their level
 */
@TypeName(
    value = "gjr",
    help = "GJR-GARCH(1,1): GARCH in which falls weigh more than rises.",
    source =
        "L. R. Glosten, R. Jagannathan, D. E. Runkle, On the relation between the "
            + "expected value and the volatility of the nominal excess return on "
            + "stocks, Journal of Finance 48 (1993), "
            + "doi:10.1111/j.1540-6261.1993.tb05128.x")
public record GjrVolatility(
    @Setting(help = GarchFamily.INNOVATIONS_HELP, initial = "normal") Innovations innovations,
    @Setting(help = GarchFamily.POOLED_HELP, initial = "false") boolean pooled)
    implements GarchFamily {
  @Override
  public String name() {
    return named("gjr", "");
  }

  @Override
  public GarchFit search() {
    return new GarchFit(true, true, innovations);
  }
}
