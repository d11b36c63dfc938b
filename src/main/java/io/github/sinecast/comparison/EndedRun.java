package io.github.sinecast.comparison;

import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.ScoreTable;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended, now or before.
 *
 * @param planned what was to be run
 * @param run what it left; null where it diverged
 * @param order its error with shuffled windows; null where that was not asked for
 * @param found whether it had been run before
 * @param seconds wall-clock seconds that it took now
 * @param failure why it left nothing; null where it did
 */
public record EndedRun(
    PlannedRun planned,
    @Nullable FinishedRun run,
    @Nullable ShuffledError order,
    boolean found,
    double seconds,
    @Nullable String failure) {
  /** This run under another plan. */
  EndedRun as(PlannedRun other) {
    return new EndedRun(other, run, order, found, seconds, failure);
  }

  /** What it came to, on one line. */
  public String line() {
    if (run == null) {
      return "%s: %s".formatted(planned.label(), failure);
    }
    String naive =
        run.scores().containsKey(ScoreTable.NAIVE)
            ? String.format(
                Locale.ROOT, " (%s %s)", ScoreTable.NAIVE, mae(run.scores().get(ScoreTable.NAIVE)))
            : "";
    return String.format(
        Locale.ROOT,
        "%s: %s %s%s, validation loss %.6f, %s",
        planned.label(),
        PointMetric.MAE.label(),
        mae(run.scores().get(planned.network(run))),
        naive,
        run.validationLoss(),
        found ? "found" : String.format(Locale.ROOT, "%.1f s", seconds));
  }

  private static String mae(@Nullable Map<String, Double> scores) {
    Double mae = scores == null ? null : scores.get(PointMetric.MAE.label());
    return mae == null ? "unknown" : String.format(Locale.ROOT, "%.5g", mae);
  }
}
