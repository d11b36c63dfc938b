package io.github.sinecast.distribution;

import io.github.sinecast.Change;
import io.github.sinecast.Distribution;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * This distribution, stretched around its median as far as it takes to be nowhere narrower than
   * another: not by its quantiles, or by those of 0.1 and 0.9 where it has a shape of its own.
   */
  LearnedDistribution noNarrowerThan(LearnedDistribution other);

  /**
   * Distributions of one step after the other, in which no step is narrower than the one before:
   * what is not known of tomorrow is not known of the day after either. Networks forecast each step
   * for itself and may say otherwise.
   */
  static List<LearnedDistribution> widening(List<? extends LearnedDistribution> steps) {
    List<LearnedDistribution> widening = new ArrayList<>();
    for (LearnedDistribution step : steps) {
      widening.add(
          widening.isEmpty() ? step : step.noNarrowerThan(widening.get(widening.size() - 1)));
    }
    return widening;
  }

  /**
   * The distribution of the value to which a change leads.
   *
   * @param last the value before; above 0 for log returns
   * @param change how X measures the change
   */
  default Distribution applied(double last, Change change) {
    return switch (change) {
      case LOG_RETURN -> exponential(last);
      case DIFFERENCE -> scaled(last, 1);
    };
  }

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
