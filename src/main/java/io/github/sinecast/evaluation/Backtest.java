package io.github.sinecast.evaluation;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Require;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A split backtest: every window of the evaluated rows, at stride 1, for every forecaster.
 *
 * <p>An origin is the first row that is not known. Every row o from {@code from} to {@code to - H}
 * of a series' evaluated range is one: rows o to o + H - 1 are to be forecast from the rows before
 * o. Nothing is left out, and all forecasters get the same histories.
 *
 * @param evaluated the rows whose values are to be forecast, by series id; all targets stay inside,
 *     histories reach back to the first row of the series
 * @param horizon the number of steps of each window, H
 * @param dropLast whether the last windows of each series are left out that do not fill a batch of
 *     {@value #DROP_LAST_BATCH}; wrong, but how published long-horizon tables were made, and here
 *     only to reproduce them
 */
public record Backtest(Map<String, RowRange> evaluated, int horizon, boolean dropLast) {
  /** The batch that an incomplete last one is measured by under {@code dropLast}. */
  public static final int DROP_LAST_BATCH = 32;

  /** Histories in one call: enough to fill a network's batch, few enough to bound its memory. */
  private static final int CHUNK = 512;

  public Backtest {
    evaluated = Collections.unmodifiableMap(new LinkedHashMap<>(evaluated));
    Require.atLeast(1, horizon, "horizon");
  }

  /** A backtest that leaves nothing out. */
  public Backtest(Map<String, RowRange> evaluated, int horizon) {
    this(evaluated, horizon, false);
  }

  /**
   * Lets all forecasters forecast all windows.
   *
   * @param series the series; exactly those that have a range
   * @param forecasters the competitors, each with a name of its own
   * @throws InvalidInputException if a series' range is shorter than the horizon, if a forecaster
   *     needs more history than the first origin has, or if a forecast is not finite
   */
  public BacktestResult run(SeriesSet series, List<? extends Forecaster> forecasters) {
    check(series, forecasters);
    Origins origins = new Origins(series.list().stream().map(this::span).toList());
    Map<String, double[]> forecasts = new LinkedHashMap<>();
    for (Forecaster forecaster : forecasters) {
      forecasts.put(forecaster.name(), forecast(forecaster, origins));
    }
    return new BacktestResult(origins, horizon, forecasts);
  }

  /**
   * Refuses what {@link #run} would refuse before it forecasts, so that it is known before a
   * network is trained.
   *
   * @throws InvalidInputException as {@link #run}
   */
  public void check(SeriesSet series, List<? extends Forecaster> forecasters) {
    checkNames(series, forecasters);
    for (Forecaster forecaster : forecasters) {
      checkHistory(forecaster, series);
    }
    series.forEach(this::span);
  }

  /** The origins of one series. */
  private Origins.Span span(TimeSeries series) {
    RowRange range = range(series);
    int windows = range.size() - horizon + 1;
    if (dropLast) {
      windows -= Math.floorMod(windows, DROP_LAST_BATCH);
    }
    if (windows < 1) {
      throw new InvalidInputException(
          ("series %s has %d rows to be judged, too few for one %s of %d steps;"
                  + " shorten the horizon or judge more rows")
              .formatted(
                  series.id(),
                  range.size(),
                  dropLast ? "batch of " + DROP_LAST_BATCH + " windows" : "window",
                  horizon));
    }
    return new Origins.Span(series, range.from(), windows);
  }

  private RowRange range(TimeSeries series) {
    RowRange range = evaluated.get(series.id());
    if (range == null || range.to() > series.length()) {
      throw new IllegalArgumentException(
          "series %s with %d rows cannot be judged on %s"
              .formatted(series.id(), series.length(), range));
    }
    return range;
  }

  private void checkNames(SeriesSet series, List<? extends Forecaster> forecasters) {
    Set<String> names = new HashSet<>();
    for (Forecaster forecaster : forecasters) {
      if (!names.add(forecaster.name())) {
        throw new InvalidInputException(
            "two forecasters are called '%s', so nobody could tell their scores apart; keep one"
                .formatted(forecaster.name()));
      }
    }
    if (series.size() > 1 && evaluated.containsKey(Score.ALL_SERIES)) {
      throw new InvalidInputException(
          "a series is called '%s', which stands for all series together; rename it"
              .formatted(Score.ALL_SERIES));
    }
    if (evaluated.size() != series.size()) {
      throw new IllegalArgumentException(
          "%d series cannot be judged on the rows of %s"
              .formatted(series.size(), evaluated.keySet()));
    }
  }

  private void checkHistory(Forecaster forecaster, SeriesSet set) {
    int needed = Math.max(1, forecaster.minimumHistory());
    for (TimeSeries series : set) {
      int from = range(series).from();
      if (from < needed) {
        throw new InvalidInputException(
            ("%s needs %d known rows for its first forecast; series %s has %d before %s,"
                    + " the first row to be judged; judge later rows or let it look back less")
                .formatted(
                    forecaster.name(), needed, series.id(), from, series.time().label(from)));
      }
    }
  }

  private double[] forecast(Forecaster forecaster, Origins origins) {
    double[] points = new double[Math.multiplyExact(origins.size(), horizon)];
    List<History> chunk = new ArrayList<>(CHUNK);
    for (int first = 0; first < origins.size(); first += CHUNK) {
      chunk.clear();
      int end = Math.min(first + CHUNK, origins.size());
      for (int window = first; window < end; window++) {
        chunk.add(origins.history(window));
      }
      List<Forecast> answers = forecaster.forecast(List.copyOf(chunk), horizon);
      if (answers.size() != chunk.size()) {
        throw new IllegalStateException(
            "%s answered %d histories with %d forecasts"
                .formatted(forecaster.name(), chunk.size(), answers.size()));
      }
      for (int answer = 0; answer < answers.size(); answer++) {
        store(forecaster, chunk.get(answer), answers.get(answer), points, first + answer);
      }
    }
    return points;
  }

  private void store(
      Forecaster forecaster, History history, Forecast forecast, double[] points, int window) {
    if (forecast.horizon() != horizon) {
      throw new IllegalStateException(
          "%s answered with %d steps instead of %d"
              .formatted(forecaster.name(), forecast.horizon(), horizon));
    }
    for (int step = 1; step <= horizon; step++) {
      double point = forecast.point(step);
      if (!Double.isFinite(point)) {
        throw new InvalidInputException(
            "%s forecasts %s for series %s, %d steps after %s; only finite forecasts can be judged"
                .formatted(
                    forecaster.name(),
                    point,
                    history.id(),
                    step,
                    history.time().label(history.length() - 1)));
      }
      points[window * horizon + step - 1] = point;
    }
  }
}
