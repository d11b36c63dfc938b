package io.github.sinecast.report;

import io.github.sinecast.Forecast;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.run.SeriesForecast;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Forecasts to draw. */
public final class Fans {
  private Fans() {}

  /** A series that rises by one a day to 99, and is expected to stay there, ever less surely. */
  public static SeriesForecast of(String id) {
    LocalDate first = LocalDate.of(2020, 1, 1);
    List<LocalDate> dates = IntStream.range(0, 100).mapToObj(first::plusDays).toList();
    double[] values = IntStream.range(0, 100).asDoubleStream().toArray();
    TimeSeries series =
        new TimeSeries(id, TimeLine.ofDates(dates), "close", Map.of("close", values));
    Forecast forecast = Forecast.of(List.of(new Normal(99, 1), new Normal(99, 2)));
    List<String> times = List.of(first.plusDays(100).toString(), first.plusDays(101).toString());
    return new SeriesForecast(
        id, "given", "close", series.time().label(99), 99, times, forecast, series.history());
  }
}
