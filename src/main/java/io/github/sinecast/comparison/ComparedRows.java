package io.github.sinecast.comparison;

import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.significance.ComparedLoss;
import io.github.sinecast.significance.RunLosses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds runs that were judged on the same origins into rows, the naive ones on top. */
final class ComparedRows {
  private ComparedRows() {}

  /**
   * The rows: baselines, then rivals, then the networks of the configs in the order of their runs.
   *
   * @param runs finished runs that were judged on the same origins, at least one
   */
  static List<ComparedRow> of(List<EndedRun> runs) {
    Map<String, List<EndedRun>> byRow = new LinkedHashMap<>();
    runs.forEach(
        run -> byRow.computeIfAbsent(run.planned().row(), row -> new ArrayList<>()).add(run));
    List<ComparedRow> rows = new ArrayList<>(baselines(runs));
    rows.addAll(rivals(byRow));
    byRow.forEach(
        (row, ofRow) ->
            rows.add(new ComparedRow(row, ComparedRow.Kind.NETWORK, network(ofRow.get(0)), ofRow)));
    return rows;
  }

  /** Each baseline once: it knows neither seeds nor settings of a network. */
  private static List<ComparedRow> baselines(List<EndedRun> runs) {
    Map<String, ComparedRow> found = new LinkedHashMap<>();
    for (EndedRun run : runs) {
      for (String name : run.planned().baselines()) {
        if (isJudged(run, name)) {
          found.putIfAbsent(
              name, new ComparedRow(name, ComparedRow.Kind.BASELINE, name, List.of(run)));
        }
      }
    }
    List<ComparedRow> rows = new ArrayList<>(found.values());
    rows.sort((a, b) -> Boolean.compare(isNaive(b), isNaive(a)));
    return rows;
  }

  private static boolean isNaive(ComparedRow row) {
    return row.name().equals(ScoreTable.NAIVE);
  }

  /** Each rival once where it was the same beside all networks, else beside each of them. */
  private static List<ComparedRow> rivals(Map<String, List<EndedRun>> byRow) {
    Map<String, List<ComparedRow>> found = new LinkedHashMap<>();
    byRow.forEach(
        (row, ofRow) -> {
          for (String rival : ofRow.get(0).planned().rivals()) {
            List<EndedRun> having = ofRow.stream().filter(run -> isJudged(run, rival)).toList();
            if (!having.isEmpty()) {
              found
                  .computeIfAbsent(rival, name -> new ArrayList<>())
                  .add(
                      new ComparedRow(
                          rival + " beside " + row, ComparedRow.Kind.RIVAL, rival, having));
            }
          }
        });
    List<ComparedRow> rows = new ArrayList<>();
    found.forEach(
        (rival, beside) -> {
          double[] first = meanErrors(beside.get(0));
          boolean same = beside.stream().allMatch(row -> Arrays.equals(meanErrors(row), first));
          rows.addAll(same ? List.of(beside.get(0).named(rival)) : beside);
        });
    return rows;
  }

  private static double @Nullable [] meanErrors(ComparedRow row) {
    RunLosses losses = row.losses(ComparedLoss.MAE);
    return losses == null ? null : losses.mean();
  }

  private static boolean isJudged(EndedRun run, String model) {
    return run.run() != null && run.run().scores().containsKey(model);
  }

  private static String network(EndedRun run) {
    if (run.run() == null) {
      throw new IllegalArgumentException("a run that left nothing has no row");
    }
    return run.planned().network(run.run());
  }
}
