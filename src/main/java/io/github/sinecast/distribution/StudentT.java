package io.github.sinecast.distribution;

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

  @Override
  public double quantile(double probability) {
    return location + scale * StandardT.score(probability, degreesOfFreedom);
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
    double distance = Math.abs(actual - location);
    double score = distance / scale;
    // As a power, because the square of a score may be too large for a number.
    double spread =
        2
            * v
            / (v - 1)
            * StandardT.density(0, v)
            * Math.exp((1 - v) / 2 * Math.log1p(score / v * score));
    return distance
        - 2 * distance * StandardT.probability(-score, v)
        + scale * (spread - 2 * Math.sqrt(v) / (v - 1) * betas(v));
  }

  /** {@code B(1/2, v - 1/2) / B(1/2, v/2)^2}, from ratios of Gamma that do not cancel. */
  private static double betas(double v) {
    double upper = StandardT.gammaRatio(v - 0.5);
    double lower = StandardT.gammaRatio(v / 2);
    return lower / Math.sqrt(Math.PI) * (lower / upper);
  }

  @Override
  public StudentT scaled(double location, double spread) {
    return new StudentT(location + spread * this.location, spread * scale, degreesOfFreedom);
  }

  @Override
  public StudentT noNarrowerThan(LearnedDistribution other) {
    double own = quantile(0.9) - quantile(0.1);
    double needed = other.quantile(0.9) - other.quantile(0.1);
    return needed > own ? new StudentT(location, scale * needed / own, degreesOfFreedom) : this;
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
