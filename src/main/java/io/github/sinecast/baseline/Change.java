package io.github.sinecast.baseline;

import io.github.sinecast.Distribution;
import io.github.sinecast.distribution.LearnedDistribution;

/** How the change from one value to a later one is measured, so that changes add up. */
enum Change {
  /** The logarithm of the ratio, where all values are above 0. */
  LOG_RETURN {
    @Override
    double between(double before, double after) {
      return Math.log(after / before);
    }

    @Override
    double applied(double last, double change) {
      return last * Math.exp(change);
    }

    @Override
    Distribution applied(double last, LearnedDistribution change) {
      return change.exponential(last);
    }
  },

  /** The difference, which survives all values. */
  DIFFERENCE {
    @Override
    double between(double before, double after) {
      return after - before;
    }

    @Override
    double applied(double last, double change) {
      return last + change;
    }

    @Override
    Distribution applied(double last, LearnedDistribution change) {
      return change.scaled(last, 1);
    }
  };

  abstract double between(double before, double after);

  /** The value to which a change leads. */
  abstract double applied(double last, double change);

  abstract Distribution applied(double last, LearnedDistribution change);

  /** The measure that fits all of some values. */
  static Change of(double[] values) {
    for (double value : values) {
      if (!(value > 0)) {
        return DIFFERENCE;
      }
    }
    return LOG_RETURN;
  }

  /** The change from each value to the next. */
  double[] all(double[] values) {
    double[] changes = new double[values.length - 1];
    for (int row = 0; row < changes.length; row++) {
      changes[row] = between(values[row], values[row + 1]);
    }
    return changes;
  }
}
