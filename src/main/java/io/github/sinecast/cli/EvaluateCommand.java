package io.github.sinecast.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Judges a trained model on a table, beside the naive forecasts. */
@Command(
    name = "evaluate",
    description =
        "Evaluate a trained model against baselines on the test split of a table. The config of the"
            + " run says how the table is split.")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private LookbackOption lookback = new LookbackOption();

  @Mixin private ScoreOptions scores = new ScoreOptions();

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    Screen.printPage(
        print,
        scores.page(
            lookback
                .of(options.run())
                .evaluate(options.tables(), options.overrides(), options::tell)));
    print.flush();
    return ExitCode.DONE;
  }
}
