package io.github.sinecast;

/** How the change from one value to a later one is measured, so that changes add up. */
public enum Change {
  /** The logarithm of the ratio, where all values are above 0. */
  LOG_RETURN {
    @Override
    public double between(double before, double after) {
      return Math.log(after / before);
    }

    @Override
    public double applied(double last, double change) {
      return last * Math.exp(change);
    }
  },

  /** The difference, which survives all values. */
  DIFFERENCE {
    @Override
    public double between(double before, double after) {
      return after - before;
    }

    @Override
    public double applied(double last, double change) {
      return last + change;
    }
  };

  /** The change from one value to the next. */
  public abstract double between(double before, double after);

  /** The value to which a change leads. */
  public abstract double applied(double last, double change);

  /** The measure that fits all of some values. */
  public static Change of(double[] values) {
    for (double value : values) {
      if (!(value > 0)) {
        return DIFFERENCE;
      }
    }
    return LOG_RETURN;
  }

  /** The change from each value to the next. */
  public double[] all(double[] values) {
    double[] changes = new double[values.length - 1];
    for (int row = 0; row < changes.length; row++) {
      changes[row] = between(values[row], values[row + 1]);
    }
    return changes;
  }
}
