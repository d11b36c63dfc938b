package io.github.sinecast.cli;

import io.github.sinecast.experiment.SeriesForecast;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** How forecasts are written. */
enum ForecastFormat {
  /** For people: aligned columns. */
  table {
    @Override
    void write(List<SeriesForecast> forecasts, Writer out) throws IOException {
      int width = 8;
      for (SeriesForecast forecast : forecasts) {
        for (String time : forecast.times()) {
          width = Math.max(width, time.length());
        }
      }
      for (SeriesForecast forecast : forecasts) {
        out.write(
            "%s of %s, last known %s on %s%n"
                .formatted(
                    forecast.target(),
                    forecast.series(),
                    price(forecast.lastKnown()),
                    forecast.lastKnownTime()));
        out.write("%-" + width + "s  step  %12s%n");
        for (int step = 1; step <= forecast.horizon(); step++) {
          out.write(step + "");
        }
      }
    }
  };

  abstract void write(List<SeriesForecast> forecasts, Writer out) throws IOException;

  private static String price(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
