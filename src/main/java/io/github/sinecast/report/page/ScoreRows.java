package io.github.sinecast.report.page;

import java.util.List;
import java.util.Set;

/** Which lines of {@code scores.csv} a page shows: step by step only what is drawn by step. */
final class ScoreRows {
  private static final Set<String> BY_STEP =
      Set.of("MAE", "RMSE", "MASE", "CRPS", "cover-80", "cover-95");

  private ScoreRows() {}

  static boolean shows(List<String> row) {
    return row.get(3).equals("all") || BY_STEP.contains(row.get(2));
  }
}
