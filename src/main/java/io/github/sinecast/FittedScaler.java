package io.github.sinecast;

/**
 * An affine scale fitted to known values, or a unit in which values are evaluated: {@code scaled =
 * (value - location) / spread}.
 *
 * @param location the value that becomes 0, such as the mean of the training rows
 * @param spread the distance that becomes 1, such as their standard deviation; finite and greater
 *     than 0
 */
public record FittedScaler(double location, double spread) {
  /** The unit of the file: values stay as they are, to the last bit. */
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

  /** From the units of the file to scaled units. */
  public double scale(double value) {
    return (value - location) / spread;
  }

  /** From scaled units back to the units of the file. */
  public double invert(double scaled) {
    return scaled * spread + location;
  }
}
