package io.github.sinecast.encoding.oracle;

/** Equations 3 to 6 of Golovneva et al. (2024), pair by pair. */
public final class NaiveLoopCope {
  private NaiveLoopCope() {}

  /** The position of key j for a query i: gates from the key to the query, added up. */
  public static double position(double[] query, double[][] keys, int i, int j) {
    double position = 0;
    for (int l = j; l <= i; l++) {
      position += 1 / (1 + Math.exp(-product(query, keys[l])));
    }
    return position;
  }

  /** What a score gains: the query times a vector between the two nearest. */
  public static double gain(double[] query, double[][] vectors, double position) {
    double clipped = Math.min(position, vectors.length - 1);
    int below = (int) Math.floor(clipped);
    int above = (int) Math.ceil(clipped);
    double share = clipped - below;
    double between =
        (1 - share) * product(query, vectors[below]) + share * product(query, vectors[above]);
    return between / Math.sqrt(query.length);
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }
}
