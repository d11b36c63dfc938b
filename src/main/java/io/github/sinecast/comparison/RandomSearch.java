package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.JudgedSplit;
import io.github.sinecast.experiment.SearchSpec;
import io.github.sinecast.run.FolderLock;
import io.github.sinecast.run.RunKey;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.work.Trial;
import io.github.sinecast.work.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Draws configs and finds the one with the smallest validation loss by {@link SuccessiveHalving}.
 * No row of the test split is looked at.
 *
 * <p>The same search gives the same trials, the same losses and the same best one, however often it
 * is stopped and gone on with.
 */
public final class RandomSearch {
  private final SearchSpec search;
  private final List<TrialResult.Trial> trials;
  private final int epochs;
  private final String inputSha256;

  /**
   * @param points the configs that were drawn, at least one
   * @throws InvalidInputException if their losses cannot be compared, or their data cannot serve
   */
  public RandomSearch(SearchSpec search, List<ExperimentGrid.Point> points) {
    this.search = search;
    this.trials = new ArrayList<>();
    for (ExperimentGrid.Point point : points) {
      trials.add(
          new TrialResult.Trial(
              trials.size() + 1, point.label(), point.config().judgedOn(JudgedSplit.VALIDATION)));
    }
    ExperimentConfig first = trials.get(0).config();
    for (TrialResult.Trial trial : trials) {
      requireComparable(trial, first);
    }
    this.epochs = first.training().epochs();
    this.inputSha256 = RunKey.inputOf(first);
  }

  private static void requireComparable(TrialResult.Trial trial, ExperimentConfig first) {
    ExperimentConfig config = trial.config();
    boolean sameLoss =
        config.data().equals(first.data())
            && config.protocol() == first.protocol()
            && config.window().horizon() == first.window().horizon()
            && config.window().target().equals(first.window().target())
            && config.model().head().equals(first.model().head())
            && config.model().normalisation() == first.model().normalisation();
    if (!sameLoss) {
      throw new InvalidInputException(
          ("a search must leave data, protocol, window.horizon, window.target, model.head and"
                  + " model.normalisation as they are, because validation losses of different ones"
                  + " cannot be compared; trial %s has %s")
              .formatted(trial.number(), trial.label()));
    }
    if (config.training().epochs() != first.training().epochs()) {
      throw new InvalidInputException(
          "training.epochs must be one number in a search, whose budget it is; found %s and %s"
              .formatted(first.training().epochs(), config.training().epochs()));
    }
  }

  /** The name of the folder in which this search, and no other, keeps what it finds. */
  public String folder() {
    List<String> keys = trials.stream().map(trial -> key(trial, epochs).name()).toList();
    return RunKey.named(
            trials.get(0).config().name() + "-search", List.of(search.toString(), keys.toString()))
        .name();
  }

  /** How many configs are tried. */
  public int trials() {
    return trials.size();
  }

  /**
   * Tries all trials, or goes on where it was stopped.
   *
   * @param folder where every trial is kept on record
   * @param workplace where trials are trained
   * @param onResult told each result, one at a time
   * @return what the trials of all rungs came to, the smallest validation loss first: a short
   *     training has the whole course of its learning rate, and may be the best
   * @throws InvalidInputException if all trials diverge, or another process works in the folder
   */
  public List<TrialResult> run(Path folder, Workplace workplace, Consumer<TrialResult> onResult) {
    // Told before anything is written.
    RunWriter.requireWritable(folder);
    Experiment.prepare(trials.get(0).config());
    try {
      FolderLock lock = FolderLock.of(folder);
      try {
        return climb(new TrialRecord(folder), workplace, onResult);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: trials cannot be kept there (%s); give another folder with --out"
              .formatted(folder, e),
          e);
    }
  }

  /** Goes from rung to rung; what all came to, the best first. */
  private List<TrialResult> climb(
      TrialRecord record, Workplace workplace, Consumer<TrialResult> onResult) {
    List<SuccessiveHalving.Rung> rungs = SuccessiveHalving.rungs(trials.size(), search, epochs);
    List<TrialResult> all = new ArrayList<>();
    List<TrialResult.Trial> left = trials;
    for (int number = 1; number <= rungs.size(); number++) {
      List<TrialResult> results =
          rung(record, left, number, rungs.get(number - 1).epochs(), workplace, onResult);
      boolean last = number == rungs.size();
      List<TrialResult> best =
          SuccessiveHalving.best(results, last ? left.size() : rungs.get(number).trials());
      all.addAll(results);
      for (TrialResult result : results) {
        record.keep(key(result.trial(), result.epochs()), result.with(outcome(result, best, last)));
      }
      left = best.stream().map(TrialResult::trial).toList();
      if (left.isEmpty()) {
        throw new InvalidInputException(
            "all trials of rung %s diverged; search among smaller learning rates"
                .formatted(number));
      }
    }
    return SuccessiveHalving.best(all, all.size());
  }

  private List<TrialResult> rung(
      TrialRecord record,
      List<TrialResult.Trial> left,
      int number,
      int given,
      Workplace workplace,
      Consumer<TrialResult> onResult) {
    return workplace.all(
        left,
        trial -> {
          TrialResult result = result(record, trial, number, given, workplace);
          synchronized (onResult) {
            onResult.accept(result);
          }
          return result;
        });
  }

  private static TrialResult.Outcome outcome(
      TrialResult result, List<TrialResult> best, boolean last) {
    if (result.isDiverged()) {
      return TrialResult.Outcome.DIVERGED;
    }
    if (last) {
      return TrialResult.Outcome.FINISHED;
    }
    return best.contains(result) ? TrialResult.Outcome.PROMOTED : TrialResult.Outcome.GIVEN_UP;
  }

  private TrialResult result(
      TrialRecord record, TrialResult.Trial trial, int rung, int given, Workplace workplace) {
    RunKey key = key(trial, given);
    TrialResult found = record.find(key, trial, rung, given);
    TrialResult result = found == null ? trained(trial, rung, given, workplace) : found;
    record.keep(key, result);
    return result;
  }

  private TrialResult trained(TrialResult.Trial trial, int rung, int given, Workplace workplace) {
    Trial.Result result =
        workplace.result(
            Trial.of(
                "trial %s (%s)".formatted(trial.number(), trial.label()),
                trial.config().withEpochs(given),
                wholeModels()));
    return new TrialResult(
        trial, rung, given, result.validationLoss(), result.seconds(), TrialResult.Outcome.WAITING);
  }

  /** All trials of a search are evaluated alike: as whole models, if any of them is an ensemble. */
  private boolean wholeModels() {
    return trials.stream().anyMatch(trial -> !trial.config().ensemble().isSingle());
  }

  private RunKey key(TrialResult.Trial trial, int given) {
    return RunKey.of(trial.config().withEpochs(given), inputSha256);
  }
}
