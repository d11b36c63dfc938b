package io.github.sinecast.run;

import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.table.ColumnName;
import io.github.sinecast.table.RowLabel;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * One step of the forecast of one series, in the units of its table: a row of the table that {@link
 * RunDirectory#forecast(Table)} answers, and of the output of {@code sinecast forecast}. Its
 * columns are those of a {@link ForecastRow}, without the actual value.
 *
 * @param series the id of the series
 * @param date the label of the step
 * @param step the step from 1 to H
 * @param cutoff the label of the last known row
 * @param model the name of the forecaster
 * @param mean the expected value
 * @param quantiles the quantiles of levels, which the columns name
 */
public record ForecastStep(
    @ColumnName(ForecastRow.SERIES) String series,
    @ColumnName(ForecastRow.DATE) @RowLabel String date,
    int step,
    @ColumnName(ForecastRow.CUTOFF) @RowLabel String cutoff,
    String model,
    @ColumnName(ForecastRow.FORECAST) double mean,
    List<Double> quantiles) {
  /** What follows the last row of each series of a run's table. */
  public static final CsvFile<ForecastStep> FILE =
      new CsvFile<>("forecast.csv", ForecastStep.class, ForecastRow::isQuantile);

  public ForecastStep {
    quantiles = List.copyOf(quantiles);
  }

  static List<String> columns(List<Double> levels) {
    return levels.stream().map(ForecastRow::column).toList();
  }

  static Stream<ForecastStep> of(List<SeriesForecast> forecasts, List<Double> levels) {
    return forecasts.stream()
        .flatMap(
            one -> IntStream.rangeClosed(1, one.horizon()).mapToObj(step -> of(one, step, levels)));
  }

  private static ForecastStep of(SeriesForecast one, int step, List<Double> levels) {
    return new ForecastStep(
        one.series(),
        one.time(step),
        step,
        one.lastKnownTime(),
        one.model(),
        one.point(step),
        levels.stream().map(level -> one.quantile(step, level)).toList());
  }
}
