package io.github.sinecast.evaluation;

import io.github.sinecast.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the scores of the series of a panel come to: for each model its median over the series and
 * its mean rank among the models, and the series on which it is worst.
 *
 * <p>The score is the mean absolute error divided by that of {@value ScoreTable#NAIVE} on the same
 * series, which makes series of any price comparable. A rank is a model's place on one series, 1
 * for the least error; models of equal errors share the mean of their places.
 *
 * @param score what is summarised, in words
 * @param series the number of series
 * @param models a line for each model
 */
public record PanelSummary(String score, int series, List<OfModel> models) {
  private static final int WORST = 5;

  /**
   * What the scores of one model come to.
   *
   * @param model its name
   * @param median the middle of its finite scores, NaN if there is none
   * @param meanRank its mean rank, from 1 to the number of models
   * @param worst the series of its greatest scores, the worst first, at most five; none where all
   *     scores are 1, as those of {@value ScoreTable#NAIVE} are
   */
  public record OfModel(String model, double median, double meanRank, List<OfSeries> worst) {
    public OfModel {
      worst = List.copyOf(worst);
    }
  }

  /** The score of a model on a series. */
  public record OfSeries(String series, double score) {}

  public PanelSummary {
    models = List.copyOf(models);
  }

  /**
   * Summarises the series.
   *
   * @param models the names of the models
   * @param series the ids of the series, without that of all together
   * @param mae the mean absolute error over all steps, by series and model; NaN if unknown
   */
  public static PanelSummary of(
      List<String> models, List<String> series, ToDoubleBiFunction<String, String> mae) {
    boolean relative = models.contains(ScoreTable.NAIVE);
    List<double[]> errors =
        series.stream()
            .map(id -> models.stream().mapToDouble(name -> mae.applyAsDouble(id, name)).toArray())
            .toList();
    List<double[]> ranks = errors.stream().map(Sample::ranks).toList();
    List<OfModel> all = new ArrayList<>();
    for (int model = 0; model < models.size(); model++) {
      int place = model;
      double[] scores =
          errors.stream()
              .mapToDouble(
                  of -> relative ? of[place] / of[models.indexOf(ScoreTable.NAIVE)] : of[place])
              .toArray();
      String name = models.get(model);
      all.add(
          new OfModel(
              name,
              median(scores),
              ranks.stream().mapToDouble(rank -> rank[place]).average().orElse(Double.NaN),
              relative && Arrays.stream(scores).allMatch(score -> score == 1)
                  ? List.of()
                  : worst(series, scores)));
    }
    return new PanelSummary(
        "MAE" + (relative ? " / MAE of " + ScoreTable.NAIVE : "") + " by series",
        series.size(),
        all);
  }

  /** Summarises the series of a table of several. */
  static PanelSummary of(ScoreTable table) {
    return of(
        table.models(),
        table.groups().stream().skip(1).map(WindowGroup::series).toList(),
        (series, model) -> table.score(series, model, PointMetric.MAE, Score.ALL_STEPS).value());
  }

  /** The summary as a table for people, and the worst series of each model. */
  String text() {
    TextTable text = new TextTable();
    text.add("", models.stream().map(OfModel::model).toList());
    text.add("median", models.stream().map(one -> number(one.median())).toList());
    text.add("mean rank", models.stream().map(one -> number(one.meanRank())).toList());
    String worst =
        models.stream()
            .filter(one -> !one.worst().isEmpty())
            .map(one -> "  %s: %s\n".formatted(one.model(), words(one.worst())))
            .collect(Collectors.joining());
    return "%s, over %s series:\n\n%s\nWorst series:\n%s".formatted(score, series, text, worst);
  }

  private static String words(List<OfSeries> worst) {
    return worst.stream()
        .map(one -> one.series() + " " + number(one.score()))
        .collect(Collectors.joining(", "));
  }

  /** The series of the greatest scores, the worst first, those that are undefined left out. */
  private static List<OfSeries> worst(List<String> series, double[] scores) {
    return IntStream.range(0, scores.length)
        .filter(one -> Double.isFinite(scores[one]))
        .mapToObj(one -> new OfSeries(series.get(one), scores[one]))
        .sorted(Comparator.comparingDouble(OfSeries::score).reversed())
        .limit(WORST)
        .toList();
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? Notation.UNDEFINED : String.format(Locale.ROOT, "%.3f", value);
  }
}
