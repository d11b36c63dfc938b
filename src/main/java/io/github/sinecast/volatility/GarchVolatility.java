package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
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
 * <p>Source: T. Bollerslev, Generalized autoregressive conditional heteroskedasticity, Journal of
 * Econometrics 31 (1986), <a
 * href="https://doi.org/10.1016/0304-4076(86)90063-1">doi:10.1016/0304-4076(86)90063-1</a>.
 *
 * @param innovations the distribution of the standardised changes, by which likelihood is measured
 */
@TypeName(value = "garch", help = "GARCH(1,1): a variance that follows the last squared change.")
public record GarchVolatility(
    @Setting(help = GarchVolatility.INNOVATIONS_HELP, initial = "normal") Innovations innovations)
    implements GarchFamily {
  /** What the setting of the whole family means. */
  public static final String INNOVATIONS_HELP =
      "Distribution of the standardised changes: normal, student-t or skewed-t.";

  @Override
  public String name() {
    return named("garch");
  }

  @Override
  public VarianceRecursion fit(History history, RowRange rows, Change change, int horizon) {
    return new GarchFit(false, false, innovations)
        .of(FittedRows.of(history, rows, change, RangeEstimator.SQUARED_CHANGE))
        .recursion();
  }
}
