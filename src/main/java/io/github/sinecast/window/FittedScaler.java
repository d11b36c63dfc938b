package io.github.sinecast.window;

/**
 * An affine scale fitted to known values: {@code scaled = (value - location) / spread}.
 *
 * @param location the value that becomes 0
 * @param spread the distance that becomes 1; finite and greater than 0
 */
public record FittedScaler(double location, double spread) {
  /** Leaves values as they are. */
  public static final FittedScaler IDENTITY = new FittedScaler(0, 1);

  public FittedScaler {
    if (!Double.isFinite(location) || !(spread > 0 && Double.isFinite(spread))) {
      throw new IllegalArgumentException(
          "a scaler needs a finite location and a finite spread above 0, found location "
              + location
              + " and spread "
              + spread);
    }
  }

  /**
   * A scaler whose spread is 1 where the values had none beyond rounding, so that a constant column
   * becomes zeros.
   */
  static FittedScaler of(double location, double spread) {
    boolean constant = !(spread > Math.ulp(location) * CONSTANT_ULPS);
    return new FittedScaler(location, constant ? 1 : spread);
  }

  /** The mean of equal numbers is off by a few units in the last place; such a spread is none. */
  private static final double CONSTANT_ULPS = 64;

  /** From the units of the file to scaled units. */
  public double scale(double value) {
    return (value - location) / spread;
  }

  /** From scaled units back to the units of the file. */
  public double invert(double scaled) {
    return scaled * spread + location;
  }
}
