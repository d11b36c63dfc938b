package io.github.sinecast;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Location, spread, quantiles and ranks of numbers. The three means differ in the last bits, in
 * what they cost and in what they survive.
 */
public final class Sample {
  private Sample() {}

  /** The mean, by the compensated sum of {@link java.util.stream.DoubleStream#sum}; NaN of none. */
  public static double mean(double... values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The mean as the sum of {@code value / n}, which does not overflow; 0 of none. */
  public static double meanOfShares(double... values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
  }

  /** The mean in two passes: the second adds what the first lost to rounding; NaN of none. */
  public static double meanOfTwoPasses(double... values) {
    double first = meanDistance(values, 0);
    return first + meanDistance(values, first);
  }

  private static double meanDistance(double[] values, double centre) {
    double sum = 0;
    for (double value : values) {
      sum += value - centre;
    }
    return sum / values.length;
  }

  /** The sum of the squared distances from a centre. */
  public static double squares(double[] values, double centre) {
    double sum = 0;
    for (double value : values) {
      sum += (value - centre) * (value - centre);
    }
    return sum;
  }

  /** The mean squared distance from a centre: the population variance, if that is the mean. */
  public static double meanSquare(double[] values, double centre) {
    return squares(values, centre) / values.length;
  }

  /**
   * The quantile of type 7: linear between neighbours, the least value at 0, the greatest at 1.
   *
   * <p>Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American
   * Statistician 50 (1996), <a
   * href="https://doi.org/10.1080/00031305.1996.10473566">doi:10.1080/00031305.1996.10473566</a>.
   *
   * @param sorted values in rising order, at least one
   * @param level from 0 to 1
   */
  public static double quantile(double[] sorted, double level) {
    double place = level * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * The rank of each value, 1 for the least; equal values share the mean of their ranks. NaN ranks
   * last.
   */
  public static double[] ranks(double... values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((one, other) -> Double.compare(values[one], values[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int place = from; place < to; place++) {
        ranks[order[place]] = (from + to + 1) / 2.0;
      }
    }
    return ranks;
  }
}
