package io.github.sinecast.encoding.oracle;

/** The positional convolution of Chu et al. (2021) in one dimension, number by number. */
public final class NaiveLoopConvolution {
  private NaiveLoopConvolution() {}

  /**
   * The tokens, with the convolution along the steps of each variate and the bias added.
   *
   * @param tokens a row of D numbers for each variate of the first step, then of the next
   * @param kernel row-major, a row of D numbers for each tap, that of the oldest step first
   * @param bias D numbers
   */
  public static double[][] changed(
      double[][] tokens, int variates, double[] kernel, double[] bias, boolean causal) {
    int width = bias.length;
    int taps = kernel.length / width;
    int newestTap = causal ? taps - 1 : taps / 2;
    int steps = tokens.length / variates;
    double[][] changed = new double[tokens.length][width];
    for (int step = 0; step < steps; step++) {
      for (int variate = 0; variate < variates; variate++) {
        for (int column = 0; column < width; column++) {
          double sum = tokens[step * variates + variate][column] + bias[column];
          for (int tap = 0; tap < taps; tap++) {
            int seen = step + tap - newestTap;
            if (seen >= 0 && seen < steps) {
              sum += kernel[tap * width + column] * tokens[seen * variates + variate][column];
            }
          }
          changed[step * variates + variate][column] = sum;
        }
      }
    }
    return changed;
  }
}
