package io.github.sinecast.encoding.oracle;

import java.util.stream.IntStream;

/** Section 3.5 of Vaswani et al. (2017), written down pair by pair. */
public final class NaiveLoopSinusoid {
  private NaiveLoopSinusoid() {}

  /** T rows of D numbers: a sine and a cosine of each frequency, without the last cosine if odd. */
  public static double[][] table(int positions, int width, double base) {
    return table(IntStream.range(0, positions).asDoubleStream().toArray(), width, base);
  }

  /** A row of D numbers for each position, which may be any real number. */
  public static double[][] table(double[] positions, int width, double base) {
    double[][] table = new double[positions.length][width];
    for (int row = 0; row < positions.length; row++) {
      for (int k = 0; 2 * k < width; k++) {
        double angle = positions[row] * frequency(k, width, base);
        table[row][2 * k] = Math.sin(angle);
        if (2 * k + 1 < width) {
          table[row][2 * k + 1] = Math.cos(angle);
        }
      }
    }
    return table;
  }

  /** One over the base to the power 2k/D. */
  public static double frequency(int k, int width, double base) {
    return 1 / Math.exp(2.0 * k / width * Math.log(base));
  }

  /** The block-rotation matrix that moves every row by some positions; even widths only. */
  public static double[][] shift(double positions, int width, double base) {
    double[][] matrix = new double[width][width];
    for (int k = 0; 2 * k < width; k++) {
      double angle = positions * frequency(k, width, base);
      // sin(a + b) = cos b sin a + sin b cos a, cos(a + b) = cos b cos a - sin b sin a
      matrix[2 * k][2 * k] = Math.cos(angle);
      matrix[2 * k][2 * k + 1] = Math.sin(angle);
      matrix[2 * k + 1][2 * k] = -Math.sin(angle);
      matrix[2 * k + 1][2 * k + 1] = Math.cos(angle);
    }
    return matrix;
  }
}
