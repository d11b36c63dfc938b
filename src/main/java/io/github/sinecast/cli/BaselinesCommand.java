package io.github.sinecast.cli;

import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.Judge;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
          Screen.printPage(
              print,
              scores.page(new Judge(experiment).judgeBaselines())
                  + "\n"
                  + sources(config.evaluation().baselines()));
        });
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  /** Where each baseline is defined; those of one source share a line. */
  private static String sources(List<Baseline> baselines) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Baseline baseline : baselines) {
      names.computeIfAbsent(baseline.source(), none -> new ArrayList<>()).add(baseline.name());
    }
    StringBuilder text = new StringBuilder("Sources:\n");
    names.forEach(
        (source, ofSource) ->
            text.append("%s: %s\n".formatted(String.join(", ", ofSource), source)));
    return text.toString();
  }
}
