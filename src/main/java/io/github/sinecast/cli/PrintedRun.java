package io.github.sinecast.cli;

import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.DivergedRunException;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.report.page.Page;
import io.github.sinecast.run.CheckpointFolder;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.UnfinishedRun;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Prints how a run goes. */
final class PrintedRun implements RunListener {
  private final PrintWriter result;
  private final PrintWriter print;
  private final boolean live;
  private final boolean quiet;
  private int epochs;

  PrintedRun(CommandSpec command) {
    this.result = command.commandLine().getOut();
    this.print = Narration.of(command);
    this.quiet = Narration.isQuiet(command);
    this.live = !quiet && TrainingProgress.isWatched();
  }

  /** Prints what will be trained, and on what. */
  void begin(Experiment experiment) {
    ExperimentConfig config = experiment.config();
    experiment.report().lines().forEach(print::println);
    experiment.rowVariances().forEach(print::println);
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

  /** Prints that a run was finished before its process was stopped. */
  void finishedBefore(Path run) {
    if (quiet) {
      result.println(run);
      result.flush();
    }
    print.println("Run directory: " + run);
    print.println(
        "It was finished before the process was stopped; run the command again for another run");
    print.flush();
  }

  /** Prints from where a run continues, and which others in its folder wait for that. */
  void continued(CheckpointFolder checkpoints) {
    tellStopped(print, checkpoints.others());
    if (checkpoints.isResumable()) {
      print.println("Continuing the run that was stopped; --fresh starts over");
    }
    print.flush();
  }

  /** Tells which other runs can be continued. */
  static void tellStopped(PrintWriter print, List<Path> others) {
    if (!others.isEmpty()) {
      print.println(
          "Unfinished runs of other configs, data or versions; repeat their commands, or delete: "
              + others.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
  }

  /** Does a run; leaves what its network had come to if that diverges. */
  CompletedRun keepingDiverged(RunWriter writer, Supplier<CompletedRun> run) {
    try {
      return run.get();
    } catch (DivergedRunException diverged) {
      TrainingResult before = diverged.before();
      if (before != null) {
        RunDirectory kept = writer.writeDiverged(diverged.fold(), before);
        print.println("What was reached before: " + kept.path());
        print.flush();
      }
      throw diverged;
    }
  }

  /**
   * Adds its page to a run, finishes it, and says where it lies. A run is worth more than its page:
   * it is finished also where the page cannot be written.
   *
   * @return the exit code
   */
  int finish(UnfinishedRun unfinished) throws IOException {
    Path page = unfinished.path().resolve(Page.FILE);
    String text = Page.of(RunDirectory.open(unfinished.path()));
    IOException failed = null;
    try {
      Files.writeString(page, text);
    } catch (IOException e) {
      Files.deleteIfExists(page);
      failed = e;
    }
    RunDirectory run = unfinished.finish();
    if (quiet) {
      result.println(run.path());
      result.flush();
    }
    print.println();
    print.println("Run directory: " + run.path());
    print.println(
        failed == null
            ? "Report: " + run.path().resolve(Page.FILE)
            : "The report cannot be written (%s); make room, then 'sinecast report %s' makes it"
                .formatted(failed.getMessage(), run.path()));
    print.flush();
    return failed == null ? ExitCode.DONE : ExitCode.BAD_INPUT;
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
  public TrainingListener onNetwork(Experiment fold) {
    epochs = fold.config().training().epochs();
    return TrainingProgress.on(print, epochs, live);
  }

  @Override
  public void onNetworkTrained(TrainingResult result) {
    EpochResult best = result.best();
    print.printf(
        Locale.ROOT,
        "%nKept the weights of epoch %d, validation loss %.6f%n",
        best.epoch(),
        best.validationLoss());
    if (result.refit() != null) {
      print.printf(
          Locale.ROOT,
          "Trained once more on training and validation rows, for %d epochs%n",
          best.epoch());
    }
    print.println();
    print.flush();
  }

  @Override
  public TrainingListener onRival(String name) {
    return TrainingProgress.ofFurther(print, name, epochs, live);
  }

  @Override
  public void onMissing(String name, DivergedException diverged) {
    print.printf(Locale.ROOT, "%s is not evaluated: %s%n", name, diverged.getMessage());
  }

  @Override
  public void onTrained(int rivals) {
    if (rivals > 0) {
      print.println();
    }
  }
}
