package io.github.sinecast.encoding.oracle;

/** Equation 1 of Kazemi et al. (2019), then a matrix product, number by number. */
public final class NaiveLoopTime2Vec {
  private NaiveLoopTime2Vec() {}

  /**
   * A row of D numbers for each position.
   *
   * @param frequencies of the line, then of each wave
   * @param phases of the line, then of each wave
   * @param map row-major, a row of D numbers for the line, then one for each wave
   */
  public static double[][] table(
      double[] positions, double[] frequencies, double[] phases, double[] map) {
    int width = map.length / frequencies.length;
    double[][] table = new double[positions.length][width];
    for (int row = 0; row < positions.length; row++) {
      for (int column = 0; column < width; column++) {
        double line = frequencies[0] * positions[row] + phases[0];
        double sum = line * map[column];
        for (int i = 1; i < frequencies.length; i++) {
          double wave = Math.sin(frequencies[i] * positions[row] + phases[i]);
          sum += wave * map[i * width + column];
        }
        table[row][column] = sum;
      }
    }
    return table;
  }
}
