package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.report.ForecastFan;
import io.github.sinecast.run.SeriesForecast;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

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
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("forecasts");
      for (SeriesForecast forecast : forecasts) {
        write(json, forecast);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String title =
        forecasts.size() == 1
            ? "Forecast of " + forecasts.get(0).series()
            : "Forecasts of %s series".formatted(forecasts.size());
    return Page.filled(title, text.toString());
  }

  private static void write(JsonGenerator json, SeriesForecast forecast) throws IOException {
    ForecastFan fan = ForecastFan.of(forecast);
    json.writeStartObject();
    json.writeStringField("series", forecast.series());
    json.writeStringField("target", forecast.target());
    json.writeArrayFieldStart("labels");
    for (String label : fan.labels()) {
      json.writeString(label);
    }
    json.writeEndArray();
    numbers(json, "known", fan.known());
    numbers(json, "points", fan.points());
    json.writeArrayFieldStart("bands");
    for (ForecastFan.Band band : fan.bands()) {
      json.writeStartObject();
      json.writeNumberField("share", band.share());
      numbers(json, "lower", band.lower());
      numbers(json, "upper", band.upper());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, String name, List<Double> numbers)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }
}
