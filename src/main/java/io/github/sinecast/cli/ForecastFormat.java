package io.github.sinecast.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.distribution.SamplePaths;
import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.run.PathStep;
import io.github.sinecast.run.SeriesForecast;
import io.github.sinecast.work.Forecasts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How forecasts are written. */
enum ForecastFormat {
  /** For people: aligned columns, and the change from the last known value. */
  TABLE {
    @Override
    void write(List<SeriesForecast> forecasts, ForecastDetail detail, Writer out)
        throws IOException {
      for (int index = 0; index < forecasts.size(); index++) {
        out.write(index == 0 ? "" : "\n");
        writeTable(forecasts.get(index), detail.quantiles(), out);
      }
    }
  },
  /** A line for each step of each series, or of each path; numbers with all their digits. */
  CSV {
    @Override
    void write(List<SeriesForecast> forecasts, ForecastDetail detail, Writer out)
        throws IOException {
      out.write(
          detail.paths() > 0
              ? PathStep.FILE.text(paths(forecasts, detail))
              : SeriesForecast.toCsv(forecasts, detail.quantiles()));
    }

    @Override
    Forecasts.Form form() {
      return Forecasts.Form.CSV;
    }
  },
  /** As {@link #CSV}, with an object of JSON for each line. */
  JSON_LINES {
    @Override
    void write(List<SeriesForecast> forecasts, ForecastDetail detail, Writer out)
        throws IOException {
      out.write(
          detail.paths() > 0
              ? PathStep.FILE.jsonLines(List.of(), paths(forecasts, detail))
              : SeriesForecast.toJsonLines(forecasts, detail.quantiles()));
    }

    @Override
    void print(String text, PrintWriter print) {
      Screen.printData(print, text);
    }

    @Override
    Forecasts.Form form() {
      return Forecasts.Form.JSON_LINES;
    }
  },
  /** An array with an object for each series. */
  JSON {
    @Override
    void write(List<SeriesForecast> forecasts, ForecastDetail detail, Writer out)
        throws IOException {
      try (JsonGenerator json =
          new JsonFactory()
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
              .createGenerator(out)
              .useDefaultPrettyPrinter()) {
        json.writeStartArray();
        for (SeriesForecast forecast : forecasts) {
          writeObject(forecast, detail, json);
        }
        json.writeEndArray();
      }
      out.write("\n");
    }
  };

  abstract void write(List<SeriesForecast> forecasts, ForecastDetail detail, Writer out)
      throws IOException;

  /** The form of rows that can be written in parts; null where there is none. */
  Forecasts.@Nullable Form form() {
    return null;
  }

  /** Prints what was written. */
  void print(String text, PrintWriter print) {
    print.print(text);
  }

  /** The name as it is typed. */
  @Override
  public String toString() {
    return KebabCase.of(this);
  }

  private static void writeTable(SeriesForecast forecast, List<Double> quantiles, Writer out)
      throws IOException {
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
    String row = "%4s  %-" + width + "s  %12s  %9s%s\n";
    String levels =
        quantiles.stream()
            .map(level -> cell(ForecastRow.percent(level) + " % below"))
            .collect(joined());
    out.write(row.formatted("step", "date", "forecast", "change", levels));
    for (int step = 1; step <= forecast.horizon(); step++) {
      int at = step;
      double point = forecast.point(step);
      double change = 100 * (point / forecast.lastKnown() - 1);
      out.write(
          row.formatted(
              step,
              forecast.time(step),
              number(point),
              forecast.lastKnown() > 0 ? String.format(Locale.ROOT, "%+.3f %%", change) : "-",
              quantiles.stream()
                  .map(level -> cell(number(forecast.quantile(at, level))))
                  .collect(joined())));
    }
  }

  private static Stream<PathStep> paths(List<SeriesForecast> forecasts, ForecastDetail detail) {
    return forecasts.stream().flatMap(forecast -> pathSteps(forecast, detail));
  }

  private static Stream<PathStep> pathSteps(SeriesForecast forecast, ForecastDetail detail) {
    double[][] paths = paths(forecast, detail);
    return IntStream.rangeClosed(1, paths.length)
        .boxed()
        .flatMap(
            path ->
                IntStream.rangeClosed(1, forecast.horizon())
                    .mapToObj(
                        step ->
                            new PathStep(
                                forecast.series(),
                                forecast.time(step),
                                step,
                                forecast.lastKnownTime(),
                                forecast.model(),
                                path,
                                paths[path - 1][step - 1])));
  }

  private static void writeObject(
      SeriesForecast forecast, ForecastDetail detail, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("series", forecast.series());
    json.writeStringField("target", forecast.target());
    json.writeStringField("lastKnownDate", forecast.lastKnownTime());
    json.writeNumberField("lastKnown", forecast.lastKnown());
    json.writeArrayFieldStart("steps");
    for (int step = 1; step <= forecast.horizon(); step++) {
      json.writeStartObject();
      json.writeNumberField("step", step);
      json.writeStringField("date", forecast.time(step));
      json.writeNumberField("forecast", forecast.point(step));
      if (!detail.quantiles().isEmpty()) {
        json.writeObjectFieldStart("quantiles");
        for (double level : detail.quantiles()) {
          json.writeNumberField(Double.toString(level), forecast.quantile(step, level));
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    if (detail.paths() > 0) {
      json.writeArrayFieldStart("paths");
      for (double[] path : paths(forecast, detail)) {
        json.writeArray(path, 0, path.length);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static double[][] paths(SeriesForecast forecast, ForecastDetail detail) {
    // Each series has randomness of its own, wherever it stands in the table.
    long seed = detail.seed() ^ ((long) forecast.series().hashCode() << 32);
    return SamplePaths.draw(forecast.forecast(), detail.paths(), seed);
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }

  private static String cell(String text) {
    return "  %13s".formatted(text);
  }

  private static final MathContext SIX_DIGITS = new MathContext(6);

  private static String number(double value) {
    // Prices above 1 are read by their cents, small ones by their leading digits.
    return Math.abs(value) >= 1 || value == 0
        ? String.format(Locale.ROOT, "%.4f", value)
        : new BigDecimal(value).round(SIX_DIGITS).toPlainString();
  }
}
