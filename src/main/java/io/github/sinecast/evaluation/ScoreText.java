package io.github.sinecast.evaluation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A score table as people read it. */
final class ScoreText {
  /** So many series are printed one by one unless all are asked for. */
  private static final int MOST_SERIES = 12;

  private final ScoreTable table;

  ScoreText(ScoreTable table) {
    this.table = table;
  }

  /** The scores over all steps: a table for all series and for each, and what the columns mean. */
  String overall(boolean bySeries) {
    List<WindowGroup> all = table.groups();
    boolean eachSeries = bySeries || all.size() <= MOST_SERIES + 1;
    List<WindowGroup> printed = eachSeries ? all : all.subList(0, 1);
    StringBuilder text = new StringBuilder();
    for (WindowGroup group : printed) {
      text.append(heading(group)).append("\n\n");
      text.append(scores(group, table.models(), table.scoring().metrics())).append('\n');
      if (table.isProbabilistic()) {
        text.append(scores(group, table.models(), DistributionMetric.printed())).append('\n');
      }
    }
    if (all.size() > 1) {
      text.append(PanelSummary.of(table).text()).append('\n');
    }
    return text.append(legend(printed, table.models(), table.printed())).toString();
  }

  /** The scores that matter most, of all series together, and what they mean. */
  String brief(Set<String> without) {
    WindowGroup first = table.groups().get(0);
    List<Metric> metrics =
        table.printed().stream().filter(metric -> metric.isShownIn(View.BRIEF)).toList();
    List<String> models =
        table.models().stream().filter(model -> !without.contains(model)).toList();
    String panel = table.groups().size() > 1 ? PanelSummary.of(table).text() + "\n" : "";
    return "%s\n\n%s\n%s%s"
        .formatted(
            heading(first),
            scores(first, models, metrics),
            panel,
            legend(List.of(first), models, metrics));
  }

  /** One metric over all series: a row for each step, a column for each model. */
  String byStep(Metric metric) {
    WindowGroup group = table.groups().get(0);
    int horizon = table.horizon();
    double[] values =
        table.models().stream()
            .flatMapToDouble(
                model ->
                    IntStream.rangeClosed(1, horizon)
                        .mapToDouble(step -> value(group, model, metric, step)))
            .toArray();
    List<String> cells = metric.notation().column(values);
    TextTable text = new TextTable();
    text.add("step", IntStream.rangeClosed(1, horizon).mapToObj(Integer::toString).toList());
    for (int model = 0; model < table.models().size(); model++) {
      text.add(table.models().get(model), cells.subList(model * horizon, (model + 1) * horizon));
    }
    return "%s by step: %s%s\n\n%s".formatted(metric.label(), group.description(), unit(), text);
  }

  private String heading(WindowGroup group) {
    return "%s: %s of %s%s"
        .formatted(
            group.description(),
            count(group.windows(), "window"),
            count(table.horizon(), "step"),
            unit());
  }

  private String unit() {
    return table.scoring().units().isEmpty() ? "" : ", in scaled units";
  }

  private TextTable scores(WindowGroup group, List<String> models, List<Metric> metrics) {
    TextTable text = new TextTable();
    text.add("", models);
    for (Metric metric : metrics) {
      double[] values =
          models.stream()
              .mapToDouble(model -> value(group, model, metric, Score.ALL_STEPS))
              .toArray();
      text.add(metric.label(), metric.notation().column(values));
    }
    return text;
  }

  /** What the columns mean, then why cells are empty. */
  private String legend(List<WindowGroup> groups, List<String> models, List<Metric> metrics) {
    int season = table.scoring().season();
    Map<String, String> lines = new LinkedHashMap<>();
    metrics.forEach(metric -> lines.put(metric.label(), metric.legend(season)));
    lines.values().removeIf(String::isEmpty);
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(1);
    StringBuilder legend = new StringBuilder();
    lines.forEach((label, words) -> legend.append(line(label, width, words)));
    reasons(groups, models, metrics)
        .forEach(reason -> legend.append(line(Notation.UNDEFINED, width, reason)));
    return legend.toString();
  }

  private static String line(String label, int width, String words) {
    return label + " ".repeat(width - label.length()) + "  " + words + "\n";
  }

  /** Why cells are empty, where the legend does not say so. */
  private Set<String> reasons(List<WindowGroup> groups, List<String> models, List<Metric> metrics) {
    Set<String> reasons = new LinkedHashSet<>();
    for (WindowGroup group : groups) {
      for (Metric metric : metrics) {
        for (String model : models) {
          String reason = table.score(group.series(), model, metric, Score.ALL_STEPS).undefined();
          boolean pointsOnly = metric.need() == Need.DISTRIBUTION && !table.isProbabilistic(model);
          if (reason != null && metric != PointMetric.DIRECTION && !pointsOnly) {
            reasons.add(reason);
          }
        }
      }
    }
    return reasons;
  }

  private double value(WindowGroup group, String model, Metric metric, int step) {
    return table.score(group.series(), model, metric, step).value();
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
