package io.github.sinecast.encoding.formula;

import java.util.random.RandomGenerator;

/** Where training starts: the distribution of a learned array's first values. */
@FunctionalInterface
public interface Initial {
  /** Everything starts at zero. */
  Initial ZERO = (random, index) -> 0;

  /**
   * Draws a value.
   *
   * @param index the place in the array, row-major
   */
  double draw(RandomGenerator random, int index);

  /** Normal around zero. */
  static Initial normal(double deviation) {
    return (random, index) -> deviation * random.nextGaussian();
  }

  /** Uniform between two bounds. */
  static Initial uniform(double from, double to) {
    return (random, index) -> from + (to - from) * random.nextDouble();
  }

  /**
   * The start of a linear map, by Glorot and Bengio (2010).
   *
   * @param in the numbers that go in
   * @param out the numbers that come out
   */
  static Initial glorot(int in, int out) {
    double limit = Math.sqrt(6.0 / (in + out));
    return uniform(-limit, limit);
  }

  /** Every value the same. */
  static Initial constant(double value) {
    return (random, index) -> value;
  }

  /** All values, for an array of size {@code count}. */
  default double[] draw(RandomGenerator random, int[] shape) {
    double[] values = new double[Axes.size(shape)];
    for (int index = 0; index < values.length; index++) {
      values[index] = draw(random, index);
    }
    return values;
  }
}
