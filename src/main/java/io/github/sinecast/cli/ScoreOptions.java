package io.github.sinecast.cli;

import io.github.sinecast.experiment.Judgement;
import picocli.CommandLine.Option;

/** How much of an evaluation is printed. */
final class ScoreOptions {
  @Option(
      names = "--full",
      description =
          "Print every table: all metrics, tests, calibration, risk, and errors by step. Otherwise"
              + " the most important ones.")
  private boolean full;

  @Option(
      names = "--by-series",
      description = "Print the scores of each series of a panel, however many there are.")
  private boolean bySeries;

  /** An evaluation as it was asked for. */
  String page(Judgement evaluation) {
    return full ? ScorePage.full(evaluation, bySeries) : ScorePage.brief(evaluation, bySeries);
  }
}
