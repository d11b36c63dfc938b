package io.github.sinecast;

import java.util.List;

/**
 * What a forecaster expects of the next rows of one series, in the units of the file: a value for
 * each step, and the distribution around it where the forecaster knows one.
 *
 * <p>Step 1 is the first row after the history. Immutable.
 */
public final class Forecast {
  private final double[] point;
  private final List<Distribution> distributions;

  /**
   * A forecast that says nothing about its uncertainty.
   *
   * @param point the expected target value at steps 1 to H; copied
   */
  public Forecast(double[] point) {
    this(point, List.of());
  }

  /**
   * @param point the expected target value at steps 1 to H; copied
   * @param distributions the distribution at each of these steps, or none at all
   */
  public Forecast(double[] point, List<? extends Distribution> distributions) {
    if (point.length == 0) {
      throw new IllegalArgumentException("a forecast needs at least one step");
    }
    if (!distributions.isEmpty() && distributions.size() != point.length) {
      throw new IllegalArgumentException(
          "%s steps cannot have %s distributions".formatted(point.length, distributions.size()));
    }
    this.point = point.clone();
    this.distributions = List.copyOf(distributions);
  }

  /** A forecast of distributions, whose points are their medians. */
  public static Forecast of(List<? extends Distribution> distributions) {
    return new Forecast(
        distributions.stream().mapToDouble(Distribution::median).toArray(), distributions);
  }

  /** The number of steps, H. */
  public int horizon() {
    return point.length;
  }

  /** The expected target value at a step from 1 to H. */
  public double point(int step) {
    return point[step - 1];
  }

  /** Whether this forecast says how uncertain it is. */
  public boolean isProbabilistic() {
    return !distributions.isEmpty();
  }

  /**
   * What is expected at a step from 1 to H.
   *
   * @throws IllegalStateException if this forecast is not {@linkplain #isProbabilistic
   *     probabilistic}
   */
  public Distribution distribution(int step) {
    if (!isProbabilistic()) {
      throw new IllegalStateException("this forecast has points only");
    }
    return distributions.get(step - 1);
  }
}
