package io.github.sinecast.cli;

import io.github.sinecast.audit.Audit;
import io.github.sinecast.audit.AuditResult;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network, judges it beside the baselines, and leaves a run directory. */
@Command(
    name = "train",
    description =
        "Train a network as a config says, judge it beside the naive forecasts on the test split,"
            + " and leave a run directory.")
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Mixin private RunFolderOptions runs = new RunFolderOptions();

  @Option(
      names = "--audit",
      description =
          "Audit the experiment too, as 'sinecast audit --quick' does, and keep what was found in the"
              + " run directory and its report.")
  private boolean audit;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    ExperimentConfig config = options.read();
    AtomicReference<@Nullable AuditResult> audited = new AtomicReference<>();
    RunWriter writer = new RunWriter(runs.folder(), run -> complete(run, audited.get()));
    Experiment experiment = Experiment.prepare(config);
    PrintedRun printed = new PrintedRun(print, writer);
    printed.begin(experiment);
    CompletedRun completed = CompletedRun.of(experiment, printed);
    Judgement judgement = completed.judgement();
    print.print(Emphasis.of(ScorePage.of(judgement)));
    if (audit) {
      AuditResult findings = Audit.of(experiment, true, found -> {});
      audited.set(findings);
      print.println();
      findings.leaks().forEach(leak -> print.println(leak.subject() + ": " + leak.words()));
      print.println("Audit. " + findings.summary());
      print.flush();
    }
    RunDirectory run = writer.write(completed.fold(), completed.training(), judgement);
    printed.end(run);
    if (completed.folds() > 1) {
      print.printf(Locale.ROOT, "Its model is that of fold %d, the last%n", completed.folds());
    }
    print.flush();
    AuditResult findings = audited.get();
    return findings == null || findings.passed() ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  /** Adds what only a command knows to a run directory that is not in its place yet. */
  private void complete(RunDirectory run, @Nullable AuditResult audited) {
    if (audited != null) {
      try (Writer file = Files.newBufferedWriter(run.path().resolve(RunDirectory.AUDIT))) {
        audited.writeCsv(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    ReportCommand.add(run, spec);
  }
}
