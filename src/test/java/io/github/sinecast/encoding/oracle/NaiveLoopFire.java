package io.github.sinecast.encoding.oracle;

/** Equation 6 of Li et al. (2024) for one head and pair of tokens. */
public final class NaiveLoopFire {
  private NaiveLoopFire() {}

  /**
   * The bias of a pair.
   *
   * @param c what softplus makes the factor inside the logarithm
   * @param length what softplus makes the threshold
   * @param output the head's weights of the hidden units
   */
  public static double bias(
      double query,
      double key,
      double c,
      double length,
      double[] hiddenWeight,
      double[] hiddenBias,
      double[] output,
      double outputBias) {
    double factor = NaiveLoopKerple.positive(c);
    double longest = Math.max(NaiveLoopKerple.positive(length), query);
    double share = Math.log(factor * Math.abs(query - key) + 1) / Math.log(factor * longest + 1);
    double sum = outputBias;
    for (int unit = 0; unit < hiddenWeight.length; unit++) {
      sum += output[unit] * Math.max(0, hiddenWeight[unit] * share + hiddenBias[unit]);
    }
    return sum;
  }
}
