package io.github.sinecast.encoding.oracle;

/** Tables over two axes, time and variate: a half of the width for each. */
public final class NaiveLoopGrid {
  private NaiveLoopGrid() {}

  /** Sinusoids of the step and of the variate. */
  public static double[][] sinusoids(int steps, int variates, int width, double base) {
    return joined(
        NaiveLoopSinusoid.table(steps, width / 2, base),
        NaiveLoopSinusoid.table(variates, width / 2, base));
  }

  /** A row for each token: that of its step, then that of its variate. */
  public static double[][] joined(double[][] ofSteps, double[][] ofVariates) {
    int half = ofSteps[0].length;
    double[][] table = new double[ofSteps.length * ofVariates.length][2 * half];
    int token = 0;
    for (double[] ofStep : ofSteps) {
      for (double[] ofVariate : ofVariates) {
        System.arraycopy(ofStep, 0, table[token], 0, half);
        System.arraycopy(ofVariate, 0, table[token], half, half);
        token++;
      }
    }
    return table;
  }
}
