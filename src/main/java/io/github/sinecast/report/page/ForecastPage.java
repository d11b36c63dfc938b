package io.github.sinecast.report.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.report.ForecastFan;
import io.github.sinecast.run.SeriesForecast;
import java.util.List;
import java.util.Map;

/** Forecasts as a page: history and fan of one series after the other. */
public final class ForecastPage {
  private static final int MOST_SERIES = 300;

  private ForecastPage() {}

  /**
   * The page of some forecasts.
   *
   * @throws InvalidInputException if there are more series than fit into a small page
   */
  public static String of(List<SeriesForecast> forecasts) {
    if (forecasts.size() > MOST_SERIES) {
      throw new InvalidInputException(
          "--plot: a page shows at most %s series, found %s; give a table of fewer series"
              .formatted(MOST_SERIES, forecasts.size()));
    }
    String title =
        forecasts.size() == 1
            ? "Forecast of " + forecasts.get(0).series()
            : "Forecasts of %s series".formatted(forecasts.size());
    return Page.filled(
        title,
        Page.json(
            json ->
                json.writePOJO(Map.of("forecasts", forecasts.stream().map(Drawn::of).toList()))));
  }

  /** A forecast as the page draws it. */
  private record Drawn(String series, String target, @JsonUnwrapped ForecastFan fan) {
    static Drawn of(SeriesForecast forecast) {
      return new Drawn(forecast.series(), forecast.target(), ForecastFan.of(forecast));
    }
  }
}
