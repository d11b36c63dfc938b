package io.github.sinecast.evaluation;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a backtest is scored: by which metrics, in which units.
 *
 * <p>All windows weigh the same. Over several series the metrics go over all windows of all series,
 * each in the unit of its own series.
 *
 * @param metrics the metrics of all models, in the order of their columns; those of {@link
 *     DistributionMetric} follow where any model is probabilistic
 * @param season the season of the scale of MASE, in rows
 * @param units the unit of each series by its id; empty for the units of the file
 */
public record Scoring(List<Metric> metrics, int season, Map<String, FittedScaler> units) {
  public Scoring {
    metrics = List.copyOf(metrics);
    Require.atLeast(1, season, "season");
    units = Map.copyOf(units);
  }

  /** Prices and other values as they are. */
  public static Scoring inFileUnits(int season) {
    return new Scoring(PointMetric.forPrices(), season, Map.of());
  }

  /**
   * Values measured in their series' own unit, as the long-horizon benchmarks do.
   *
   * @param units the unit of each series by its id
   */
  public static Scoring inScaledUnits(int season, Map<String, FittedScaler> units) {
    return new Scoring(PointMetric.forScaledUnits(), season, units);
  }

  /**
   * Scores every model on every series and on all of them together, over all steps and step by
   * step.
   *
   * <p>A metric that is undefined on some windows gives a score that says why.
   */
  public ScoreTable score(BacktestResult result) {
    SeriesUnits seriesUnits = units(result);
    List<Metric> judged = new ArrayList<>(metrics);
    if (units.isEmpty()) {
      // A file has room for what the table has not.
      Stream.of(PointMetric.values())
          .filter(metric -> !metrics.contains(metric))
          .forEach(judged::add);
    }
    if (result.isProbabilistic()) {
      judged.addAll(DistributionMetric.all(result.levels()));
    }
    List<WindowGroup> groups = result.groups();
    List<String> models = ScoreTable.naiveFirst(result.models());
    List<Score> scores = new ArrayList<>();
    for (WindowGroup group : groups) {
      for (String model : models) {
        for (int step = Score.ALL_STEPS; step <= result.horizon(); step++) {
          Outcomes outcomes = new WindowOutcomes(result, model, seriesUnits, group, step);
          for (Metric metric : judged) {
            scores.add(score(metric, outcomes, group.series(), model, step));
          }
        }
      }
    }
    return new ScoreTable(this, judged, groups, models, result.horizon(), scores);
  }

  /** Whether values are measured in units of their series, not of the file. */
  public boolean isScaled() {
    return !units.isEmpty();
  }

  /** The unit of each series of a backtest. */
  public SeriesUnits units(BacktestResult result) {
    List<Origins.Span> spans = result.origins().spans();
    return new SeriesUnits(
        spans.stream().map(span -> unit(span.series().id())).toList(), spans, season);
  }

  private FittedScaler unit(String series) {
    if (units.isEmpty()) {
      return FittedScaler.IDENTITY;
    }
    FittedScaler unit = units.get(series);
    if (unit == null) {
      throw new IllegalArgumentException(
          "series " + series + " has no unit, only " + units.keySet());
    }
    return unit;
  }

  private static Score score(
      Metric metric, Outcomes outcomes, String series, String model, int step) {
    try {
      return new Score(series, model, metric.label(), step, metric.of(outcomes), null);
    } catch (UndefinedMetricException undefined) {
      return new Score(series, model, metric.label(), step, Double.NaN, undefined.getMessage());
    }
  }
}
