package io.github.sinecast.report.page;

import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.run.CsvRows;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which series of a run a page shows one by one: all where they are few; of many the best, the
 * worst, and those at equal places between by the network's error.
 *
 * @param ids the chosen series; of many the best first
 * @param of how many series there are
 * @param by the metric by which they were chosen; empty where all are shown
 * @param groups what tables are shown of: the chosen series, and all together where there are
 *     several
 */
record ChosenSeries(List<String> ids, int of, String by, Set<String> groups) {
  /** As many as a list to choose from should have. */
  private static final int MOST = 12;

  /** So many scores of all groups together keep a page small. */
  private static final int MOST_SCORES = 15_000;

  private static final Set<String> BY_STEP =
      Metric.shownIn(View.BY_STEP).stream().map(Metric::label).collect(Collectors.toSet());

  /** Comparable between series, where it is known. */
  private static final List<String> METRICS =
      List.of(PointMetric.MASE.label(), PointMetric.MAE.label());

  /** Whether a page shows a score: step by step only what is drawn by step. */
  static boolean shows(ScoreRow row) {
    return row.isOverall() || BY_STEP.contains(row.metric());
  }

  /** Chooses by the scores of a model. */
  static ChosenSeries of(Path directory, String model) throws IOException {
    Map<String, Map<String, Double>> errors = new LinkedHashMap<>();
    Set<String> all = new LinkedHashSet<>();
    int rows = 0;
    try (CsvRows<ScoreRow> lines = RunFiles.SCORES.open(directory)) {
      while (lines.next()) {
        ScoreRow row = lines.row();
        rows += shows(row) ? 1 : 0;
        all.add(row.series());
        if (row.model().equals(model) && METRICS.contains(row.metric()) && row.isOverall()) {
          errors
              .computeIfAbsent(row.metric(), none -> new LinkedHashMap<>())
              .put(row.series(), row.value());
        }
      }
    }
    boolean several = all.size() > 1;
    int scoresOfOne = Math.max(1, rows / Math.max(1, all.size()));
    int room = Math.max(3, Math.min(MOST, MOST_SCORES / scoresOfOne - 1));
    List<String> single = new ArrayList<>(all);
    if (several) {
      single.remove(Score.ALL_SERIES);
    }
    String metric = single.size() <= room ? "" : metric(errors, single);
    List<String> ids =
        metric.isEmpty() && single.size() <= room
            ? single
            : spread(single, errors.getOrDefault(metric, Map.of()), room);
    Set<String> groups = new LinkedHashSet<>();
    if (several) {
      groups.add(Score.ALL_SERIES);
    }
    groups.addAll(ids);
    return new ChosenSeries(ids, single.size(), metric, groups);
  }

  private static String metric(Map<String, Map<String, Double>> errors, List<String> series) {
    return METRICS.stream()
        .filter(
            metric ->
                series.stream()
                    .anyMatch(
                        id ->
                            Double.isFinite(
                                errors
                                    .getOrDefault(metric, Map.of())
                                    .getOrDefault(id, Double.NaN))))
        .findFirst()
        .orElse("");
  }

  private static List<String> spread(List<String> series, Map<String, Double> errors, int count) {
    List<String> sorted =
        series.stream()
            .sorted(Comparator.comparingDouble(id -> errors.getOrDefault(id, Double.NaN)))
            .toList();
    Set<Integer> places = new TreeSet<>();
    for (int index = 0; index < count; index++) {
      places.add((int) Math.round((double) index * (sorted.size() - 1) / (count - 1)));
    }
    return places.stream().map(sorted::get).toList();
  }
}
