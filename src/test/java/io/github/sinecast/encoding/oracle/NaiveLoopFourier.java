package io.github.sinecast.encoding.oracle;

/** Section 2 of Tancik et al. (2020) for one coordinate, wave by wave. */
public final class NaiveLoopFourier {
  private NaiveLoopFourier() {}

  /**
   * A row of D numbers for each position: sine and cosine of each wave, without the last cosine if
   * odd.
   *
   * @param frequencies in turns a position
   */
  public static double[][] table(double[] positions, double[] frequencies, int width) {
    double[][] table = new double[positions.length][width];
    for (int row = 0; row < positions.length; row++) {
      for (int k = 0; k < frequencies.length; k++) {
        double turns = frequencies[k] * positions[row];
        table[row][2 * k] = Math.sin(2 * Math.PI * turns);
        if (2 * k + 1 < width) {
          table[row][2 * k + 1] = Math.cos(2 * Math.PI * turns);
        }
      }
    }
    return table;
  }
}
