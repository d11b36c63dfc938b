package io.github.sinecast.encoding.oracle;

/** The second term of equation 7 of Ke et al. (2021) for one head and pair of positions. */
public final class NaiveLoopTupe {
  private NaiveLoopTupe() {}

  /**
   * What positions add to a score.
   *
   * @param table rows of D numbers, side by side
   * @param query D x D: a column for each number of a mapped row
   * @param key as the query's
   */
  public static double score(
      double[] table,
      double[] query,
      double[] key,
      int width,
      int headWidth,
      int head,
      int i,
      int j) {
    double sum = 0;
    for (int column = head * headWidth; column < (head + 1) * headWidth; column++) {
      double asked = 0;
      double answered = 0;
      for (int d = 0; d < width; d++) {
        asked += table[i * width + d] * query[d * width + column];
        answered += table[j * width + d] * key[d * width + column];
      }
      sum += asked * answered;
    }
    return sum / Math.sqrt(2.0 * headWidth);
  }
}
