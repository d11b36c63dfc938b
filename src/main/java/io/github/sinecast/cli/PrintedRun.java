package io.github.sinecast.cli;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.report.page.Page;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Tells a person how a run goes. */
final class PrintedRun implements RunListener {
  private final PrintWriter print;
  private final RunWriter writer;
  private int epochs;

  /**
   * @param writer keeps what a network had come to that diverges
   */
  PrintedRun(PrintWriter print, RunWriter writer) {
    this.print = print;
    this.writer = writer;
  }

  /** Tells what will be trained, and on what. */
  void begin(Experiment experiment) {
    ExperimentConfig config = experiment.config();
    experiment.report().lines().forEach(print::println);
    List<String> heldOut = config.data().heldOut();
    if (!heldOut.isEmpty()) {
      print.println("Held out: " + String.join(", ", heldOut));
    }
    print.printf(
        Locale.ROOT,
        "%nWindows of %d rows, %d steps ahead: %,d to train, %,d to validate%n",
        config.window().lookback(),
        config.window().horizon(),
        experiment.trainingWindows().size(),
        experiment.validationWindows().size());
    print.printf(
        Locale.ROOT,
        "Encoder: %s of width %d, %s, %s, %s positions, %,d parameters%n%n",
        counted(config.window().tokens(), "token"),
        config.model().width(),
        counted(config.model().layers(), "layer"),
        counted(config.model().heads(), "head"),
        config.model().encoding().name(),
        experiment.parameters());
    print.flush();
  }

  /** Tells where a run lies, and where to look at it. */
  void end(RunDirectory run) {
    print.println();
    print.println("Run directory: " + run.path());
    if (Files.exists(run.path().resolve(Page.FILE))) {
      print.println("To look at it: " + run.path().resolve(Page.FILE));
    }
    print.flush();
  }

  private static String counted(int count, String thing) {
    return count == 1 ? "1 " + thing : count + " " + thing + "s";
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
        print.println("What was reached before: " + writer.writeDiverged(fold, before).path());
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
