package io.github.sinecast.distribution;

import io.github.sinecast.Distribution;

/**
 * A distribution in the scaled form in which a value is learned, which can be turned into the units
 * of the file.
 */
public sealed interface LearnedDistribution extends Distribution
    permits Normal, QuantileCurve, StudentT {
  /**
   * The distribution of {@code location + spread X}.
   *
   * @param spread above 0
   */
  LearnedDistribution scaled(double location, double spread);

  /** The mean of {@code exp X}; infinite where the upper tail is too heavy for one. */
  double exponentialMean();

  /** The continuous ranked probability score of {@code exp X}; infinite as the mean is. */
  double exponentialCrps(double actual);

  /**
   * The distribution of {@code factor exp X}: of a price, where X is its log return.
   *
   * @param factor above 0
   */
  default Distribution exponential(double factor) {
    return new ExponentialOf(this, factor);
  }
}
