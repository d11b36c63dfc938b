package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.run.CsvRows;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The forecasts of the chosen series as JSON.
 *
 * <p>Drawn numbers are whole multiples of a power of ten that leaves six digits to the largest, as
 * differences in a {@link PackedNumbers}: for each model, window after window and step after step,
 * the point less that of the step before (of a first step: less that of the first step of the
 * window before), and each quantile less the point.
 */
final class ForecastJson {
  /** So many numbers of all series together. */
  private static final int MOST_NUMBERS = 500_000;

  private static final int WORST = 10;
  private static final int DIGITS = 6;

  private final SeriesRows rows;
  private final Bands bands;
  private final Map<String, WindowStore> stores = new LinkedHashMap<>();

  private ForecastJson(SeriesRows rows, Bands bands) {
    this.rows = rows;
    this.bands = bands;
  }

  /** Reads the forecasts of some series. */
  static ForecastJson read(Path directory, List<String> ids, int horizon, SeriesRows rows)
      throws IOException {
    try (CsvRows<ForecastRow> lines = RunFiles.FORECASTS.open(directory)) {
      Bands bands = Bands.of(ForecastRow.levels(lines.columns()));
      ForecastJson forecasts = new ForecastJson(rows, bands);
      int levels = bands.places().size();
      int most = MOST_NUMBERS / Math.max(1, ids.size());
      ids.forEach(id -> forecasts.stores.put(id, new WindowStore(horizon, levels, most)));
      while (lines.next()) {
        WindowStore store = forecasts.stores.get(lines.first());
        if (store != null) {
          ForecastRow row = lines.row();
          store.add(row, bands.places().stream().map(row.quantiles()::get).toList());
        }
      }
      forecasts.stores.values().forEach(WindowStore::end);
      return forecasts;
    }
  }

  /** Writes intervals, windows, autocorrelations and worst windows. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("shares");
    for (double share : bands.shares()) {
      json.writeNumber(share);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("series");
    for (Map.Entry<String, WindowStore> entry : stores.entrySet()) {
      writeSeries(json, entry.getKey(), entry.getValue());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeSeries(JsonGenerator json, String id, WindowStore store) throws IOException {
    SeriesRows.Rows of = rows.of(id);
    List<WindowStore.Window> drawn =
        store.kept().stream().filter(window -> of.place(window.origin()) >= 0).toList();
    int decimals = decimals(drawn);
    json.writeStartObject();
    json.writeStringField("series", id);
    json.writeNumberField("decimals", decimals);
    json.writeNumberField("every", store.every());
    json.writeNumberField("windows", store.windows());
    json.writeArrayFieldStart("origins");
    for (WindowStore.Window window : drawn) {
      json.writeNumber(of.place(window.origin()));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("models");
    for (String model : store.misses().keySet()) {
      json.writeStartObject();
      json.writeStringField("model", model);
      pack(json, drawn, model, decimals);
      writeAutocorrelation(json, store.residuals(model));
      writeWorst(json, Objects.requireNonNull(store.misses().get(model)));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void pack(JsonGenerator json, List<WindowStore.Window> drawn, String model, int decimals)
      throws IOException {
    int size = 1 + bands.places().size();
    boolean known =
        size > 1 && drawn.stream().allMatch(window -> !Double.isNaN(numbers(window, model)[1]));
    PackedNumbers packed = new PackedNumbers();
    double unit = Math.pow(10, decimals);
    long first = 0;
    for (WindowStore.Window window : drawn) {
      double[] numbers = numbers(window, model);
      long before = first;
      for (int at = 0; at < numbers.length; at += size) {
        long mean = Math.round(numbers[at] * unit);
        packed.add(mean - before);
        before = mean;
        first = at == 0 ? mean : first;
        for (int level = 1; known && level < size; level++) {
          packed.add(Math.round(numbers[at + level] * unit) - mean);
        }
      }
    }
    json.writeBooleanField("quantiles", known);
    json.writeStringField("packed", packed.toString());
  }

  private static double[] numbers(WindowStore.Window window, String model) {
    return Objects.requireNonNull(window.numbers().get(model), model);
  }

  /** So many decimals that the largest number has six digits; below 0 for numbers of more. */
  private static int decimals(List<WindowStore.Window> drawn) {
    double largest =
        drawn.stream()
            .flatMap(window -> window.numbers().values().stream())
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(0);
    return largest > 0 ? DIGITS - 1 - (int) Math.floor(Math.log10(largest)) : 0;
  }

  private static void writeAutocorrelation(JsonGenerator json, double[] residuals)
      throws IOException {
    json.writeNumberField("residuals", residuals.length);
    json.writeArrayFieldStart("autocorrelation");
    for (double lag : Autocorrelation.of(residuals)) {
      json.writeNumber(lag);
    }
    json.writeEndArray();
  }

  private static void writeWorst(JsonGenerator json, List<WindowStore.Miss> all)
      throws IOException {
    List<WindowStore.Miss> worst = new ArrayList<>(all);
    worst.sort(Comparator.comparingDouble(WindowStore.Miss::meanError).reversed());
    json.writeArrayFieldStart("worst");
    for (WindowStore.Miss miss : worst.subList(0, Math.min(WORST, worst.size()))) {
      json.writeStartArray();
      json.writeString(miss.origin());
      json.writeNumber(miss.meanError());
      json.writeNumber(miss.step());
      json.writeString(miss.date());
      json.writeNumber(miss.actual());
      json.writeNumber(miss.forecast());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
