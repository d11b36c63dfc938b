package io.github.sinecast.encoding.oracle;

/** Section 3.1 of Lin et al. (2025): forget gates, one token after the other. */
public final class NaiveLoopFox {
  private NaiveLoopFox() {}

  /** The gate of a token: {@code sigmoid(w . x + b)}. */
  public static double gate(double[] token, double[] weight, double bias) {
    double sum = bias;
    for (int d = 0; d < token.length; d++) {
      sum += weight[d] * token[d];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /**
   * What a score gains.
   *
   * @param past the gate of each token for earlier keys
   * @param future the gate of each token for later keys; all ones where there is none
   */
  public static double gain(double[] past, double[] future, int i, int j) {
    double gain = 0;
    for (int l = j + 1; l <= i; l++) {
      gain += Math.log(past[l]);
    }
    for (int l = i; l < j; l++) {
      gain += Math.log(future[l]);
    }
    return gain;
  }
}
