package io.github.sinecast.distribution;

/**
 * The normal distribution.
 *
 * <p>Its score is from T. Gneiting et al., Calibrated probabilistic forecasting using ensemble
 * model output statistics, Monthly Weather Review 133 (2005), <a
 * href="https://doi.org/10.1175/MWR2904.1">doi:10.1175/MWR2904.1</a>; that of its exponential from
 * S. Baran and S. Lerch, Log-normal distribution based ensemble model output statistics models,
 * Quarterly Journal of the Royal Meteorological Society 141 (2015), <a
 * href="https://doi.org/10.1002/qj.2521">doi:10.1002/qj.2521</a>.
 *
 * @param mean the mean
 * @param deviation the standard deviation, above 0
 */
public record Normal(double mean, double deviation) implements LearnedDistribution {
  private static final double ONE_OVER_ROOT_PI = 1 / Math.sqrt(Math.PI);

  public Normal {
    if (!Double.isFinite(mean) || !(deviation > 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException(
          "a normal distribution needs a finite mean and a finite deviation above 0, found %s and %s"
              .formatted(mean, deviation));
    }
  }

  /** The quantile of the standard normal distribution. */
  public static double score(double probability) {
    return StandardNormal.score(probability);
  }

  /** The probability that a standard normal number is not above a score. */
  public static double probability(double score) {
    return StandardNormal.probability(score);
  }

  @Override
  public double quantile(double probability) {
    return mean + deviation * score(probability);
  }

  @Override
  public double crps(double actual) {
    double distance = Math.abs(actual - mean);
    double score = distance / deviation;
    return distance
        + 2 * deviation * StandardNormal.density(score)
        - 2 * distance * probability(-score)
        - deviation * ONE_OVER_ROOT_PI;
  }

  @Override
  public Normal scaled(double location, double spread) {
    return new Normal(location + spread * mean, spread * deviation);
  }

  @Override
  public Normal noNarrowerThan(LearnedDistribution other) {
    double needed = (other.quantile(0.9) - other.quantile(0.1)) / (2 * score(0.9));
    return needed > deviation ? new Normal(mean, needed) : this;
  }

  @Override
  public double exponentialMean() {
    return Math.exp(mean + deviation * deviation / 2);
  }

  @Override
  public double exponentialCrps(double actual) {
    double expected = exponentialMean();
    if (expected == Double.POSITIVE_INFINITY) {
      return expected;
    }
    double half = probability(-deviation / Math.sqrt(2));
    if (!(actual > 0)) {
      // Below all that can be, the score is the distance to the score at 0.
      return -actual + 2 * expected * half;
    }
    double score = (Math.log(actual) - mean) / deviation;
    return actual * (probability(score) - probability(-score))
        - 2 * expected * (probability(score - deviation) - half);
  }
}
