package io.github.sinecast.cli;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.audit.Audit;
import io.github.sinecast.audit.AuditResult;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.run.AuditRow;
import io.github.sinecast.run.CheckpointFolder;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.UnfinishedRun;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.work.TrainingsElsewhere;
import io.github.sinecast.work.Workplace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network, judges it beside the baselines, and leaves a run directory. */
@Command(
    name = "train",
    description =
        "Train a network from a config, evaluate it against baselines on the test split,"
            + " and write a run directory.")
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Mixin private RunFolderOptions runs = new RunFolderOptions();

  @Option(
      names = "--audit",
      description =
          "Audit the experiment too, as 'sinecast audit --quick' does, and keep what was found in"
              + " the run directory and its report.")
  private boolean audit;

  @Option(
      names = "--fresh",
      description = "Start over instead of continuing the same run where it was stopped.")
  private boolean fresh;

  @Option(
      names = "--final-fit",
      description =
          "Train the saved network once more, on all rows, after its evaluation; as"
              + " --set training.final-fit=true.")
  private boolean finalFit;

  @Mixin private ScoreOptions scores = new ScoreOptions();

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() throws IOException {
    ExperimentConfig read = options.read();
    ExperimentConfig config =
        finalFit ? read.withTraining(read.training().withFinalFit(true)) : read;
    RunWriter writer = new RunWriter(runs.folder());
    Experiment experiment = Experiment.prepare(config);
    PrintedRun printed = new PrintedRun(spec);
    printed.begin(experiment);
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs.folder(), experiment)) {
      if (fresh) {
        checkpoints.clear();
      }
      Path finished = checkpoints.finished();
      int exitCode;
      if (finished != null && (!audit || Files.exists(AuditRow.FILE.in(finished)))) {
        printed.finishedBefore(finished);
        exitCode = audit ? exitCode(AuditRow.FILE.read(finished)) : ExitCode.DONE;
      } else {
        printed.continued(checkpoints);
        exitCode = continuing(checkpoints, experiment, writer.beside(checkpoints), printed);
      }
      checkpoints.clear();
      return exitCode;
    }
  }

  private static int exitCode(List<AuditRow> found) {
    return found.stream().anyMatch(AuditRow::leak) ? ExitCode.BAD_INPUT : ExitCode.DONE;
  }

  /** Trains, and says how to continue if that is stopped or fails. */
  private int continuing(
      CheckpointFolder checkpoints, Experiment experiment, RunWriter writer, PrintedRun printed)
      throws IOException {
    try (ContinuationNotice notice = ContinuationNotice.of(spec, checkpoints)) {
      try {
        return train(experiment, writer, printed, checkpoints);
      } catch (DivergedException diverged) {
        // It would diverge again.
        checkpoints.clear();
        throw diverged;
      } catch (InvalidInputException failed) {
        throw checkpoints.isResumable()
            ? new InvalidInputException(failed.getMessage() + "\n" + notice.advice(), failed)
            : failed;
      }
    }
  }

  private int train(
      Experiment experiment, RunWriter writer, PrintedRun printed, CheckpointFolder checkpoints)
      throws IOException {
    PrintWriter print = Narration.of(spec);
    if (cluster.isGiven()) {
      try (Workplace workplace = cluster.connect(runs.folder())) {
        TrainingsElsewhere.finish(experiment, checkpoints, workplace);
      }
    }
    CompletedRun completed =
        printed.keepingDiverged(writer, () -> CompletedRun.of(experiment, printed, checkpoints));
    Screen.printPage(print, scores.page(completed.judgement()));
    AuditResult audited = audit ? audited(experiment) : null;
    int exitCode;
    try (UnfinishedRun unfinished = writer.begin(completed)) {
      if (audited != null) {
        unfinished.add(AuditRow.FILE, audited.findings().stream());
      }
      exitCode = printed.finish(unfinished);
    }
    if (completed.folds() > 1) {
      print.printf(Locale.ROOT, "Its model is that of fold %d, the last%n", completed.folds());
    }
    if (completed.isFittedFinally()) {
      print.println(
          "It forecasts with a network that was trained once more, on all rows, for "
              + completed.saved().training().best().epoch()
              + " epochs; the scores are those of the network before");
    }
    print.flush();
    return audited == null || exitCode != ExitCode.DONE ? exitCode : exitCode(audited.findings());
  }

  private AuditResult audited(Experiment experiment) {
    PrintWriter print = Narration.of(spec);
    AuditResult result = Audit.of(experiment, true, found -> {});
    print.println();
    result.leaks().forEach(leak -> print.println(leak.subject() + ": " + leak.found()));
    print.println("Audit. " + result.summary());
    print.flush();
    return result;
  }
}
