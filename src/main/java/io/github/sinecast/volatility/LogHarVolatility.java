package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.InParallel;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The heterogeneous autoregression of log variances, with leverage: for each h a regression of
 * least squares of {@code ln(v(t+1) + ... + v(t+h))} on 1, on {@code ln v(t)} and the logarithms of
 * the means of the last 5, 22 and 66 v, and on {@code min(0, r summed over the last k rows) / (sd
 * sqrt k)} for k = 1, 5 and 22, where {@code sd^2} is the mean of the last 22 v. {@code V_h =
 * exp(fit + residual variance / 2)}.
 *
 * <p>Logarithms are taken of {@code max(v, m / 1000)}, m being the mean square of the fitted
 * changes. Log variances are less their own mean over the fitted rows; pooled, one regression is
 * fitted to the rows of all series together, which so differ in level alone. Without usable ranges
 * {@code v = r^2}; see {@link RangeChoice}.
 *
 * @param range the estimate of a row's variance; null for the one that the columns allow
 * @param pooled whether all series of a panel share one regression
 */
@TypeName(
    value = "log-har",
    help = "Log variances regressed on their means over 1, 5, 22 and 66 rows, and on recent falls.",
    source =
        "F. Corsi, A simple approximate long-memory model of realized volatility, "
            + "Journal of Financial Econometrics 7 (2009), doi:10.1093/jjfinec/nbp001; "
            + "leverage: F. Corsi, R. Reno, Discrete-time volatility forecasting with "
            + "persistent leverage effect, Journal of Business and Economic Statistics "
            + "30 (2012), doi:10.1080/07350015.2012.663261")
public record LogHarVolatility(
    @Setting(help = RangeChoice.HELP, initial = "") @Nullable RangeEstimator range,
    @Setting(
            help = "Whether one regression is fitted to all series together, or to each its own.",
            initial = "false")
        boolean pooled)
    implements VolatilityModel {
  /** More rows than numbers are learned, so that the regression says anything. */
  private static final int FEWEST = 40;

  @Override
  public String name() {
    return "log-har" + RangeChoice.suffix(range) + (pooled ? "-pooled" : "");
  }

  @Override
  public int minimumRows(int horizon) {
    return LogHarRow.LONGEST + horizon + FEWEST;
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
  public LogHarRegression fit(History history, RowRange rows, Change change, int horizon) {
    LogHarSample sample = sample(history, rows, change, horizon);
    return LogHarRegression.of(List.of(sample), horizon).on(sample);
  }

  @Override
  public Map<String, FittedVolatility> fit(
      SeriesSet series,
      Map<String, RowRange> rows,
      Function<TimeSeries, Change> change,
      int horizon) {
    if (!pooled) {
      return VolatilityModel.super.fit(series, rows, change, horizon);
    }
    Map<String, LogHarSample> samples =
        InParallel.bySeries(
            series,
            rows,
            (one, range) -> sample(one.until(range.to()), range, change.apply(one), horizon));
    Map<String, FittedVolatility> fitted = new LinkedHashMap<>();
    if (!samples.isEmpty()) {
      LogHarRegression.Shared shared = LogHarRegression.of(List.copyOf(samples.values()), horizon);
      samples.forEach((id, sample) -> fitted.put(id, shared.on(sample)));
    }
    return fitted;
  }

  private LogHarSample sample(History history, RowRange rows, Change change, int horizon) {
    if (rows.size() < minimumRows(horizon)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "series %s: %s needs at least %d rows for a horizon of %d, found %d",
              history.id(),
              name(),
              minimumRows(horizon),
              horizon,
              rows.size()));
    }
    RangeChoice choice = range(history, rows, change);
    return LogHarSample.of(FittedRows.of(history, rows, change, choice.estimator()));
  }
}
