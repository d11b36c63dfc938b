package io.github.sinecast.distribution.oracle;

import io.github.sinecast.Distribution;
import java.util.stream.IntStream;

/** The continuous ranked probability score by its definition. */
public final class NaiveScore {
  private static final int CELLS = 8_000;

  /** Beyond, a probability is below 1e-15, and soon cannot be told from 1. */
  private static final double LAST_SCORE = 8;

  private static final double[] PROBABILITIES =
      IntStream.rangeClosed(0, CELLS)
          .mapToDouble(cell -> probability(LAST_SCORE * (2.0 * cell / CELLS - 1)))
          .toArray();

  private NaiveScore() {}

  /**
   * {@code integral (F(x) - 1{x >= actual})^2 dx} by the trapezoid rule, between quantiles so close
   * that F is known at both ends of every cell.
   */
  public static double crps(Distribution distribution, double actual) {
    double sum = 0;
    double p = PROBABILITIES[0];
    double x = distribution.quantile(p);
    if (actual < x) {
      sum += x - actual;
    }
    for (int cell = 1; cell <= CELLS; cell++) {
      double nextP = PROBABILITIES[cell];
      double nextX = distribution.quantile(nextP);
      if (x < actual && actual < nextX) {
        double between = p + (nextP - p) * (actual - x) / (nextX - x);
        sum += (actual - x) * (p * p + between * between) / 2;
        sum += (nextX - actual) * (square(1 - between) + square(1 - nextP)) / 2;
      } else if (nextX <= actual) {
        sum += (nextX - x) * (p * p + nextP * nextP) / 2;
      } else {
        sum += (nextX - x) * (square(1 - p) + square(1 - nextP)) / 2;
      }
      p = nextP;
      x = nextX;
    }
    return actual > x ? sum + actual - x : sum;
  }

  private static double square(double x) {
    return x * x;
  }

  /** The normal probability by a series for the middle and a continued fraction for the tails. */
  static double probability(double score) {
    double density = Math.exp(-score * score / 2) / Math.sqrt(2 * Math.PI);
    if (Math.abs(score) < 3) {
      double term = score;
      double sum = score;
      for (int odd = 3; odd < 200; odd += 2) {
        term *= score * score / odd;
        sum += term;
      }
      return 0.5 + density * sum;
    }
    double fraction = 0;
    for (int level = 200; level >= 1; level--) {
      fraction = level / (Math.abs(score) + fraction);
    }
    double tail = density / (Math.abs(score) + fraction);
    return score < 0 ? tail : 1 - tail;
  }
}
