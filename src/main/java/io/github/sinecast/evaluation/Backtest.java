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
 * A backtest: every window of the evaluated rows, for every forecaster.
 *
 * <p>An origin is the first row that is not known. Every row o from {@code from} to {@code to - H}
 * of a series' evaluated range is one, or the first of every so many rows: rows o to o + H - 1 are
 * to be forecast from the rows before o. All forecasters get the same histories.
 *
 * <p>A rolling origin is a chain of such backtests: each takes the next block of origins, with
 * forecasters that were fitted again before it, and {@link BacktestResult#join} makes them one.
 *
 * @param evaluated the rows whose values are to be forecast, by series id; all targets stay inside,
 *     histories reach back to the first row of the series
 * @param origins the block of origins by series id, for series that do not take all; targets may
 *     reach beyond the block, and a block may be empty
 * @param horizon the number of steps of each window, H
 * @param dropLast whether the last windows of each series are left out that do not fill a batch of
 *     {@value #DROP_LAST_BATCH}; wrong, but how published long-horizon tables were made, and here
 *     only to reproduce them
 * @param stepSize rows from one origin to the next
 * @param levels the levels at which the quantiles of probabilistic forecasts are judged
 */
public record Backtest(
    Map<String, RowRange> evaluated,
    Map<String, RowRange> origins,
    int horizon,
    boolean dropLast,
    int stepSize,
    QuantileLevels levels) {
  /** The batch that an incomplete last one is measured by under {@code dropLast}. */
  public static final int DROP_LAST_BATCH = 32;

  /** Histories in one call: enough to fill a network's batch, few enough to bound its memory. */
  private static final int CHUNK = 512;

  public Backtest {
    evaluated = Collections.unmodifiableMap(new LinkedHashMap<>(evaluated));
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    Require.atLeast(1, horizon, "horizon");
    Require.atLeast(1, stepSize, "stepSize");
  }

  /** A backtest of all origins at the usual levels. */
  public Backtest(Map<String, RowRange> evaluated, int horizon, boolean dropLast) {
    this(evaluated, Map.of(), horizon, dropLast, 1, QuantileLevels.USUAL);
  }

  /** A backtest that leaves nothing out, at the usual levels. */
  public Backtest(Map<String, RowRange> evaluated, int horizon) {
    this(evaluated, horizon, false);
  }

  /** This backtest with the quantiles of other levels judged. */
  public Backtest withLevels(QuantileLevels other) {
    return new Backtest(evaluated, origins, horizon, dropLast, stepSize, other);
  }

  /** This backtest with other rows from one origin to the next. */
  public Backtest withStepSize(int other) {
    return new Backtest(evaluated, origins, horizon, dropLast, other, levels);
  }

  /**
   * This backtest on one block of its origins.
   *
   * @param block rows of each series that takes only some of its origins
   */
  public Backtest withOrigins(Map<String, RowRange> block) {
    return new Backtest(evaluated, block, horizon, dropLast, stepSize, levels);
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
    Origins windows = new Origins(series.list().stream().map(this::span).toList());
    Map<String, ModelForecasts> forecasts = new LinkedHashMap<>();
    for (Forecaster forecaster : forecasters) {
      forecasts.put(forecaster.name(), forecast(forecaster, windows));
    }
    return new BacktestResult(windows, horizon, levels, forecasts);
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
          ("series %s has %s rows to evaluate, too few for one %s of %s steps;"
                  + " shorten the horizon or evaluate more rows")
              .formatted(
                  series.id(),
                  range.size(),
                  dropLast ? "batch of " + DROP_LAST_BATCH + " windows" : "window",
                  horizon));
    }
    RowRange block =
        origins.getOrDefault(series.id(), new RowRange(range.from(), range.from() + windows));
    if (block.from() < range.from() || block.to() > range.from() + windows) {
      throw new IllegalArgumentException(
          "the cutoffs %s of series %s must be among its %s from row %s on"
              .formatted(block, series.id(), windows, range.from()));
    }
    return new Origins.Span(
        series, block.from(), Origins.overlapping(block.size(), stepSize), stepSize);
  }

  private RowRange range(TimeSeries series) {
    RowRange range = evaluated.get(series.id());
    if (range == null || range.to() > series.length()) {
      throw new IllegalArgumentException(
          "series %s with %s rows cannot be evaluated on %s"
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
          "%s series cannot be evaluated on the rows of %s"
              .formatted(series.size(), evaluated.keySet()));
    }
  }

  private void checkHistory(Forecaster forecaster, SeriesSet set) {
    int needed = Math.max(1, forecaster.minimumHistory());
    for (TimeSeries series : set) {
      int from = span(series).first();
      if (from < needed) {
        throw new InvalidInputException(
            ("%s needs %s known rows for its first forecast; series %s has %s before %s, the first"
                    + " row to be evaluated; evaluate later rows or let it look back less")
                .formatted(
                    forecaster.name(), needed, series.id(), from, series.time().label(from)));
      }
    }
  }

  private ModelForecasts forecast(Forecaster forecaster, Origins windows) {
    List<Forecast> answers = answers(forecaster, windows, 0);
    boolean probabilistic = !answers.isEmpty() && answers.get(0).isProbabilistic();
    ModelForecasts kept =
        new ModelForecasts(forecaster.name(), windows.size(), horizon, levels, probabilistic);
    for (int first = 0; first < windows.size(); first += CHUNK) {
      if (first > 0) {
        answers = answers(forecaster, windows, first);
      }
      for (int answer = 0; answer < answers.size(); answer++) {
        int window = first + answer;
        kept.keep(window, windows.history(window), answers.get(answer), windows);
      }
    }
    return kept;
  }

  private List<Forecast> answers(Forecaster forecaster, Origins windows, int first) {
    List<History> chunk = new ArrayList<>(CHUNK);
    int end = Math.min(first + CHUNK, windows.size());
    for (int window = first; window < end; window++) {
      chunk.add(windows.history(window));
    }
    if (chunk.isEmpty()) {
      return List.of();
    }
    List<Forecast> answers = forecaster.forecast(List.copyOf(chunk), horizon);
    if (answers.size() != chunk.size()) {
      throw new IllegalStateException(
          "%s answered %s histories with %s forecasts"
              .formatted(forecaster.name(), chunk.size(), answers.size()));
    }
    return answers;
  }
}
