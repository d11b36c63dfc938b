package io.github.sinecast.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.experiment.SeriesForecast;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How forecasts are written. */
enum ForecastFormat {
  /** For people: aligned columns, and the change from the last known value. */
  TABLE {
    @Override
    void write(List<SeriesForecast> forecasts, Writer out) throws IOException {
      for (int index = 0; index < forecasts.size(); index++) {
        out.write(index == 0 ? "" : "\n");
        writeTable(forecasts.get(index), out);
      }
    }
  },
  /** {@code series,step,date,forecast}, numbers with all their digits. */
  CSV {
    @Override
    void write(List<SeriesForecast> forecasts, Writer out) throws IOException {
      out.write("series,step,date,forecast\n");
      for (SeriesForecast forecast : forecasts) {
        for (int step = 1; step <= forecast.horizon(); step++) {
          out.write(
              "%s,%d,%s,%s\n"
                  .formatted(
                      quoted(forecast.series()),
                      step,
                      forecast.times().get(step - 1),
                      forecast.points().get(step - 1)));
        }
      }
    }
  },
  /** An array with an object for each series. */
  JSON {
    @Override
    void write(List<SeriesForecast> forecasts, Writer out) throws IOException {
      try (JsonGenerator json =
          new JsonFactory()
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
              .createGenerator(out)
              .useDefaultPrettyPrinter()) {
        json.writeStartArray();
        for (SeriesForecast forecast : forecasts) {
          writeObject(forecast, json);
        }
        json.writeEndArray();
      }
      out.write("\n");
    }
  };

  abstract void write(List<SeriesForecast> forecasts, Writer out) throws IOException;

  /** The name as it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void writeTable(SeriesForecast forecast, Writer out) throws IOException {
    String name =
        forecast.series().equals(forecast.target())
            ? forecast.series()
            : forecast.target() + " of " + forecast.series();
    out.write(
        "%s, last known %s on %s\n"
            .formatted(name, number(forecast.lastKnown()), forecast.lastKnownTime()));
    int width =
        Stream.concat(Stream.of("date"), forecast.times().stream())
            .mapToInt(String::length)
            .max()
            .orElseThrow();
    String row = "%4s  %-" + width + "s  %12s  %9s\n";
    out.write(row.formatted("step", "date", "forecast", "change"));
    for (int step = 1; step <= forecast.horizon(); step++) {
      double point = forecast.points().get(step - 1);
      double change = 100 * (point / forecast.lastKnown() - 1);
      out.write(
          row.formatted(
              step,
              forecast.times().get(step - 1),
              number(point),
              forecast.lastKnown() > 0 ? String.format(Locale.ROOT, "%+.3f %%", change) : "-"));
    }
  }

  private static void writeObject(SeriesForecast forecast, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("series", forecast.series());
    json.writeStringField("target", forecast.target());
    json.writeStringField("lastKnownDate", forecast.lastKnownTime());
    json.writeNumberField("lastKnown", forecast.lastKnown());
    json.writeArrayFieldStart("steps");
    for (int step = 1; step <= forecast.horizon(); step++) {
      json.writeStartObject();
      json.writeNumberField("step", step);
      json.writeStringField("date", forecast.times().get(step - 1));
      json.writeNumberField("forecast", forecast.points().get(step - 1));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static final MathContext SIX_DIGITS = new MathContext(6);

  private static String number(double value) {
    // Prices above 1 are read by their cents, small ones by their leading digits.
    return Math.abs(value) >= 1 || value == 0
        ? String.format(Locale.ROOT, "%.4f", value)
        : new BigDecimal(value).round(SIX_DIGITS).toPlainString();
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
