package io.github.sinecast.window;

import io.github.sinecast.Change;
import io.github.sinecast.Distribution;
import io.github.sinecast.FittedScaler;
import io.github.sinecast.distribution.LearnedDistribution;
import java.util.Arrays;

/**
 * The form in which a network learns the target's future.
 *
 * <p>A window ends with the last known value P_t. Whatever the form, forecasts are turned back into
 * the units of the file.
 */
public enum Target {
  /** Step h is {@code log(P_(t+h) / P_t) / sigma}; for values above zero only. */
  LOG_RETURN(Change.LOG_RETURN),
  /** Step h is {@code (P_(t+h) - P_t) / sigma}; the form that survives values of zero and below. */
  DIFFERENCE(Change.DIFFERENCE),
  /** Step h is {@code (P_(t+h) - mean) / sigma}, whatever the last value is. */
  LEVEL(Change.DIFFERENCE) {
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
    FittedScaler fit(double[] known) {
      return Scaling.STANDARD.fit(known);
    }
  };

  /** Two values are rounded, and so are their ratio or difference and its logarithm. */
  private static final double ROUNDINGS_IN_A_CHANGE = 4;

  /** The scale that leaves values as they are. */
  static final FittedScaler UNSCALED = new FittedScaler(0, 1);

  private final Change change;

  Target(Change change) {
    this.change = change;
  }

  /** From units of the file to what the network learns. */
  double learned(double last, double future, FittedScaler scale) {
    return scale.scale(change.between(last, future));
  }

  /** From units of the file to what the network learns, but not scaled. */
  public double unscaled(double last, double future) {
    return learned(last, future, UNSCALED);
  }

  /** From what the network answers to units of the file. */
  double inUnits(double last, double learned, FittedScaler scale) {
    return change.applied(last, scale.invert(learned));
  }

  /** The same for a distribution. */
  Distribution inUnits(double last, LearnedDistribution learned, FittedScaler scale) {
    return learned.scaled(scale.location(), scale.spread()).applied(last, change);
  }

  /**
   * How far what is learned spreads at a step, before anything was learned: as the changes of a
   * random walk add up, whose deviation over one row is 1; or as levels do.
   *
   * @param step from 1 to H
   */
  public double spreadUnlearned(int step) {
    return Math.sqrt(step);
  }

  /** How changes of the target from row to row are measured. */
  public Change change() {
    return change;
  }

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
    double largest = Arrays.stream(known).map(Math::abs).max().orElseThrow();
    double rounding = ROUNDINGS_IN_A_CHANGE * change.between(largest, Math.nextUp(largest));
    double spread = Scaling.STANDARD.fit(change.all(known)).spread();
    return new FittedScaler(0, spread > rounding ? spread : 1);
  }
}
