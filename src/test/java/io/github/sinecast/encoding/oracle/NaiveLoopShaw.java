package io.github.sinecast.encoding.oracle;

/** Equations 3 and 4 of Shaw et al. (2018), a pair of tokens at a time. */
public final class NaiveLoopShaw {
  private NaiveLoopShaw() {}

  /**
   * What a score gains.
   *
   * @param vectors one of K numbers for each of {@code 2 maximum + 1} distances, side by side
   */
  public static double score(double[] query, double[] vectors, int maximum, int i, int j) {
    int vector = clip(j - i, maximum) + maximum;
    double sum = 0;
    for (int k = 0; k < query.length; k++) {
      sum += query[k] * vectors[vector * query.length + k];
    }
    return sum / Math.sqrt(query.length);
  }

  /** What number k of a mixed value gains, by the attention weights of query i. */
  public static double value(
      double[] weights, double[] vectors, int maximum, int headWidth, int i, int k) {
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * vectors[(clip(j - i, maximum) + maximum) * headWidth + k];
    }
    return sum;
  }

  private static int clip(int offset, int maximum) {
    if (offset < -maximum) {
      return -maximum;
    }
    return offset > maximum ? maximum : offset;
  }
}
