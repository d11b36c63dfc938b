package io.github.sinecast.evaluation;

import io.github.sinecast.TimeLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What each forecaster forecast in a backtest, beside what came true. Immutable.
 *
 * <p>Windows are numbered from 0: series by series in the order of the set, origin by origin.
 */
public final class BacktestResult {
  private final Origins origins;
  private final int horizon;
  private final QuantileLevels levels;
  private final Map<String, ModelForecasts> forecasts;

  BacktestResult(
      Origins origins, int horizon, QuantileLevels levels, Map<String, ModelForecasts> forecasts) {
    this.origins = origins;
    this.horizon = horizon;
    this.levels = levels;
    this.forecasts = Collections.unmodifiableMap(new LinkedHashMap<>(forecasts));
  }

  /**
   * One result of consecutive blocks of origins, as a backtest over all of them with the same
   * forecasters would have given it.
   *
   * @param blocks results of the same series, models, horizon and levels, in the order of their
   *     origins; each block of a series begins where the one before ends
   */
  public static BacktestResult join(List<BacktestResult> blocks) {
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("there is no block to join");
    }
    return blocks.size() == 1 ? blocks.get(0) : new JoinedBlocks(blocks).result();
  }

  /** The names of the forecasters, in the order in which they were given. */
  public List<String> models() {
    return List.copyOf(forecasts.keySet());
  }

  /** Every forecast beside what came true as a table, with the columns of {@link ForecastRow}. */
  public Table toTable() {
    return ForecastRow.COLUMNS.table("forecasts", ForecastRow.columns(this), ForecastRow.of(this));
  }

  /** The number of steps of each window, H. */
  public int horizon() {
    return horizon;
  }

  /** The levels whose quantiles are judged. */
  public QuantileLevels levels() {
    return levels;
  }

  /** Whether a model forecast distributions, and not points only. */
  public boolean isProbabilistic(String model) {
    return forecasts(model).isProbabilistic();
  }

  /** Whether any model forecast distributions. */
  public boolean isProbabilistic() {
    return forecasts.values().stream().anyMatch(ModelForecasts::isProbabilistic);
  }

  /** The number of windows of all series. */
  public int windows() {
    return origins.size();
  }

  /** The id of a window's series. */
  public String series(int window) {
    return span(window).series().id();
  }

  /** A window's origin: the first row that was not known. */
  public int origin(int window) {
    return origins.origin(window);
  }

  /** The forecast of a model for a step from 1 to H, in the units of the file. */
  public double forecast(String model, int window, int step) {
    return forecasts(model).point(window, step);
  }

  /**
   * The quantile that a model forecast for a step from 1 to H, in the units of the file; NaN where
   * the model forecast points only.
   *
   * @param level the place of the level among the {@linkplain #levels() judged ones}, from 0
   */
  public double quantile(String model, int window, int step, int level) {
    return forecasts(model).quantile(window, step, level);
  }

  /**
   * The exact continuous ranked probability score of the distribution that a model forecast for a
   * step from 1 to H, in the units of the file; infinite where its tails are too heavy for one, NaN
   * where the model forecast points only.
   */
  public double crps(String model, int window, int step) {
    return forecasts(model).crps(window, step);
  }

  /** What came true at a step from 1 to H, in the units of the file. */
  public double actual(int window, int step) {
    return origins.actual(window, step);
  }

  /** The windows of all series together, where there are several, and then those of each series. */
  public List<WindowGroup> groups() {
    List<WindowGroup> groups = new ArrayList<>();
    List<Origins.Span> spans = origins.spans();
    if (spans.size() > 1) {
      groups.add(
          new WindowGroup(Score.ALL_SERIES, "all " + spans.size() + " series", 0, origins.size()));
    }
    for (int series = 0; series < spans.size(); series++) {
      Origins.Span span = spans.get(series);
      groups.add(
          new WindowGroup(
              span.series().id(), description(span), origins.firstWindow(series), span.size()));
    }
    return groups;
  }

  /** The time line of a window's series. */
  public TimeLine time(int window) {
    return span(window).series().time();
  }

  /** The cutoffs of all windows. */
  public Origins origins() {
    return origins;
  }

  /** What a model forecast. */
  public ModelForecasts forecasts(String model) {
    ModelForecasts found = forecasts.get(model);
    if (found == null) {
      throw new IllegalArgumentException("no model " + model + " among " + forecasts.keySet());
    }
    return found;
  }

  private Origins.Span span(int window) {
    return origins.spans().get(origins.series(window));
  }

  private String description(Origins.Span span) {
    TimeLine time = span.series().time();
    int lastRow = span.origin(span.size() - 1) + horizon - 1;
    String rows = time.label(span.first()) + " to " + time.label(lastRow);
    String id = span.series().id();
    String name = id.equals(span.series().target()) ? id : span.series().target() + " of " + id;
    return name + ", " + (time.isDated() ? rows : "rows " + rows);
  }
}
