package io.github.sinecast.experiment.comparison;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.RivalNetwork;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a run came to.
 *
 * @param training that of the last fold
 * @param judgement the network, its rivals and the baselines
 */
record CompletedRun(TrainingResult training, Judgement judgement) {
  /**
   * Trains and judges all folds of an experiment.
   *
   * @throws DivergedException if a network diverges; a rival of a single fold is left out
   */
  static CompletedRun of(Experiment experiment) {
    List<Experiment> folds = experiment.folds();
    List<BacktestResult> ofFolds = new ArrayList<>();
    TrainingResult training = null;
    for (Experiment fold : folds) {
      training = fold.train(TrainingListener.NONE);
      ofFolds.add(backtest(fold, training, folds.size() == 1));
    }
    return new CompletedRun(
        Objects.requireNonNull(training, "no fold"), experiment.judgementOf(ofFolds));
  }

  private static BacktestResult backtest(
      Experiment fold, TrainingResult training, boolean mayMiss) {
    List<TrainedForecaster> rivals = new ArrayList<>();
    try {
      for (RivalNetwork rival : fold.config().evaluation().networks()) {
        try {
          rivals.add(fold.train(rival, TrainingListener.NONE));
        } catch (DivergedException diverged) {
          if (!mayMiss) {
            throw diverged;
          }
        }
      }
      return fold.backtest(training.weights(), rivals);
    } finally {
      rivals.forEach(TrainedForecaster::close);
    }
  }
}
