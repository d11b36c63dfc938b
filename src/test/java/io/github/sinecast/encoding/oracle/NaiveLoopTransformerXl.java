package io.github.sinecast.encoding.oracle;

/** The score of Dai et al. (2019), section 3.3, with the sinusoidal row of each difference. */
public final class NaiveLoopTransformerXl {
  private NaiveLoopTransformerXl() {}

  /**
   * What the scaled product of query and key gains: terms b, c and d.
   *
   * @param u the head's content bias, K numbers
   * @param v the head's position bias, K numbers
   * @param map the head's part of W, K rows of D numbers
   * @param difference the query's position minus the key's
   */
  public static double gain(
      double[] query,
      double[] key,
      double[] u,
      double[] v,
      double[][] map,
      double difference,
      double base) {
    double sum = 0;
    for (int k = 0; k < query.length; k++) {
      sum += u[k] * key[k];
      int width = map[k].length;
      double mapped = 0;
      for (int d = 0; d < width; d++) {
        double angle = difference * NaiveLoopSinusoid.frequency(d / 2, width, base);
        mapped += map[k][d] * (d % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
      sum += (query[k] + v[k]) * mapped;
    }
    return sum / Math.sqrt(query.length);
  }
}
