package io.github.sinecast.encoding.oracle;

/** Algorithm 1 of Sun et al. (2023): the whole rotation matrix, then a factor for each pair. */
public final class NaiveLoopXpos {
  private NaiveLoopXpos() {}

  /** A head's query, turned and scaled. */
  public static double[] query(
      double[] numbers, double position, double base, double scaleBase, boolean interleaved) {
    return scaled(numbers, position, base, position / scaleBase, interleaved);
  }

  /** A head's key, turned and scaled. */
  public static double[] key(
      double[] numbers, double position, double base, double scaleBase, boolean interleaved) {
    return scaled(numbers, position, base, -position / scaleBase, interleaved);
  }

  /** The zeta of a pair of a head of K numbers. */
  public static double zeta(int pair, int headWidth) {
    return (pair / (headWidth / 2.0) + 0.4) / 1.4;
  }

  private static double[] scaled(
      double[] numbers, double position, double base, double exponent, boolean interleaved) {
    int width = numbers.length;
    double[] turned = NaiveLoopRotation.turned(numbers, position, width, base, interleaved);
    for (int column = 0; column < width; column++) {
      int pair = interleaved ? column / 2 : column % (width / 2);
      turned[column] *= Math.pow(zeta(pair, width), exponent);
    }
    return turned;
  }
}
