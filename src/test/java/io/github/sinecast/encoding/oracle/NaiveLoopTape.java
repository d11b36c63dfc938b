package io.github.sinecast.encoding.oracle;

import java.util.stream.IntStream;

/** Equation 8 of Foumani et al. (2023), written down pair by pair. */
public final class NaiveLoopTape {
  private NaiveLoopTape() {}

  /** T rows of D numbers, for windows of T tokens that are counted. */
  public static double[][] table(int tokens, int width, double base) {
    return table(IntStream.range(0, tokens).asDoubleStream().toArray(), width, base);
  }

  /** A row of D numbers for each token of a window, at its position. */
  public static double[][] table(double[] positions, int width, double base) {
    int tokens = positions.length;
    double[][] table = new double[tokens][width];
    for (int token = 0; token < tokens; token++) {
      for (int k = 0; 2 * k < width; k++) {
        double frequency = NaiveLoopSinusoid.frequency(k, width, base);
        double adapted = frequency * width / tokens;
        table[token][2 * k] = Math.sin(positions[token] * adapted);
        if (2 * k + 1 < width) {
          table[token][2 * k + 1] = Math.cos(positions[token] * adapted);
        }
      }
    }
    return table;
  }
}
