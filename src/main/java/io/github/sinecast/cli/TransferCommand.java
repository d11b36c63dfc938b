package io.github.sinecast.cli;

import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Transfer;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.UnfinishedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Forecasts series by a network that never saw them, and compares with networks of their own. */
@Command(
    name = "transfer",
    description =
        "Train a network on all series of a table except those of data.held-out. Evaluate it on the"
            + " held-out series, beside the baselines and a network trained on each of them alone."
            + " The model of the run directory forecasts series that it never saw.")
final class TransferCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Mixin private RunFolderOptions runs = new RunFolderOptions();

  @Mixin private ScoreOptions scores = new ScoreOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter print = Narration.of(spec);
    ExperimentConfig config = options.read();
    Transfer.require(config);
    RunWriter writer = new RunWriter(runs.folder());
    Experiment experiment = Experiment.prepare(config);
    PrintedRun printed = new PrintedRun(spec);
    printed.begin(experiment);
    CompletedRun completed =
        printed.keepingDiverged(writer, () -> Transfer.of(experiment, printed));
    String network = config.modelName();
    print.printf("%s learned from the other series and never saw these.%n", network);
    if (completed.judgement().backtest().models().contains(network + Transfer.OWN)) {
      print.printf("%s%s is a network of each series' own.%n", network, Transfer.OWN);
    }
    print.println();
    Screen.printPage(print, scores.page(completed.judgement()));
    if (config.data().heldOut().size() > 1) {
      print.println();
      print.print(completed.judgement().comparison().bySeries(network));
    }
    try (UnfinishedRun unfinished = writer.begin(completed)) {
      return printed.finish(unfinished);
    }
  }
}
