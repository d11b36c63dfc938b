package io.github.sinecast.model;

import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.window.LearnedUnit;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A forecaster whose quantiles are corrected by what came true on rows that it was not trained on.
 * Its points stay as they are; one that knew points only gains a distribution.
 *
 * <p>Corrections are made in the form in which the future is learned, so that those of one series
 * serve another.
 *
 * @param forecaster closed with this one
 * @param window whose target is the form of the corrections
 * @param scales which scale each series gets
 * @param calibration the corrections
 */
public record CalibratedForecaster(
    TrainedForecaster forecaster,
    WindowSpec window,
    SeriesScales scales,
    ConformalCalibration calibration)
    implements TrainedForecaster {
  /** Histories in one call, as in a backtest. */
  private static final int CHUNK = 512;

  /**
   * Finds the corrections of a forecaster on every window whose targets lie inside some rows.
   *
   * @param rows by series id; later rows are never looked at
   * @param levels the levels to correct, with 0.5 among them
   * @throws io.github.sinecast.InvalidInputException if there are too few windows for these levels
   */
  public static ConformalCalibration fit(
      Forecaster forecaster,
      WindowSpec window,
      SeriesScales scales,
      SeriesSet set,
      Map<String, RowRange> rows,
      double[] levels) {
    List<History> histories = new ArrayList<>();
    List<TimeSeries> owners = new ArrayList<>();
    for (TimeSeries series : set) {
      RowRange range = rows.get(series.id());
      if (range == null) {
        throw new IllegalArgumentException("no rows of series " + series.id());
      }
      int first = Math.max(range.from(), forecaster.minimumHistory());
      for (int origin = first; origin + window.horizon() <= range.to(); origin++) {
        histories.add(series.until(origin));
        owners.add(series);
      }
    }
    ConformalCalibration.Fit fit =
        new ConformalCalibration.Fit(levels, window.horizon(), histories.size());
    for (int from = 0; from < histories.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, histories.size());
      List<Forecast> forecasts = forecaster.forecast(histories.subList(from, to), window.horizon());
      for (int index = from; index < to; index++) {
        add(
            fit,
            unit(window, scales, histories.get(index)),
            forecasts.get(index - from),
            owners.get(index),
            histories.get(index).length());
      }
    }
    return fit.calibration();
  }

  private static void add(
      ConformalCalibration.Fit fit,
      LearnedUnit unit,
      Forecast forecast,
      TimeSeries series,
      int origin) {
    for (int step = 1; step <= forecast.horizon(); step++) {
      fit.add(
          step,
          unit.learned(step, forecast.point(step)),
          quantiles(unit, forecast, step),
          unit.learned(step, series.target(origin + step - 1)));
    }
  }

  @Override
  public String name() {
    return forecaster.name();
  }

  @Override
  public int minimumHistory() {
    return forecaster.minimumHistory();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    List<Forecast> forecasts = forecaster.forecast(histories, horizon);
    List<Forecast> calibrated = new ArrayList<>();
    for (int index = 0; index < forecasts.size(); index++) {
      LearnedUnit unit = unit(window, scales, histories.get(index));
      calibrated.add(calibrated(forecasts.get(index), unit));
    }
    return calibrated;
  }

  @Override
  public void close() {
    forecaster.close();
  }

  private Forecast calibrated(Forecast forecast, LearnedUnit unit) {
    double[] points = new double[forecast.horizon()];
    List<LearnedDistribution> corrected = new ArrayList<>();
    for (int step = 1; step <= points.length; step++) {
      points[step - 1] = forecast.point(step);
      corrected.add(
          calibration.apply(
              step, unit.learned(step, forecast.point(step)), quantiles(unit, forecast, step)));
    }
    return new Forecast(points, unit.inUnits(corrected));
  }

  private static LearnedUnit unit(WindowSpec window, SeriesScales scales, History history) {
    return LearnedUnit.of(window, history, scales.of(window, history));
  }

  private static @Nullable DoubleUnaryOperator quantiles(
      LearnedUnit unit, Forecast forecast, int step) {
    if (!forecast.isProbabilistic()) {
      return null;
    }
    Distribution distribution = forecast.distribution(step);
    return level -> unit.learned(step, distribution.quantile(level));
  }
}
