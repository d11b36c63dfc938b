package io.github.sinecast.cli;

import picocli.CommandLine.Option;

/** How much of the scores is printed. */
final class ScoreOptions {
  @Option(
      names = "--by-series",
      description = "Print the scores of each series of a panel, however many there are.")
  private boolean bySeries;

  boolean bySeries() {
    return bySeries;
  }
}
