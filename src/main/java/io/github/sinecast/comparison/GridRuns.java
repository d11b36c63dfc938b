package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.run.RunKey;
import io.github.sinecast.work.Run;
import io.github.sinecast.work.Workplace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings all runs of a comparison to their end: those that the store does not have are run.
 *
 * @param store where finished runs are kept
 * @param workplace where runs are done
 * @param shuffled whether each network is also judged on shuffled windows
 */
public record GridRuns(RunStore store, Workplace workplace, boolean shuffled) {
  /**
   * The runs, ended, in their own order.
   *
   * @param onEnd told each run when it ends, one at a time
   * @throws InvalidInputException if data cannot serve a config, which is known before any training
   */
  public List<EndedRun> of(List<PlannedRun> planned, Consumer<EndedRun> onEnd) {
    refuseTwins(planned);
    checkData(planned);
    return workplace.all(
        planned,
        one -> {
          EndedRun ended = ended(one);
          synchronized (onEnd) {
            onEnd.accept(ended);
          }
          return ended;
        });
  }

  private void refuseTwins(List<PlannedRun> planned) {
    Map<RunKey, String> labels = new HashMap<>();
    Set<String> taken = new LinkedHashSet<>();
    for (PlannedRun one : planned) {
      String twin = labels.putIfAbsent(store.key(one.config()), one.label());
      if (twin != null) {
        throw new InvalidInputException(
            "%s and %s are the same experiment; keep one of them".formatted(twin, one.label()));
      }
      if (!taken.add(one.label())) {
        throw new InvalidInputException(
            "two experiments are called %s; give their configs other names".formatted(one.label()));
      }
    }
  }

  /** Prepares one run of each row, so that what is wrong with data is said at once. */
  private void checkData(List<PlannedRun> planned) {
    Set<String> rows = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (PlannedRun one : planned) {
      if (store.find(store.key(one.config())) == null && rows.add(one.row())) {
        try {
          Experiment.prepare(one.config());
        } catch (InvalidInputException wrong) {
          problems.add(one.row() + ": " + wrong.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(String.join("\n", problems));
    }
  }

  private EndedRun ended(PlannedRun planned) {
    long start = System.nanoTime();
    RunKey key = store.key(planned.config());
    FinishedRun run = store.find(key);
    boolean found = run != null;
    if (run == null) {
      Run.Result result =
          workplace.result(Run.of(planned.label(), planned.config(), store.place(key)));
      if (result.files() == null) {
        return new EndedRun(planned, null, null, false, seconds(start), result.failure());
      }
      run = store.keep(key, result.files());
    }
    ShuffledError order = shuffled ? ShuffledError.of(run, () -> prepared(planned)) : null;
    return new EndedRun(planned, run, order, found, seconds(start), null);
  }

  private Experiment prepared(PlannedRun planned) {
    ExperimentConfig config = planned.config();
    return Experiment.prepare(
        config.withThreads(config.execution().threadsBeside(workplace.atOnce())));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
