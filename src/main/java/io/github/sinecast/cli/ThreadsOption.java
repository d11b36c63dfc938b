package io.github.sinecast.cli;

import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.run.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads train, whatever the config says. */
final class ThreadsOption {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private @Nullable Integer threads;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; 0 for as many as there are processors. Does not change results.")
  void use(int wanted) {
    if (wanted < 0) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be at least 0, found " + wanted);
    }
    threads = wanted;
  }

  ExperimentConfig of(ExperimentConfig config) {
    return threads == null ? config : config.withThreads(threads);
  }

  RunDirectory of(RunDirectory run) {
    return threads == null ? run : run.withThreads(threads);
  }
}
