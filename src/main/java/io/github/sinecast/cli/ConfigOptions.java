package io.github.sinecast.cli;

import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.ExperimentGrid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How commands are given a config. */
final class ConfigOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "Experiment config, a YAML file.")
  @SuppressWarnings("NullAway.Init")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replace a setting of the config, such as training.epochs=3; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  private @Nullable Integer threads;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; 0 for as many as there are processors. Does not change results.")
  void useThreads(int wanted) {
    if (wanted < 0) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be at least 0, found " + wanted);
    }
    threads = wanted;
  }

  ExperimentConfig read() {
    return executed(ExperimentConfig.read(config, overrides));
  }

  /** All experiments of a grid, or the one of a plain config. */
  List<ExperimentGrid.Point> grid() {
    return ExperimentGrid.read(config, overrides).stream()
        .map(
            point ->
                new ExperimentGrid.Point(point.variant(), point.label(), executed(point.config())))
        .toList();
  }

  private ExperimentConfig executed(ExperimentConfig read) {
    return threads == null ? read : read.withThreads(threads);
  }
}
