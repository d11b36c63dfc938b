package io.github.sinecast.run;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.table.RecordColumns;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The forecast of one series, with the times of its steps.
 *
 * @param series the id of the series
 * @param model the name of the forecaster
 * @param target the column that was forecast
 * @param lastKnownTime the label of the last known row
 * @param lastKnown the target's value in that row
 * @param times the label of each step, the first step first
 * @param forecast what is expected at each step, in the units of the file
 * @param history the known rows
 */
public record SeriesForecast(
    String series,
    String model,
    String target,
    String lastKnownTime,
    double lastKnown,
    List<String> times,
    Forecast forecast,
    History history) {
  public SeriesForecast {
    times = List.copyOf(times);
    if (times.size() != forecast.horizon()) {
      throw new IllegalArgumentException(
          "%s times for %s steps".formatted(times.size(), forecast.horizon()));
    }
  }

  /**
   * Forecasts as a table: {@code unique_id}, {@code ds}, {@code step}, {@code cutoff}, {@code
   * model}, {@code yhat} and a column for each level, such as {@code q10}.
   *
   * @param levels the probabilities of the quantiles, none for forecasts of points
   */
  public static Table toTable(List<SeriesForecast> forecasts, List<Double> levels) {
    return new RecordColumns<>(ForecastStep.class)
        .table("forecast", ForecastStep.columns(levels), ForecastStep.of(forecasts, levels));
  }

  /** The same table as comma-separated text; numbers have all their digits. */
  public static String toCsv(List<SeriesForecast> forecasts, List<Double> levels) {
    return ForecastStep.FILE.text(ForecastStep.columns(levels), ForecastStep.of(forecasts, levels));
  }

  /** The same table as lines of JSON, an object for each row. */
  public static String toJsonLines(List<SeriesForecast> forecasts, List<Double> levels) {
    return ForecastStep.FILE.jsonLines(
        ForecastStep.columns(levels), ForecastStep.of(forecasts, levels));
  }

  /** The number of steps. */
  public int horizon() {
    return forecast.horizon();
  }

  /** The label of a step from 1 to H. */
  public String time(int step) {
    return times.get(step - 1);
  }

  /** The expected value at a step from 1 to H. */
  public double point(int step) {
    return forecast.point(step);
  }

  /** The value that is not exceeded at a step with a probability. */
  public double quantile(int step, double probability) {
    return forecast.distribution(step).quantile(probability);
  }
}
