package io.github.sinecast.volatility;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Gamma;

/**
 * A member of a family of innovations, with mean 0 and variance 1.
 *
 * @param family the family
 * @param degreesOfFreedom of Student's t, above 2; 0 for the normal distribution
 * @param skew xi of the skewed t, above 0: above 1, the upper tail is the longer one; else 1
 */
public record InnovationDensity(Innovations family, double degreesOfFreedom, double skew) {
  /** The standard normal distribution. */
  public static final InnovationDensity NORMAL = new InnovationDensity(Innovations.NORMAL, 0, 1);

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
  private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(8, 0, 1);

  /** Spans of {@code u}, z being {@code sinh u}: narrow where densities bend, wide in the tails. */
  private static final double[] SPANS = {0, 1, 2, 3, 4, 5, 6, 8, 10, 20, 50, 100, 200};

  public InnovationDensity {
    if (!(family == Innovations.NORMAL ? degreesOfFreedom == 0 : degreesOfFreedom > 2)
        || !(skew > 0 && Double.isFinite(skew + degreesOfFreedom))) {
      throw new IllegalArgumentException(
          "innovations %s need degrees of freedom above 2 and a skew above 0, found %s and %s"
              .formatted(family, degreesOfFreedom, skew));
    }
  }

  /** The mean of the unstandardised skewed t. */
  double location() {
    return meanOfAbsolute() * (skew - 1 / skew);
  }

  /** The standard deviation of the unstandardised skewed t. */
  double scale() {
    double absolute = meanOfAbsolute();
    double squares = skew * skew + 1 / (skew * skew);
    return Math.sqrt((1 - absolute * absolute) * squares + 2 * absolute * absolute - 1);
  }

  /** The mean of the absolute value of Student's t of variance 1. */
  private double meanOfAbsolute() {
    double v = degreesOfFreedom;
    if (family == Innovations.NORMAL) {
      return Math.sqrt(2 / Math.PI);
    }
    return 2
        * Math.exp(Gamma.logGamma((v + 1) / 2) - Gamma.logGamma(v / 2))
        / Math.sqrt(Math.PI)
        * Math.sqrt(v - 2)
        / (v - 1);
  }

  /** The logarithm of the greatest density, but for that of the spread: the factor of all. */
  double logFactor() {
    double v = degreesOfFreedom;
    return switch (family) {
      case NORMAL -> -LOG_TWO_PI / 2;
      case STUDENT_T, SKEWED_T ->
          Gamma.logGamma((v + 1) / 2)
              - Gamma.logGamma(v / 2)
              - Math.log(Math.PI * (v - 2)) / 2
              + Math.log(2 / (skew + 1 / skew) * scale());
    };
  }

  /** The logarithm of the density of a standardised change. */
  double logDensity(double z) {
    if (family == Innovations.NORMAL) {
      return logFactor() - z * z / 2;
    }
    double x = z * scale() + location();
    double half = half(x);
    double v = degreesOfFreedom;
    return logFactor() - (v + 1) / 2 * Math.log1p(half * half / (v - 2));
  }

  /** A number of the skewed t, as one of the t whose half it is. */
  private double half(double x) {
    return x < 0 ? x * skew : x / skew;
  }

  /** {@code E z^2 1[z < 0]}: how much of the variance falls have; half of it without skew. */
  double shareOfFalls() {
    if (skew == 1) {
      return 0.5;
    }
    double sum = 0;
    double factor = Math.exp(logFactor());
    double scale = scale();
    double location = location();
    for (int span = 1; span < SPANS.length; span++) {
      double width = SPANS[span] - SPANS[span - 1];
      for (int node = 0; node < NODES.getNumberOfPoints(); node++) {
        double u = SPANS[span - 1] + width * NODES.getPoint(node);
        double z = Math.sinh(u);
        double half = half(-z * scale + location);
        double density =
            factor
                * Math.pow(1 + half * half / (degreesOfFreedom - 2), -(degreesOfFreedom + 1) / 2);
        sum += width * NODES.getWeight(node) * z * z * Math.cosh(u) * density;
      }
    }
    return sum;
  }
}
