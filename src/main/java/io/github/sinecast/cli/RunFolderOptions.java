package io.github.sinecast.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where commands leave a run directory. */
final class RunFolderOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder in which the run directory is made (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs");

  Path folder() {
    return out;
  }
}
