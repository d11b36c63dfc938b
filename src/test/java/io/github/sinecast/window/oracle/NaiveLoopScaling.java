package io.github.sinecast.window.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Location and spread by their definitions, in decimal arithmetic of 34 digits. */
public final class NaiveLoopScaling {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  private NaiveLoopScaling() {}

  public static double mean(double[] values) {
    return exactMean(values).doubleValue();
  }

  /** The population's: divided by n. */
  public static double standardDeviation(double[] values) {
    return rootMeanSquareAround(exactMean(values), values);
  }

  public static double rootMeanSquare(double[] values) {
    return rootMeanSquareAround(BigDecimal.ZERO, values);
  }

  /**
   * The number that stands at {@code level} of the way from the smallest to the largest, on the
   * straight line between its neighbours in the sorted list (Hyndman and Fan's type 7).
   */
  public static double quantile(double[] values, double level) {
    List<BigDecimal> sorted = new ArrayList<>();
    for (double value : values) {
      sorted.add(new BigDecimal(value));
    }
    Collections.sort(sorted);
    BigDecimal place = BigDecimal.valueOf(level).multiply(BigDecimal.valueOf(sorted.size() - 1));
    int below = place.intValue();
    BigDecimal share = place.subtract(BigDecimal.valueOf(below));
    BigDecimal low = sorted.get(below);
    BigDecimal high = below + 1 < sorted.size() ? sorted.get(below + 1) : low;
    return low.add(share.multiply(high.subtract(low))).doubleValue();
  }

  private static BigDecimal exactMean(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.divide(BigDecimal.valueOf(values.length), DIGITS);
  }

  private static double rootMeanSquareAround(BigDecimal centre, double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value).subtract(centre).pow(2));
    }
    return sum.divide(BigDecimal.valueOf(values.length), DIGITS).sqrt(DIGITS).doubleValue();
  }
}
