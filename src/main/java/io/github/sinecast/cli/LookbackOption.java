package io.github.sinecast.cli;

import io.github.sinecast.run.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands are given windows of another length than those of training. */
final class LookbackOption {
  @Option(
      names = "--lookback",
      paramLabel = "N",
      description =
          "Rows of history that one forecast sees, where the encoding and the pooling of the run"
              + " serve another number than that of training (default: that of training).")
  private @Nullable Integer lookback;

  RunDirectory of(RunDirectory run) {
    return lookback == null ? run : run.atLookback(lookback);
  }
}
