package io.github.sinecast.distribution;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Student's t distribution in the middle of 0 and of scale 1.
 *
 * <p>Hipparchus finds its quantile by bisection, and computes the probability of many degrees of
 * freedom by a slow continued fraction; from {@value #MANY} on, Fisher's expansion around the
 * normal distribution has more digits than are asked for.
 *
 * <p>Source of the expansions: M. Abramowitz and I. A. Stegun, Handbook of mathematical functions
 * (1972), formula 26.7.5, and its inverse after R. A. Fisher.
 */
final class StandardT {
  private static final double MANY = 1e4;

  /** From here the first five terms of the ratio of Gamma have all digits. */
  private static final double LARGE = 100;

  /** Below this, the middle of the distribution is a better start than its tail. */
  private static final double QUARTER = 0.25;

  /** Degrees of freedom from which the expansion is a better start than the power of the tail. */
  private static final double SOME = 5;

  private static final int MOST_STEPS = 100;

  /** Newton's steps square the error: after one of this size, all digits are right. */
  private static final double ENOUGH = 1e-8;

  private StandardT() {}

  /** {@code Gamma(x + 1/2) / Gamma(x)}. */
  static double gammaRatio(double x) {
    if (x < LARGE) {
      return Math.exp(Gamma.logGamma(x + 0.5) - Gamma.logGamma(x));
    }
    double y = 1 / x;
    double series =
        1
            + y
                * (-1.0 / 8
                    + y * (1.0 / 128 + y * (5.0 / 1024 - y * (21.0 / 32768 + y * 399.0 / 262144))));
    return Math.sqrt(x) * series;
  }

  static double density(double score, double freedom) {
    return gammaRatio(freedom / 2) / Math.sqrt(freedom * Math.PI) * bell(score, freedom);
  }

  /** The density as a share of that in the middle. */
  private static double bell(double score, double freedom) {
    return Math.exp(-(freedom + 1) / 2 * Math.log1p(score / freedom * score));
  }

  /** The probability of numbers up to a score. */
  static double probability(double score, double freedom) {
    return score > 0 ? 1 - tail(score, freedom) : tail(-score, freedom);
  }

  /** The probability of numbers beyond a score of 0 or more. */
  private static double tail(double score, double freedom) {
    if (freedom >= MANY) {
      return StandardNormal.probability(-normalScore(score, freedom));
    }
    double square = score * score;
    if (square < 1) {
      return 0.5 - Beta.regularizedBeta(square / (freedom + square), 0.5, freedom / 2) / 2;
    }
    return Beta.regularizedBeta(1 / (1 + square / freedom), freedom / 2, 0.5) / 2;
  }

  /** The normal score with the probability of a score, for many degrees of freedom. */
  private static double normalScore(double score, double freedom) {
    double square = score * score;
    if (square > Math.sqrt(freedom)) {
      // Far out the expansion fails; its sum to all powers, less exact, is a logarithm.
      double rest = 1 - 2 / (8 * freedom + 3);
      return rest * Math.sqrt(freedom * Math.log1p(score / freedom * score));
    }
    double first = (square + 1) / 4;
    double second = ((13 * square + 8) * square + 3) / 96;
    double third = (((35 * square + 19) * square + 1) * square - 15) / 384;
    return score * (1 - (first - (second - third / freedom) / freedom) / freedom);
  }

  /** The score that is not exceeded with a probability above 0 and below 1. */
  static double score(double probability, double freedom) {
    if (probability > 0.5) {
      return scoreOfTail(1 - probability, freedom);
    }
    return probability == 0.5 ? 0 : -scoreOfTail(probability, freedom);
  }

  /**
   * By Newton's method on the logarithms of score and tail, where the tail is concave and nearly
   * straight: whatever the start, the second step is beyond the answer, and all others approach it.
   */
  private static double scoreOfTail(double tail, double freedom) {
    double wanted = Math.log(tail);
    double middle = density(0, freedom);
    double logScore = Math.log(start(tail, freedom, middle));
    for (int step = 0; step < MOST_STEPS; step++) {
      double score = Math.exp(logScore);
      double found = tail(score, freedom);
      double mass = middle * bell(score, freedom) * score;
      if (!(mass >= Double.MIN_NORMAL)) {
        // So far out, the power law of the start has all digits.
        return score;
      }
      double change = (Math.log(found) - wanted) * found / mass;
      logScore += change;
      if (!(Math.abs(change) > ENOUGH)) {
        break;
      }
    }
    return Math.exp(logScore);
  }

  private static double start(double tail, double freedom, double middle) {
    if (tail > QUARTER) {
      return (0.5 - tail) / middle;
    }
    if (freedom > SOME) {
      double z = -StandardNormal.score(tail);
      double square = z * z;
      double first = (square + 1) / 4;
      double second = ((5 * square + 16) * square + 3) / 96;
      return z * (1 + (first + second / freedom) / freedom);
    }
    double logFactor =
        Math.log(gammaRatio(freedom / 2) / Math.sqrt(Math.PI))
            + (freedom / 2 - 1) * Math.log(freedom);
    return Math.exp((logFactor - Math.log(tail)) / freedom);
  }
}
