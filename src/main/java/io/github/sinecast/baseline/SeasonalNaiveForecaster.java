package io.github.sinecast.baseline;

import io.github.sinecast.History;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/**
 * The seasonal naive forecast: every step is the last known value of the same season, {@code f(T +
 * h) = y(T + h - m k)} with {@code k} the least whole number for which that row is known.
 *
 * <p>With a season of one row it is the {@linkplain LastValueForecaster last value}.
 *
 * @param season the length of the season in rows, m
 */
@TypeName(
    value = "seasonal-naive",
    help = "Every step is the last known value of the same season.",
    source =
        "R. J. Hyndman, G. Athanasopoulos, Forecasting: principles and practice, "
            + "3rd edition (2021), https://otexts.com/fpp3/, section 5.2")
public record SeasonalNaiveForecaster(
    @Setting(
            help = "Length of the season in rows, such as 5 trading days or 12 months.",
            initial = "5",
            min = 1)
        int season)
    implements NaiveForecaster {
  /** A week of trading days; forecasters of other seasons are told apart by their names. */
  private static final int USUAL_SEASON = 5;

  public SeasonalNaiveForecaster {
    Require.atLeast(1, season, "season");
  }

  @Override
  public String name() {
    return season == USUAL_SEASON ? "seasonal-naive" : "seasonal-naive-" + season;
  }

  @Override
  public int minimumHistory() {
    return season;
  }

  @Override
  public double point(History history, int step) {
    return history.target(history.length() - season + (step - 1) % season);
  }
}
