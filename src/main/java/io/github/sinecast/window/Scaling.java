package io.github.sinecast.window;

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
      double mean = mean(values);
      return FittedScaler.of(mean, Math.sqrt(meanSquare(values, mean)));
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
      return FittedScaler.of(
          quantile(sorted, 0.5), quantile(sorted, 0.75) - quantile(sorted, 0.25));
    }
  },
  /** Divided by the root of the mean square; zero stays zero, so signs keep their meaning. */
  ROOT_MEAN_SQUARE {
    @Override
    FittedScaler fitTo(double[] values) {
      return FittedScaler.of(0, Math.sqrt(meanSquare(values, 0)));
    }
  },
  /** Values as they are. */
  NONE {
    @Override
    FittedScaler fitTo(double[] values) {
      return FittedScaler.IDENTITY;
    }
  };

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

  /** In two passes: the second takes away what the first lost to rounding. */
  private static double mean(double[] values) {
    double first = meanDistance(values, 0);
    return first + meanDistance(values, first);
  }

  private static double meanDistance(double[] values, double centre) {
    double sum = 0;
    for (double value : values) {
      sum += value - centre;
    }
    return sum / values.length;
  }

  private static double meanSquare(double[] values, double centre) {
    double sum = 0;
    for (double value : values) {
      sum += (value - centre) * (value - centre);
    }
    return sum / values.length;
  }

  private static double quantile(double[] sorted, double level) {
    double position = level * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
