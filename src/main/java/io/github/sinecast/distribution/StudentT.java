package io.github.sinecast.distribution;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;

/**
 * Student's t distribution, moved and stretched: heavier tails than the normal one, which it nears
 * with growing degrees of freedom. Its exponential has neither a mean nor a score.
 *
 * <p>Its score is from A. Jordan, F. Krüger and S. Lerch, Evaluating probabilistic forecasts with
 * scoringRules, Journal of Statistical Software 90 (2019), <a
 * href="https://doi.org/10.18637/jss.v090.i12">doi:10.18637/jss.v090.i12</a>.
 *
 * @param location the middle
 * @param scale the distance that is 1 in the standard distribution, above 0
 * @param degreesOfFreedom above 0; mean and score are finite above 1 only
 */
public record StudentT(double location, double scale, double degreesOfFreedom)
    implements LearnedDistribution {
  public StudentT {
    if (!Double.isFinite(location)
        || !(scale > 0 && Double.isFinite(scale))
        || !(degreesOfFreedom > 0 && Double.isFinite(degreesOfFreedom))) {
      throw new IllegalArgumentException(
          ("Student's t needs a finite location, and a scale and degrees of freedom above 0,"
                  + " found %s, %s and %s")
              .formatted(location, scale, degreesOfFreedom));
    }
  }

  private TDistribution standard() {
    return new TDistribution(degreesOfFreedom);
  }

  @Override
  public double quantile(double probability) {
    return location + scale * standard().inverseCumulativeProbability(probability);
  }

  @Override
  public double median() {
    return location;
  }

  @Override
  public double mean() {
    return degreesOfFreedom > 1 ? location : Double.POSITIVE_INFINITY;
  }

  @Override
  public double crps(double actual) {
    double v = degreesOfFreedom;
    if (v <= 1) {
      return Double.POSITIVE_INFINITY;
    }
    TDistribution standard = standard();
    double score = (actual - location) / scale;
    double betas = Math.exp(Beta.logBeta(0.5, v - 0.5) - 2 * Beta.logBeta(0.5, v / 2));
    return scale
        * (score * (2 * standard.cumulativeProbability(score) - 1)
            + 2 * standard.density(score) * (v + score * score) / (v - 1)
            - 2 * Math.sqrt(v) / (v - 1) * betas);
  }

  @Override
  public StudentT scaled(double location, double spread) {
    return new StudentT(location + spread * this.location, spread * scale, degreesOfFreedom);
  }

  @Override
  public double exponentialMean() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double exponentialCrps(double actual) {
    return Double.POSITIVE_INFINITY;
  }
}
