package io.github.sinecast.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the scores of the series of a panel come to: for each model its median over the series and
 * its mean rank among the models, and the series on which it is worst.
 *
 * <p>The score is the mean absolute error divided by that of {@value ScoreTable#NAIVE} on the same
 * series, which makes series of any price comparable. A rank is a model's place on one series, 1
 * for the least error; models of equal errors share the mean of their places.
 */
final class PanelSummary {
  private static final int WORST = 5;

  private final ScoreTable table;
  private final List<WindowGroup> series;

  /**
   * @param table the scores of several series
   */
  PanelSummary(ScoreTable table) {
    this.table = table;
    this.series = table.groups().subList(1, table.groups().size());
  }

  /** The summary as a table for people, and the worst series of each model. */
  String text() {
    List<String> models = table.models();
    double[][] ranks = series.stream().map(this::ranks).toArray(double[][]::new);
    List<String> medians = new ArrayList<>();
    List<String> meanRanks = new ArrayList<>();
    StringBuilder worst = new StringBuilder();
    for (int model = 0; model < models.size(); model++) {
      String name = models.get(model);
      int place = model;
      double[] relative = series.stream().mapToDouble(one -> relative(one, name)).toArray();
      medians.add(number(median(relative)));
      meanRanks.add(
          number(Arrays.stream(ranks).mapToDouble(rank -> rank[place]).average().orElse(0)));
      if (!name.equals(ScoreTable.NAIVE)) {
        worst.append("  %s: %s\n".formatted(name, String.join(", ", worst(relative))));
      }
    }
    TextTable text = new TextTable();
    text.add("", models);
    text.add("median", medians);
    text.add("mean rank", meanRanks);
    String reference = models.contains(ScoreTable.NAIVE) ? " / MAE of " + ScoreTable.NAIVE : "";
    return "MAE%s by series, over %s series:\n\n%s\nWorst series:\n%s"
        .formatted(reference, series.size(), text, worst);
  }

  private double mae(WindowGroup group, String model) {
    return table.score(group.series(), model, PointMetric.MAE, Score.ALL_STEPS).value();
  }

  private double relative(WindowGroup group, String model) {
    return table.models().contains(ScoreTable.NAIVE)
        ? mae(group, model) / mae(group, ScoreTable.NAIVE)
        : mae(group, model);
  }

  /** The rank of each model on one series. */
  private double[] ranks(WindowGroup group) {
    double[] errors = table.models().stream().mapToDouble(model -> mae(group, model)).toArray();
    return DoubleStream.of(errors)
        .map(
            own -> {
              long less = DoubleStream.of(errors).filter(error -> error < own).count();
              long equal = DoubleStream.of(errors).filter(error -> error == own).count();
              return less + (equal + 1) / 2.0;
            })
        .toArray();
  }

  /** The series of the greatest scores, the worst first, those that are undefined left out. */
  private List<String> worst(double[] relative) {
    return IntStream.range(0, relative.length)
        .boxed()
        .filter(one -> Double.isFinite(relative[one]))
        .sorted(Comparator.comparingDouble((Integer one) -> -relative[one]))
        .limit(WORST)
        .map(one -> series.get(one).series() + " " + number(relative[one]))
        .toList();
  }

  /** The middle of the finite numbers, NaN if there is none. */
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
