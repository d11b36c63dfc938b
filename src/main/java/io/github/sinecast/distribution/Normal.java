package io.github.sinecast.distribution;

import org.hipparchus.distribution.continuous.NormalDistribution;

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
  private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);
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
    return STANDARD.inverseCumulativeProbability(probability);
  }

  /** The probability that a standard normal number is not above a score. */
  public static double probability(double score) {
    return STANDARD.cumulativeProbability(score);
  }

  /** The density of the standard normal distribution. */
  static double density(double score) {
    return STANDARD.density(score);
  }

  @Override
  public double quantile(double probability) {
    return mean + deviation * score(probability);
  }

  @Override
  public double crps(double actual) {
    double score = (actual - mean) / deviation;
    return deviation
        * (score * (2 * probability(score) - 1) + 2 * density(score) - ONE_OVER_ROOT_PI);
  }

  @Override
  public Normal scaled(double location, double spread) {
    return new Normal(location + spread * mean, spread * deviation);
  }

  @Override
  public double exponentialMean() {
    return Math.exp(mean + deviation * deviation / 2);
  }

  @Override
  public double exponentialCrps(double actual) {
    if (!(actual > 0)) {
      // Below all that can be, the score is the distance to the score at 0.
      return -actual + 2 * exponentialMean() * (1 - probability(deviation / Math.sqrt(2)));
    }
    double score = (Math.log(actual) - mean) / deviation;
    return actual * (2 * probability(score) - 1)
        - 2
            * exponentialMean()
            * (probability(score - deviation) + probability(deviation / Math.sqrt(2)) - 1);
  }
}
