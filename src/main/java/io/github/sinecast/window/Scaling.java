package io.github.sinecast.window;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.Sample;
import java.util.Arrays;

/**
 * A wish for a scale: how values shall be brought to a common size. Fitting it to known values
 * gives the {@link FittedScaler} that does so.
 */
public enum Scaling {
  /** Mean 0 and population standard deviation 1. */
  STANDARD {
    @Override
    FittedScaler fitTo(double[] values) {
      double mean = Sample.meanOfTwoPasses(values);
      return scaler(mean, Math.sqrt(Sample.meanSquare(values, mean)));
    }
  },
  /**
   * Median 0 and interquartile range 1 (quartiles by linear interpolation between order
   * statistics).
   */
  ROBUST {
    @Override
    FittedScaler fitTo(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return scaler(
          Sample.quantile(sorted, 0.5),
          Sample.quantile(sorted, 0.75) - Sample.quantile(sorted, 0.25));
    }
  },
  /** Divided by the root of the mean square; zero stays zero, so signs keep their meaning. */
  ROOT_MEAN_SQUARE {
    @Override
    FittedScaler fitTo(double[] values) {
      return scaler(0, Math.sqrt(Sample.meanSquare(values, 0)));
    }
  },
  /** Values as they are. */
  NONE {
    @Override
    FittedScaler fitTo(double[] values) {
      return FittedScaler.IDENTITY;
    }
  };

  /** The mean of equal numbers is off by a few units in the last place; such a spread is none. */
  private static final double CONSTANT_ULPS = 64;

  /**
   * Fits this scale to values.
   *
   * @param values known values only: training rows, never a later one; not changed
   * @return the scaler; a column that never changes gets a spread of 1
   * @throws IllegalArgumentException if there are no values, or one is not finite
   */
  public FittedScaler fit(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a scale cannot be fitted to no values");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a scale cannot be fitted to " + value);
      }
    }
    return fitTo(values);
  }

  abstract FittedScaler fitTo(double[] values);

  /**
   * A scaler whose spread is 1 where the values had none beyond rounding, so that a constant column
   * becomes zeros.
   */
  private static FittedScaler scaler(double location, double spread) {
    boolean constant = !(spread > Math.ulp(location) * CONSTANT_ULPS);
    return new FittedScaler(location, constant ? 1 : spread);
  }
}
