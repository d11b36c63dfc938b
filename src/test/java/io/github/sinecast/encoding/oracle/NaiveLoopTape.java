package io.github.sinecast.encoding.oracle;

/** Equation 8 of Foumani et al. (2023), written down pair by pair. */
public final class NaiveLoopTape {
  private NaiveLoopTape() {}

  /** T rows of D numbers, for windows of T tokens. */
  public static double[][] table(int tokens, int width, double base) {
    double[][] table = new double[tokens][width];
    for (int position = 0; position < tokens; position++) {
      for (int k = 0; 2 * k < width; k++) {
        double frequency = NaiveLoopSinusoid.frequency(k, width, base);
        double adapted = frequency * width / tokens;
        table[position][2 * k] = Math.sin(position * adapted);
        if (2 * k + 1 < width) {
          table[position][2 * k + 1] = Math.cos(position * adapted);
        }
      }
    }
    return table;
  }
}
