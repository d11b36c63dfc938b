package io.github.sinecast.cli;

import io.github.sinecast.run.RunDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whether commands that read a run verify its files. */
final class VerificationOptions {
  @Option(
      names = "--unverified",
      description =
          "Use a run whose config or model was edited on purpose: do not compare the files with the"
              + " digests in its manifest.")
  private boolean unverified;

  RunDirectory open(Path run) {
    return unverified ? RunDirectory.openUnverified(run) : RunDirectory.open(run);
  }
}
