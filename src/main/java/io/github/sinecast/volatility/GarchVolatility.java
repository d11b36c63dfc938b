package io.github.sinecast.volatility;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/**
 * GARCH(1,1) without mean, {@code s(t+1) = omega + alpha r(t)^2 + beta s(t)}; over h steps the
 * variance is the sum of those forecast for each.
 *
 * <p>Parameters have the maximum likelihood for the fitted rows, with {@code alpha + beta < 1}; as
 * {@code garchFit(include.mean = FALSE)} of R's package fGarch, whose first variance this takes
 * too.
 *
 * @param innovations the distribution of the standardised changes, by which likelihood is measured
 * @param pooled whether the series of a panel share all parameters but their level
 */
@TypeName(
    value = "garch",
    help = "GARCH(1,1): a variance that follows the last squared change.",
    source =
        "T. Bollerslev, Generalized autoregressive conditional "
            + "heteroskedasticity, Journal of Econometrics 31 (1986), "
            + "doi:10.1016/0304-4076(86)90063-1")
public record GarchVolatility(
    @Setting(help = GarchFamily.INNOVATIONS_HELP, initial = "normal") Innovations innovations,
    @Setting(help = GarchFamily.POOLED_HELP, initial = "false") boolean pooled)
    implements GarchFamily {
  @Override
  public String name() {
    return named("garch", "");
  }

  @Override
  public GarchFit search() {
    return new GarchFit(false, false, innovations);
  }
}
