package io.github.sinecast.encoding.oracle;

/** Section 3 of Gopalakrishnan et al. (2025): numbers as magnitudes, positions as angles. */
public final class NaiveLoopPope {
  private NaiveLoopPope() {}

  /** A query, or a key with its offsets, as pairs of a cosine and a sine, one after the other. */
  public static double[] pairs(double[] numbers, double position, double base, double[] offsets) {
    double[] pairs = new double[2 * numbers.length];
    for (int c = 0; c < numbers.length; c++) {
      double magnitude = Math.log(1 + Math.exp(numbers[c]));
      double theta = 1 / Math.pow(base, (double) c / numbers.length);
      pairs[2 * c] = magnitude * Math.cos(position * theta + offsets[c]);
      pairs[2 * c + 1] = magnitude * Math.sin(position * theta + offsets[c]);
    }
    return pairs;
  }
}
