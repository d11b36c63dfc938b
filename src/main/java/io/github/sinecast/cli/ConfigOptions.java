package io.github.sinecast.cli;

import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.ExperimentGrid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How commands are given a config. */
final class ConfigOptions {
  @Parameters(paramLabel = "CONFIG", description = "Experiment config, a YAML file.")
  @SuppressWarnings("NullAway.Init")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replace a setting of the config, such as training.epochs=3; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  ExperimentConfig read() {
    return threads.of(ExperimentConfig.read(config, overrides));
  }

  /** All experiments of a grid, or the one of a plain config. */
  List<ExperimentGrid.Point> grid() {
    return ExperimentGrid.read(config, overrides).stream()
        .map(
            point ->
                new ExperimentGrid.Point(
                    point.variant(), point.label(), threads.of(point.config())))
        .toList();
  }
}
