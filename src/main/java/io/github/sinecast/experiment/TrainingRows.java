package io.github.sinecast.experiment;

/** Which rows the folds of a rolling origin learn from. */
public enum TrainingRows {
  /** All rows from the first on, more with each fold. */
  EXPANDING,
  /** As many rows as the first fold, the latest before its validation rows. */
  SLIDING
}
