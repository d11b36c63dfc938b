package io.github.sinecast.run;

import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.table.RecordColumns;
import io.github.sinecast.table.RowLabel;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * One step of the forecast of one series, in the units of its table: a row of the table that {@link
 * RunDirectory#forecast(Table)} answers, and a line of {@code sinecast forecast --format csv}.
 *
 * @param series the id of the series
 * @param step the step from 1 to H
 * @param date the label of the step
 * @param forecast the expected value
 * @param quantiles the quantiles of levels, which columns such as {@code q0.025} name
 */
record ForecastStep(
    String series, int step, @RowLabel String date, double forecast, List<Double> quantiles) {
  private static final CsvFile<ForecastStep> FILE =
      new CsvFile<>("forecast.csv", ForecastStep.class, ForecastRow::isQuantile);

  ForecastStep {
    quantiles = List.copyOf(quantiles);
  }

  static Table table(List<SeriesForecast> forecasts, List<Double> levels) {
    return new RecordColumns<>(ForecastStep.class)
        .table("forecast", columns(levels), rows(forecasts, levels));
  }

  static String text(List<SeriesForecast> forecasts, List<Double> levels) {
    return FILE.text(columns(levels), rows(forecasts, levels));
  }

  private static List<String> columns(List<Double> levels) {
    return levels.stream().map(ForecastRow::column).toList();
  }

  private static Stream<ForecastStep> rows(List<SeriesForecast> forecasts, List<Double> levels) {
    return forecasts.stream()
        .flatMap(
            one ->
                IntStream.rangeClosed(1, one.horizon()).mapToObj(step -> row(one, step, levels)));
  }

  private static ForecastStep row(SeriesForecast one, int step, List<Double> levels) {
    return new ForecastStep(
        one.series(),
        step,
        one.time(step),
        one.point(step),
        levels.stream().map(level -> one.quantile(step, level)).toList());
  }
}
