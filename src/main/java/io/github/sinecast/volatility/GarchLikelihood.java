package io.github.sinecast.volatility;

/**
 * The logarithm of the density of changes whose variance follows a recursion.
 *
 * <p>Logarithms are the cost of a search, so that products of many terms are taken at once.
 */
final class GarchLikelihood {
  /** Beyond these, the logarithm of a product is taken before it leaves the range of numbers. */
  private static final double LEAST = 1e-100;

  private static final double MOST = 1e100;

  private GarchLikelihood() {}

  /**
   * The sum of the log densities.
   *
   * @param changes r, each divided by {@code unit}'s root
   * @param variances v of the same rows
   */
  static double of(
      VarianceRecursion recursion,
      InnovationDensity density,
      double[] changes,
      double[] variances) {
    boolean normal = density.family() == Innovations.NORMAL;
    double scale = density.scale();
    double location = density.location();
    double freedom = density.degreesOfFreedom();
    double logVariances = 0;
    double logTails = 0;
    double squares = 0;
    double productOfVariances = 1;
    double productOfTails = 1;
    double variance = recursion.first();
    for (int row = 0; row < changes.length; row++) {
      double change = changes[row];
      productOfVariances *= variance;
      if (!(productOfVariances > LEAST && productOfVariances < MOST)) {
        logVariances += Math.log(productOfVariances);
        productOfVariances = 1;
      }
      if (normal) {
        squares += change * change / variance;
      } else {
        double x = change / Math.sqrt(variance) * scale + location;
        double half = x < 0 ? x * density.skew() : x / density.skew();
        productOfTails *= 1 + half * half / (freedom - 2);
        if (productOfTails > MOST) {
          logTails += Math.log(productOfTails);
          productOfTails = 1;
        }
      }
      variance = recursion.next(variance, change, variances[row]);
    }
    logVariances += Math.log(productOfVariances);
    logTails += Math.log(productOfTails);
    return changes.length * density.logFactor()
        - logVariances / 2
        - squares / 2
        - (freedom + 1) / 2 * logTails;
  }
}
