package io.github.sinecast.window;

import io.github.sinecast.Distribution;
import io.github.sinecast.distribution.LearnedDistribution;

/**
 * The form in which a network learns the target's future.
 *
 * <p>A window ends with the last known value P_t. Whatever the form, forecasts are turned back into
 * the units of the file.
 */
public enum Target {
  /** Step h is {@code log(P_(t+h) / P_t) / sigma}; for values above zero only. */
  LOG_RETURN {
    @Override
    double learned(double last, double future, FittedScaler scale) {
      return scale.scale(Math.log(future / last));
    }

    @Override
    double inUnits(double last, double learned, FittedScaler scale) {
      return last * Math.exp(scale.invert(learned));
    }

    @Override
    Distribution inUnits(double last, LearnedDistribution learned, FittedScaler scale) {
      return learned.scaled(scale.location(), scale.spread()).exponential(last);
    }

    @Override
    double change(double before, double now) {
      return Math.log(now / before);
    }
  },
  /** Step h is {@code (P_(t+h) - P_t) / sigma}; the form that survives values of zero and below. */
  DIFFERENCE {
    @Override
    double learned(double last, double future, FittedScaler scale) {
      return scale.scale(future - last);
    }

    @Override
    double inUnits(double last, double learned, FittedScaler scale) {
      return last + scale.invert(learned);
    }

    @Override
    Distribution inUnits(double last, LearnedDistribution learned, FittedScaler scale) {
      return learned.scaled(last + scale.location(), scale.spread());
    }

    @Override
    double change(double before, double now) {
      return now - before;
    }
  },
  /** Step h is {@code (P_(t+h) - mean) / sigma}, whatever the last value is. */
  LEVEL {
    @Override
    double learned(double last, double future, FittedScaler scale) {
      return scale.scale(future);
    }

    @Override
    double inUnits(double last, double learned, FittedScaler scale) {
      return scale.invert(learned);
    }

    @Override
    Distribution inUnits(double last, LearnedDistribution learned, FittedScaler scale) {
      return learned.scaled(scale.location(), scale.spread());
    }

    @Override
    public double spreadUnlearned(int step) {
      return 1;
    }

    @Override
    double change(double before, double now) {
      return now - before;
    }

    @Override
    FittedScaler fit(double[] known) {
      return Scaling.STANDARD.fit(known);
    }
  };

  /** Two values are rounded, and so are their ratio or difference and its logarithm. */
  private static final double ROUNDINGS_IN_A_CHANGE = 4;

  /** From units of the file to what the network learns. */
  abstract double learned(double last, double future, FittedScaler scale);

  /** From what the network answers to units of the file. */
  abstract double inUnits(double last, double learned, FittedScaler scale);

  /** The same for a distribution. */
  abstract Distribution inUnits(double last, LearnedDistribution learned, FittedScaler scale);

  /**
   * How far what is learned spreads at a step, before anything was learned: as the changes of a
   * random walk add up, whose deviation over one row is 1; or as levels do.
   *
   * @param step from 1 to H
   */
  public double spreadUnlearned(int step) {
    return Math.sqrt(step);
  }

  /** The change of the target over one row, in this form and unscaled. */
  abstract double change(double before, double now);

  /** Whether values of zero and below have no place in this form. */
  public boolean needsPositiveValues() {
    return this == LOG_RETURN;
  }

  /**
   * Fits the scale to known target values.
   *
   * <p>Changes are divided by their population standard deviation and not shifted, so that a
   * forecast of no change is a zero; levels are standardised. Where changes differ by no more than
   * the rounding of the values, as on a straight line, they are left as they are.
   *
   * @param known the target in consecutive training rows, at least two
   */
  FittedScaler fit(double[] known) {
    double[] changes = new double[known.length - 1];
    double largest = Math.abs(known[0]);
    for (int row = 1; row < known.length; row++) {
      changes[row - 1] = change(known[row - 1], known[row]);
      largest = Math.max(largest, Math.abs(known[row]));
    }
    double rounding = ROUNDINGS_IN_A_CHANGE * change(largest, Math.nextUp(largest));
    double spread = Scaling.STANDARD.fit(changes).spread();
    return new FittedScaler(0, spread > rounding ? spread : 1);
  }
}
