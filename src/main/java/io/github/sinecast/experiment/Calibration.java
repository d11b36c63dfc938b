package io.github.sinecast.experiment;

/** Whether quantiles are corrected by what came true in the validation split. */
public enum Calibration {
  /** They are what the network says. */
  NONE,
  /** They are those of {@link io.github.sinecast.distribution.ConformalCalibration}. */
  CONFORMAL
}
