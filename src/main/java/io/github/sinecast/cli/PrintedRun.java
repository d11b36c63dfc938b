package io.github.sinecast.cli;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Tells a person how a run goes. */
final class PrintedRun implements RunListener {
  private final PrintWriter print;
  private final BiFunction<Experiment, TrainingResult, String> keptBeforeDiverging;
  private int epochs;

  /**
   * @param keptBeforeDiverging keeps what the network of a fold had come to, and says where
   */
  PrintedRun(
      PrintWriter print, BiFunction<Experiment, TrainingResult, String> keptBeforeDiverging) {
    this.print = print;
    this.keptBeforeDiverging = keptBeforeDiverging;
  }

  @Override
  public void onFold(int fold, int folds) {
    if (folds > 1) {
      print.printf(Locale.ROOT, "Fold %d of %d%n", fold, folds);
    }
  }

  @Override
  public TrainingResult network(
      Experiment fold, Function<TrainingListener, TrainingResult> training) {
    epochs = fold.config().training().epochs();
    TrainingResult result = trained(fold, training);
    EpochResult best = result.best();
    print.printf(
        Locale.ROOT,
        "%nKept the weights of epoch %d, validation loss %.6f%n%n",
        best.epoch(),
        best.validationLoss());
    print.flush();
    return result;
  }

  private TrainingResult trained(
      Experiment fold, Function<TrainingListener, TrainingResult> training) {
    try (TrainingProgress progress = TrainingProgress.on(print, epochs)) {
      return training.apply(progress);
    } catch (DivergedException diverged) {
      TrainingResult before = diverged.before();
      if (before != null) {
        print.println("What was reached before: " + keptBeforeDiverging.apply(fold, before));
        print.flush();
      }
      throw diverged;
    }
  }

  @Override
  public TrainedForecaster rival(
      String name, Function<TrainingListener, TrainedForecaster> training) {
    try (TrainingProgress progress = TrainingProgress.ofFurther(print, name, epochs)) {
      return training.apply(progress);
    }
  }

  @Override
  public void onMissing(String name, DivergedException diverged) {
    print.printf(Locale.ROOT, "%s is not judged: %s%n", name, diverged.getMessage());
  }

  @Override
  public void onTrained(int rivals) {
    if (rivals > 0) {
      print.println();
    }
  }
}
