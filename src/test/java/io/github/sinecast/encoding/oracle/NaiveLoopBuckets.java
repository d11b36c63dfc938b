package io.github.sinecast.encoding.oracle;

import java.math.BigDecimal;
import java.math.MathContext;

/** Buckets of Raffel et al. (2020), by walking up to each edge in decimals of 60 digits. */
public final class NaiveLoopBuckets {
  private static final MathContext DIGITS = new MathContext(60);

  private NaiveLoopBuckets() {}

  /** The bucket of {@code j - i}, for attention in both directions. */
  public static int bucket(int relative, int buckets, int maximumDistance) {
    int half = buckets / 2;
    int exact = half / 2;
    int side = relative > 0 ? half : 0;
    int distance = Math.abs(relative);
    if (distance < exact) {
      return side + distance;
    }
    // The bucket is the whole part of log(n / exact) / log(maximum / exact) * steps.
    int steps = half - exact;
    BigDecimal ratio =
        new BigDecimal(distance).divide(new BigDecimal(exact), DIGITS).pow(steps, DIGITS);
    BigDecimal growth = new BigDecimal(maximumDistance).divide(new BigDecimal(exact), DIGITS);
    int whole = 0;
    BigDecimal edge = growth;
    // An edge that is met exactly belongs to the upper bucket; 60 digits leave room for a rounding.
    BigDecimal slack = BigDecimal.ONE.add(new BigDecimal("1e-40"));
    while (ratio.multiply(slack).compareTo(edge) >= 0) {
      whole++;
      edge = edge.multiply(growth, DIGITS);
    }
    return side + Math.min(exact + whole, half - 1);
  }
}
