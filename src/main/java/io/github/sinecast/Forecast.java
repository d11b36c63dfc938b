package io.github.sinecast;

/**
 * What a forecaster expects of the next rows of one series, in the units of the file.
 *
 * <p>Step 1 is the first row after the history. Immutable.
 */
public final class Forecast {
  private final double[] point;

  /**
   * @param point the expected target value at steps 1 to H; copied
   */
  public Forecast(double[] point) {
    if (point.length == 0) {
      throw new IllegalArgumentException("a forecast needs at least one step");
    }
    this.point = point.clone();
  }

  /** The number of steps, H. */
  public int horizon() {
    return point.length;
  }

  /** The expected target value at a step from 1 to H. */
  public double point(int step) {
    return point[step - 1];
  }
}
