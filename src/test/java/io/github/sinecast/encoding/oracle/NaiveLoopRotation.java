package io.github.sinecast.encoding.oracle;

/** Equation 15 of Su et al. (2021): the whole rotation matrix, multiplied out. */
public final class NaiveLoopRotation {
  private NaiveLoopRotation() {}

  /** A head's numbers, of which the first {@code rotated} are turned by a position. */
  public static double[] turned(
      double[] numbers, double position, int rotated, double base, boolean interleaved) {
    double[] frequencies = new double[rotated / 2];
    for (int k = 0; k < frequencies.length; k++) {
      frequencies[k] = NaiveLoopSinusoid.frequency(k, rotated, base);
    }
    return turned(numbers, position, frequencies, interleaved);
  }

  /** A head's numbers, of which as many pairs turn as there are frequencies. */
  public static double[] turned(
      double[] numbers, double position, double[] frequencies, boolean interleaved) {
    double[][] matrix = matrix(numbers.length, position, frequencies, interleaved);
    double[] turned = new double[numbers.length];
    for (int row = 0; row < numbers.length; row++) {
      for (int column = 0; column < numbers.length; column++) {
        turned[row] += matrix[row][column] * numbers[column];
      }
    }
    return turned;
  }

  private static double[][] matrix(
      int width, double position, double[] frequencies, boolean interleaved) {
    int rotated = 2 * frequencies.length;
    double[][] matrix = new double[width][width];
    for (int column = rotated; column < width; column++) {
      matrix[column][column] = 1;
    }
    for (int k = 0; k < rotated / 2; k++) {
      double angle = position * frequencies[k];
      int first = interleaved ? 2 * k : k;
      int second = interleaved ? 2 * k + 1 : k + rotated / 2;
      matrix[first][first] = Math.cos(angle);
      matrix[first][second] = -Math.sin(angle);
      matrix[second][first] = Math.sin(angle);
      matrix[second][second] = Math.cos(angle);
    }
    return matrix;
  }
}
