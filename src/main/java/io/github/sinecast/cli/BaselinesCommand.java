package io.github.sinecast.cli;

import io.github.sinecast.experiment.Experiment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Judges the naive forecasts alone. */
@Command(
    name = "baselines",
    description = "Judge the naive forecasts of a config on its test split, without any network.")
final class BaselinesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() {
    Experiment experiment = Experiment.prepare(options.read());
    experiment.report().changes().forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getOut().print(ScorePage.of(experiment.judgeBaselines()));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
