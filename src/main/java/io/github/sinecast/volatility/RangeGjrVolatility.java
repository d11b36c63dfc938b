package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@linkplain GjrVolatility GJR} driven by the variance of each row's range in place of its squared
 * change, {@code s(t+1) = omega + (alpha + gamma 1[r(t) < 0]) v(t) + beta s(t)}; the likelihood is
 * that of the changes.
 *
 * <p>A series without usable ranges has {@code v = r^2}, and so the plain model; see {@link
 * RangeChoice}.
 *
 * @param range the estimate of a row's variance; null for the one that the columns allow
 * @param innovations the distribution of the standardised changes, by which likelihood is measured
 * @param pooled whether the series of a panel share all parameters but their level
 */
@TypeName(
    value = "range-gjr",
    help = "GJR-GARCH(1,1) driven by the range of each row.",
    source =
        "P. Molnar, High-low range in GARCH models of stock return volatility, "
            + "Applied Economics 48 (2016), doi:10.1080/00036846.2016.1170929")
public record RangeGjrVolatility(
    @Setting(help = RangeChoice.HELP, initial = "") @Nullable RangeEstimator range,
    @Setting(help = GarchFamily.INNOVATIONS_HELP, initial = "normal") Innovations innovations,
    @Setting(help = GarchFamily.POOLED_HELP, initial = "false") boolean pooled)
    implements GarchFamily {
  @Override
  public String name() {
    return named("range-gjr", RangeChoice.suffix(range));
  }

  @Override
  public RangeChoice range(History history, RowRange rows, Change change) {
    return RangeChoice.of(history, rows, change, range);
  }

  @Override
  public List<String> columns() {
    return RangeChoice.columns(range);
  }

  @Override
  public GarchFit search() {
    return new GarchFit(true, true, innovations);
  }

  @Override
  public RangeEstimator estimator(History history, RowRange rows, Change change) {
    return range(history, rows, change).estimator();
  }
}
