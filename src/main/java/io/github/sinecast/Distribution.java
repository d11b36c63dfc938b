package io.github.sinecast;

/** What is expected of one value that is not known yet. Immutable. */
public interface Distribution {
  /**
   * The value that is not exceeded with a probability.
   *
   * @param probability above 0 and below 1
   */
  double quantile(double probability);

  /** The value that is exceeded as often as not. */
  default double median() {
    return quantile(0.5);
  }

  /** The mean; infinite where the tails are too heavy for one. */
  double mean();

  /**
   * The continuous ranked probability score of this distribution for what came true, {@code
   * integral (F(x) - 1{x >= actual})^2 dx}: in the unit of the value, 0 is perfect, and of a single
   * certain value it is the absolute error. Infinite where the tails are too heavy.
   *
   * <p>Source: T. Gneiting and A. E. Raftery, Strictly proper scoring rules, prediction, and
   * estimation, Journal of the American Statistical Association 102 (2007), <a
   * href="https://doi.org/10.1198/016214506000001437">doi:10.1198/016214506000001437</a>.
   */
  double crps(double actual);
}
