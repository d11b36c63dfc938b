package io.github.sinecast.evaluation;

/** Where people are shown the values of a metric, besides {@code scores.csv}, which has all. */
public enum View {
  /** A table of scores over all steps. */
  TABLE,
  /** A table of scores over all steps that fits beside the names of models on a screen. */
  BRIEF,
  /** A chart of scores step by step. */
  BY_STEP,
  /** A table that compares experiments. */
  COMPARISON,
  /** The first screen of a report. */
  HEADLINE
}
