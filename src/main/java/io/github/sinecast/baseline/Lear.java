package io.github.sinecast.baseline;

import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.Require;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.TypeName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A linear regression of each step on values of the target one, two, three and seven seasons ago,
 * on all numbers and categories that are known ahead, now and one and seven seasons ago, and on the
 * day of the week: the features of LEAR (lasso estimated autoregressive), with a ridge penalty in
 * place of that of the lasso. Without columns that are known ahead it is an autoregression.
 *
 * <p>Forecasts from each time of day have a model of their own. Numbers are brought to {@code
 * asinh((x - median) / (1.4826 median absolute deviation))} first, so that spikes of prices do not
 * rule the fit. The penalty of each step is that of the least generalised cross-validation.
 *
 * <p>Sources: J. Lago, G. Marcjasz, B. De Schutter and R. Weron, Forecasting day-ahead electricity
 * prices, Applied Energy 293 (2021), <a
 * href="https://doi.org/10.1016/j.apenergy.2021.116983">doi:10.1016/j.apenergy.2021.116983</a>; for
 * the transformation B. Uniejewski, R. Weron and F. Ziel, IEEE Transactions on Power Systems 33
 * (2018), <a href="https://doi.org/10.1109/TPWRS.2017.2734563">doi:10.1109/TPWRS.2017.2734563</a>;
 * for the penalty G. H. Golub, M. Heath and G. Wahba, Technometrics 21 (1979), <a
 * href="https://doi.org/10.1080/00401706.1979.10489751">doi:10.1080/00401706.1979.10489751</a>.
 *
 * @param season the length of the season in rows, S
 */
@TypeName(
    value = "lear",
    help =
        "A linear regression on lags and on what is known ahead, as LEAR for power prices, with a"
            + " ridge penalty.",
    source =
        "J. Lago, G. Marcjasz, B. De Schutter, R. Weron, Forecasting day-ahead electricity prices,"
            + " Applied Energy 293 (2021), doi:10.1016/j.apenergy.2021.116983")
public record Lear(
    @Setting(
            help = "Length of the season in rows: 24 for hourly rows, 7 for daily ones.",
            initial = "24",
            min = 1)
        int season)
    implements Baseline {
  private static final int USUAL_SEASON = 24;

  public Lear {
    Require.atLeast(1, season, "season");
  }

  @Override
  public String name() {
    return season == USUAL_SEASON ? "lear" : "lear-" + season;
  }

  @Override
  public int minimumHistory() {
    return LearFeatures.SEASONS * season;
  }

  @Override
  public Forecaster fit(SeriesSet series, Map<String, RowRange> rows, int horizon) {
    Map<String, LearFit> fits = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      RowRange range = rows.get(one.id());
      if (range != null) {
        History known = one.until(range.to());
        fits.put(one.id(), new LearFit(this, known, range, horizon));
      }
    }
    return new FittedLear(this, fits, horizon);
  }
}
