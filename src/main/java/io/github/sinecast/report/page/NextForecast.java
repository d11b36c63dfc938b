package io.github.sinecast.report.page;

import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.run.CsvRows;
import io.github.sinecast.run.ForecastStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run's model forecasts after the last row of a series.
 *
 * @param series the id of the series
 * @param shares of the intervals, the widest first
 * @param labels the times of the steps
 * @param means the expected values
 * @param quantiles of each step the bounds of the {@link Bands}, lower before upper; empty where
 *     only points are forecast
 */
record NextForecast(
    String series,
    List<Double> shares,
    List<String> labels,
    List<Double> means,
    List<List<Double>> quantiles) {
  /** Reads the forecasts of some series; none where the run has no such file. */
  static List<NextForecast> read(Path directory, List<String> ids) throws IOException {
    Map<String, NextForecast> all = new LinkedHashMap<>();
    if (!Files.exists(ForecastStep.FILE.in(directory))) {
      return List.of();
    }
    try (CsvRows<ForecastStep> lines = ForecastStep.FILE.open(directory)) {
      Bands bands = Bands.of(ForecastRow.levels(lines.columns()));
      while (lines.next()) {
        if (ids.contains(lines.first())) {
          ForecastStep step = lines.row();
          NextForecast one =
              all.computeIfAbsent(
                  step.series(),
                  id ->
                      new NextForecast(
                          id,
                          bands.shares(),
                          new ArrayList<>(),
                          new ArrayList<>(),
                          new ArrayList<>()));
          one.labels.add(step.date());
          one.means.add(step.mean());
          if (!bands.places().isEmpty()) {
            one.quantiles.add(bands.places().stream().map(step.quantiles()::get).toList());
          }
        }
      }
    }
    return List.copyOf(all.values());
  }
}
