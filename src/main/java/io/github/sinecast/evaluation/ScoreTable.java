package io.github.sinecast.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The scores of all models, by series, metric and step. Immutable.
 *
 * <p>The {@value #NAIVE} forecaster stands first wherever models are listed: all others are read
 * against it.
 */
public final class ScoreTable {
  /** The name of the naive forecaster, by which all others are measured. */
  public static final String NAIVE = "last-value";

  /** The name of the forecaster by which all other distributions are measured. */
  public static final String REFERENCE_WALK = "empirical-walk";

  private record Cell(String series, String model, String metric, int step) {}

  private final Scoring scoring;
  private final List<Metric> metrics;
  private final List<WindowGroup> groups;
  private final List<String> models;
  private final int horizon;
  private final Map<Cell, Score> scores = new LinkedHashMap<>();

  ScoreTable(
      Scoring scoring,
      List<Metric> metrics,
      List<WindowGroup> groups,
      List<String> models,
      int horizon,
      List<Score> scores) {
    this.scoring = scoring;
    this.metrics = List.copyOf(metrics);
    this.groups = List.copyOf(groups);
    this.models = List.copyOf(models);
    this.horizon = horizon;
    for (Score score : scores) {
      this.scores.put(new Cell(score.series(), score.model(), score.metric(), score.step()), score);
    }
  }

  /** The names of the models, the naive one first. */
  public List<String> models() {
    return models;
  }

  /** What the scores were computed from: all series together, where there are several, and each. */
  public List<WindowGroup> groups() {
    return groups;
  }

  /** The number of steps, H. */
  public int horizon() {
    return horizon;
  }

  /** Every score: by series, model, step and metric. */
  public Collection<Score> scores() {
    return Collections.unmodifiableCollection(scores.values());
  }

  /** Every score as a table, with the columns of {@link ScoreRow}. */
  public Table toTable() {
    return ScoreRow.COLUMNS.table("scores", ScoreRow.of(this));
  }

  /**
   * One score.
   *
   * @param series the id of a series, or {@link Score#ALL_SERIES} where there are several
   * @param model the name of a forecaster
   * @param metric one of the metrics that were asked for
   * @param step from 1 to H, or {@link Score#ALL_STEPS}
   */
  public Score score(String series, String model, Metric metric, int step) {
    Score found = scores.get(new Cell(series, model, metric.label(), step));
    if (found == null) {
      throw new IllegalArgumentException(
          "no %s of %s on series %s at step %s".formatted(metric.label(), model, series, step));
    }
    return found;
  }

  /**
   * The model of the least score over all steps; null if the metric is undefined for every model.
   * Of several series the geometric mean of their scores counts, in which every series weighs the
   * same, whatever its unit. Of equal scores the first.
   *
   * @param metric one of the metrics that were asked for, of which less is better
   */
  public @Nullable String best(Metric metric) {
    String best = null;
    double least = Double.POSITIVE_INFINITY;
    for (String model : isProbabilistic() ? models : List.<String>of()) {
      double score =
          groups.stream()
              .skip(groups.size() > 1 ? 1 : 0)
              .map(group -> score(group.series(), model, metric, Score.ALL_STEPS))
              .mapToDouble(one -> one.undefined() == null ? Math.log(one.value()) : Double.NaN)
              .sum();
      if (score < least) {
        least = score;
        best = model;
      }
    }
    return best;
  }

  /**
   * The scores over all steps as tables for people: all series together and what the columns mean,
   * and of several series their summary; those of a few one by one.
   */
  public String toText() {
    return toText(false);
  }

  /**
   * As {@link #toText()}.
   *
   * @param bySeries whether series are shown one by one however many there are
   */
  public String toText(boolean bySeries) {
    return new ScoreText(this).overall(bySeries);
  }

  /**
   * The scores of {@link View#BRIEF} over all steps and all series together as a table for people,
   * what the columns mean, and of several series their summary.
   *
   * @param without models that are left out
   */
  public String toBriefText(Set<String> without) {
    return new ScoreText(this).brief(without);
  }

  /**
   * One metric step by step as a table for people, over all series: a row for each step, a column
   * for each model.
   */
  public String toText(Metric metric) {
    return new ScoreText(this).byStep(metric);
  }

  /** Whether any model is scored by its distributions. */
  public boolean isProbabilistic() {
    return metrics.contains(DistributionMetric.WQL);
  }

  /** Whether a model has any score as a distribution. */
  boolean isProbabilistic(String model) {
    return isProbabilistic()
        && score(groups.get(0).series(), model, DistributionMetric.PINBALL, Score.ALL_STEPS)
                .undefined()
            == null;
  }

  /**
   * The spread of a model's scores over its runs as lines for people: a metric each, over all steps
   * and all series.
   *
   * @param runs the names of its runs, its own first
   * @param view where the metrics that are listed are shown
   */
  public String toText(List<String> runs, View view) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s over %s seeds, mean and standard deviation:".formatted(runs.get(0), runs.size()));
    for (Metric metric : printed().stream().filter(one -> one.isShownIn(view)).toList()) {
      double[] scores =
          runs.stream()
              .mapToDouble(
                  run -> score(groups.get(0).series(), run, metric, Score.ALL_STEPS).value())
              .toArray();
      SeedSpread spread = SeedSpread.of(scores);
      if (Double.isFinite(spread.mean()) && metric != PointMetric.SHARE_UP) {
        List<String> cells = metric.notation().column(spread.mean(), spread.deviation());
        text.append("%n  %-11s %s +- %s".formatted(metric.label(), cells.get(0), cells.get(1)));
      }
    }
    return text.append('\n').toString();
  }

  Scoring scoring() {
    return scoring;
  }

  /** The metrics that people are shown, those of points before those of distributions. */
  List<Metric> printed() {
    List<Metric> printed = new ArrayList<>(scoring.metrics());
    printed.addAll(isProbabilistic() ? DistributionMetric.printed() : List.of());
    return printed;
  }

  /** These models, the naive one first. */
  static List<String> naiveFirst(List<String> models) {
    List<String> ordered = new ArrayList<>(models);
    if (ordered.remove(NAIVE)) {
      ordered.add(0, NAIVE);
    }
    return List.copyOf(ordered);
  }
}
