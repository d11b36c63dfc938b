package io.github.sinecast.cli;

import io.github.sinecast.audit.Audit;
import io.github.sinecast.audit.AuditResult;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.run.AuditRow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves or refutes that an experiment looks ahead. */
@Command(
    name = "audit",
    description =
        "Check an experiment for look-ahead. The audit changes all data after several cutoffs, fits"
            + " everything again and compares what was computed before them; it searches for"
            + " columns that contain later values of the target; and it shuffles the rows of"
            + " windows to see whether the model uses their order. Exit code 3 means that something"
            + " looks ahead.")
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--quick",
      description = "Evaluate the use of order after a reduced training, not after the config's.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the findings to this new file, as CSV.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    NewFile file = NewFile.of(out);
    Experiment experiment = Experiment.prepare(options.read());
    experiment.report().changes().forEach(Narration.remarks(spec)::println);
    AuditResult result =
        Audit.of(
            experiment,
            quick,
            found -> {
              print.println(found.check() + ": " + found.subject() + ": " + found.found());
              print.flush();
            });
    print.println();
    print.println(result.summary());
    print.flush();
    if (file != null) {
      file.write(AuditRow.FILE.text(result.findings().stream()));
    }
    return result.passed() ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }
}
