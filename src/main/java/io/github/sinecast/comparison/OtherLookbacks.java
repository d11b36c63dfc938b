package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Judge;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.run.RunDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finished runs evaluated once more on windows of other lengths than those of training, each as a
 * row of its own: what an encoding is worth on lengths that it never met.
 *
 * @param lookbacks rows of a window
 */
public record OtherLookbacks(List<Integer> lookbacks) {
  public OtherLookbacks {
    lookbacks = List.copyOf(lookbacks);
  }

  /**
   * All runs under their lookback, and each at the others; a run that cannot serve one says why.
   *
   * @param onEnd told each evaluation when it ends
   */
  public List<EndedRun> of(List<EndedRun> ended, Consumer<EndedRun> onEnd) {
    if (lookbacks.isEmpty()) {
      return ended;
    }
    List<EndedRun> all = new ArrayList<>();
    for (EndedRun one : ended) {
      ExperimentConfig config = one.planned().config();
      int trained = config.window().lookback();
      all.add(one.as(one.planned().with(setting(trained), config)));
      for (int lookback : lookbacks) {
        if (one.run() != null && lookback != trained) {
          EndedRun other = at(lookback, one.planned(), one.run());
          onEnd.accept(other);
          all.add(other);
        }
      }
    }
    return all;
  }

  private static EndedRun at(int lookback, PlannedRun planned, FinishedRun run) {
    long start = System.nanoTime();
    PlannedRun named = planned.with(setting(lookback), planned.config());
    try {
      ExperimentConfig config = planned.config().atLookback(lookback);
      RunDirectory directory = run.directory().atLookback(lookback);
      Judge judge = new Judge(Experiment.prepare(config));
      try (TrainedForecaster forecaster = directory.forecaster()) {
        Judgement judgement = judge.judge(forecaster);
        return new EndedRun(
            planned.with(setting(lookback), config),
            run.judged(judgement),
            null,
            false,
            (System.nanoTime() - start) / 1e9,
            null);
      }
    } catch (InvalidInputException refused) {
      return new EndedRun(named, null, null, false, 0, refused.getMessage());
    }
  }

  private static String setting(int lookback) {
    return "lookback=" + lookback;
  }
}
