package io.github.sinecast.evaluation;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;

/**
 * A unit in which values are judged: {@code (value - location) / spread}.
 *
 * @param location the value that becomes 0, such as the mean of the training rows
 * @param spread the distance that becomes 1, such as their standard deviation
 */
public record AffineUnit(double location, double spread) {
  /** The unit of the file: values stay as they are, to the last bit. */
  public static final AffineUnit OF_FILE = new AffineUnit(0, 1);

  public AffineUnit {
    if (!Double.isFinite(location)) {
      throw new InvalidSettingException("location", "must be a finite number, found " + location);
    }
    Require.positive(spread, "spread");
  }

  /** A value of the file in this unit. */
  public double scaled(double value) {
    return (value - location) / spread;
  }
}
