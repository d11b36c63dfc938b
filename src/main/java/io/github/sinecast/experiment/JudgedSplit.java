package io.github.sinecast.experiment;

/** Which rows forecasts are judged on. */
public enum JudgedSplit {
  /** Those of the test split. */
  TEST,
  /** Those of the validation split; no row of the test split is looked at. */
  VALIDATION
}
