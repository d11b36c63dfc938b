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
        "Look for knowledge of the future: change all data after several cutoffs, fit everything"
            + " anew, and compare what was computed before; look for columns that know"
            + " later rows of the target; and shuffle input windows to see whether order is used."
            + " Ends with exit code 3 if anything looks ahead.")
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
