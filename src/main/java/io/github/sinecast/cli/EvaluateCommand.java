package io.github.sinecast.cli;

import io.github.sinecast.experiment.RunDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a trained model on a table, beside the naive forecasts. */
@Command(
    name = "evaluate",
    description =
        "Judge a trained model beside the naive forecasts on the test split of a table, cut as the"
            + " run's config cuts its own.")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "Run directory of a trained model.")
  @SuppressWarnings("NullAway.Init")
  private Path run;

  @Parameters(index = "1", paramLabel = "CSV", description = "Table of series, new or known.")
  @SuppressWarnings("NullAway.Init")
  private Path table;

  @Option(
      names = "--set",
      paramLabel = "data.KEY=VALUE",
      description = "Say how this table differs from that of the run; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    print.print(ScorePage.of(RunDirectory.open(run).evaluate(table, overrides).scores()));
    print.flush();
    return ExitCode.DONE;
  }
}
