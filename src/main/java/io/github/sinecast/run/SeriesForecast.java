package io.github.sinecast.run;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.FutureRows;
import io.github.sinecast.data.SeriesCalendar;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.table.RecordColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * Labels what a model forecasts after the last row of some series.
   *
   * @param model the name of the forecaster
   * @param calendars tells the times of the steps
   */
  static List<SeriesForecast> of(
      String model,
      TrainedForecaster forecaster,
      List<TimeSeries> series,
      List<SeriesCalendar> calendars,
      int horizon) {
    List<Forecast> forecasts =
        forecaster.forecast(series.stream().map(TimeSeries::history).toList(), horizon);
    List<SeriesForecast> labelled = new ArrayList<>();
    for (int index = 0; index < forecasts.size(); index++) {
      TimeSeries one = series.get(index);
      labelled.add(
          new SeriesForecast(
              one.id(),
              model,
              one.target(),
              one.time().label(one.length() - 1),
              one.history().last(),
              calendars.get(index).nextLabels(horizon),
              forecasts.get(index),
              one.history()));
    }
    return labelled;
  }

  /**
   * The forecast of a trained model after the last row of each series of its experiment; none where
   * it needs covariates that the table does not know ahead.
   */
  static List<SeriesForecast> afterTheLastRow(TrainedNetwork trained) {
    ExperimentConfig config = trained.experiment().config();
    List<TimeSeries> series = new ArrayList<>(trained.experiment().series().list());
    List<SeriesCalendar> calendars =
        series.stream().map(TimeSeries::time).map(config.data().csv().calendars()).toList();
    int horizon = config.window().horizon();
    if (config.window().covariates().reachAhead()) {
      FutureRows future = new FutureRows(Map.of(), horizon);
      try {
        for (int index = 0; index < series.size(); index++) {
          series.set(index, future.of(series.get(index), calendars.get(index)));
        }
      } catch (InvalidInputException unknown) {
        return List.of();
      }
    }
    try (TrainedForecaster forecaster = trained.forecaster()) {
      return of(config.modelName(), forecaster, series, calendars, horizon);
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
