package io.github.sinecast.cli;

import io.github.sinecast.comparison.RunStore;
import io.github.sinecast.work.LocalThreads;
import io.github.sinecast.work.Workplace;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where commands keep many runs, and how many they do at a time. */
final class StoreOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/experiments",
      description =
          "Folder in which what is done is kept, and found again (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs/experiments");

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Runs under way at a time (default: ${DEFAULT-VALUE}). Does not change results.")
  private int jobs = 1;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  RunStore open() {
    jobs();
    return new RunStore(out);
  }

  Path folder() {
    return out;
  }

  /** Where the work is done; to be closed by the caller. */
  Workplace workplace() {
    return cluster.isGiven() ? cluster.connect(out) : new LocalThreads(jobs());
  }

  private int jobs() {
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be at least 1, found " + jobs);
    }
    return jobs;
  }
}
