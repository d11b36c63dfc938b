package io.github.sinecast.cli;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.Judge;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Judges the naive forecasts alone. */
@Command(
    name = "baselines",
    description = "Evaluate the baselines of a config on its test split, without any network.")
final class BaselinesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Mixin private ScoreOptions scores = new ScoreOptions();

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    Map<ExperimentConfig, ExperimentGrid.Point> judged = new LinkedHashMap<>();
    options.grid().forEach(point -> judged.putIfAbsent(point.config().ofBaselines(), point));
    judged.forEach(
        (config, point) -> {
          Experiment experiment = Experiment.prepare(config);
          experiment.report().changes().forEach(Narration.remarks(spec)::println);
          experiment.rowVariances().forEach(Narration.remarks(spec)::println);
          if (judged.size() > 1) {
            print.printf(
                Locale.ROOT, "%d steps ahead (%s)%n", config.window().horizon(), point.label());
          }
          Screen.printPage(print, scores.page(new Judge(experiment).judgeBaselines()));
        });
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
