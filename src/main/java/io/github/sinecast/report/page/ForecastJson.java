package io.github.sinecast.report.page;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.run.CsvRows;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private final Path file;
  private final SeriesRows rows;
  private final Bands bands;
  private final Map<String, WindowStore> stores = new LinkedHashMap<>();

  private ForecastJson(Path file, SeriesRows rows, Bands bands) {
    this.file = file;
    this.rows = rows;
    this.bands = bands;
  }

  /** Reads the forecasts of some series. */
  static All read(Path directory, List<String> ids, int horizon, SeriesRows rows)
      throws IOException {
    try (CsvRows<ForecastRow> lines = RunFiles.FORECASTS.open(directory)) {
      Bands bands = Bands.of(ForecastRow.levels(lines.columns()));
      ForecastJson forecasts = new ForecastJson(RunFiles.FORECASTS.in(directory), rows, bands);
      int levels = bands.places().size();
      int most = MOST_NUMBERS / Math.max(1, ids.size());
      ids.forEach(id -> forecasts.stores.put(id, new WindowStore(horizon, levels, most)));
      while (lines.next()) {
        WindowStore store = forecasts.stores.get(lines.first());
        if (store != null) {
          ForecastRow row = lines.row();
          if (row.step() < 1 || row.step() > horizon) {
            throw new IOException(
                "%s: a step must be from 1 to the horizon %s, found %s; restore the file"
                    .formatted(RunFiles.FORECASTS.name(), horizon, row.step()));
          }
          store.add(row, bands.places().stream().map(row.quantiles()::get).toList());
        }
      }
      forecasts.stores.values().forEach(WindowStore::end);
      return new All(
          bands.shares(),
          forecasts.stores.entrySet().stream()
              .map(entry -> forecasts.of(entry.getKey(), entry.getValue()))
              .toList());
    }
  }

  /** The shares of the intervals, and the forecasts of each series. */
  record All(List<Double> shares, List<OfSeries> series) {}

  /** The windows that are drawn, by the places of their origins, and what models forecast there. */
  record OfSeries(
      String series,
      int decimals,
      int every,
      int windows,
      List<Integer> origins,
      List<OfModel> models) {}

  /**
   * The forecasts of a model.
   *
   * @param quantiles whether quantiles are among the packed numbers
   * @param residuals how many there are
   */
  @SuppressWarnings("ArrayRecordComponent") // It is written at once.
  record OfModel(
      String model,
      boolean quantiles,
      String packed,
      int residuals,
      double[] autocorrelation,
      List<WindowStore.Miss> worst) {}

  private OfSeries of(String id, WindowStore store) {
    SeriesRows.Rows of = rows.of(id);
    List<WindowStore.Window> drawn =
        store.kept().stream().filter(window -> of.place(window.origin()) >= 0).toList();
    int decimals = decimals(drawn);
    return new OfSeries(
        id,
        decimals,
        store.every(),
        store.windows(),
        drawn.stream().map(window -> of.place(window.origin())).toList(),
        store.misses().entrySet().stream()
            .map(misses -> of(drawn, store, misses.getKey(), misses.getValue(), decimals))
            .toList());
  }

  private OfModel of(
      List<WindowStore.Window> drawn,
      WindowStore store,
      String model,
      List<WindowStore.Miss> misses,
      int decimals) {
    boolean known =
        !bands.places().isEmpty()
            && drawn.stream().allMatch(window -> !Double.isNaN(numbers(window, model)[1]));
    double[] residuals = store.residuals(model);
    return new OfModel(
        model,
        known,
        packed(drawn, model, known, Math.pow(10, decimals)),
        residuals.length,
        Autocorrelation.of(residuals),
        misses.stream()
            .sorted(Comparator.comparingDouble(WindowStore.Miss::meanError).reversed())
            .limit(WORST)
            .toList());
  }

  private String packed(
      List<WindowStore.Window> drawn, String model, boolean quantiles, double unit) {
    int size = 1 + bands.places().size();
    PackedNumbers packed = new PackedNumbers();
    long first = 0;
    for (WindowStore.Window window : drawn) {
      double[] numbers = numbers(window, model);
      long before = first;
      for (int at = 0; at < numbers.length; at += size) {
        long mean = Math.round(numbers[at] * unit);
        packed.add(mean - before);
        before = mean;
        first = at == 0 ? mean : first;
        for (int level = 1; quantiles && level < size; level++) {
          packed.add(Math.round(numbers[at + level] * unit) - mean);
        }
      }
    }
    return packed.toString();
  }

  private double[] numbers(WindowStore.Window window, String model) {
    double[] numbers = window.numbers().get(model);
    if (numbers == null) {
      throw new InvalidInputException(
          "%s: every model must have forecasts from every cutoff, found none of %s from %s; restore the file"
              .formatted(file, model, window.origin()));
    }
    return numbers;
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
}
