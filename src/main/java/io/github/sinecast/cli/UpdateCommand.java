package io.github.sinecast.cli;

import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.UnfinishedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model further when its table has new rows, and leaves another run directory. */
@Command(
    name = "update",
    description =
        "Train a model further on a table that has new rows, evaluate it on the newest rows beside"
            + " the model as it was, and write a new run directory.")
final class UpdateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private RunFolderOptions runs = new RunFolderOptions();

  @Option(
      names = "--head-only",
      description = "Train the head only; all other weights stay as they are.")
  private boolean headOnly;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Maximum number of epochs (default: a quarter of those of the run).")
  private @Nullable Integer epochs;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Mixin private ScoreOptions scores = new ScoreOptions();

  @Override
  public Integer call() throws IOException {
    if (epochs != null && epochs < 1) {
      throw new ParameterException(
          spec.commandLine(), "--epochs must be at least 1, found " + epochs);
    }
    PrintWriter print = Narration.of(spec);
    RunWriter writer = new RunWriter(runs.folder());
    Experiment experiment =
        threads.of(options.run()).update(options.tables(), options.overrides(), epochs, headOnly);
    PrintedRun printed = new PrintedRun(spec);
    printed.begin(experiment);
    CompletedRun completed =
        printed.keepingDiverged(writer, () -> CompletedRun.of(experiment, printed));
    Screen.printPage(print, scores.page(completed.judgement()));
    try (UnfinishedRun unfinished = writer.begin(completed)) {
      return printed.finish(unfinished);
    }
  }
}
