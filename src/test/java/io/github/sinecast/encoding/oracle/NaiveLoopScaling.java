package io.github.sinecast.encoding.oracle;

/** Rotary frequencies in windows that are longer than those of training, as the papers write. */
public final class NaiveLoopScaling {
  private NaiveLoopScaling() {}

  /**
   * One frequency a pair.
   *
   * @param rotated how many numbers of a head turn
   * @param stretch s, how many times as long the window is
   * @param length tokens of a training window
   * @param scaling NONE, INTERPOLATION, NTK or YARN
   */
  public static double[] frequencies(
      double base, int rotated, double stretch, int length, String scaling) {
    double[] frequencies = new double[rotated / 2];
    for (int k = 0; k < frequencies.length; k++) {
      double theta = NaiveLoopSinusoid.frequency(k, rotated, base);
      frequencies[k] =
          switch (scaling) {
            case "INTERPOLATION" -> theta / stretch;
            case "NTK" -> {
              double exponent = rotated / (rotated - 2.0);
              double greater = base * Math.pow(stretch, exponent);
              // With one pair its frequency is 1 by any base.
              yield rotated == 2 ? 1 : NaiveLoopSinusoid.frequency(k, rotated, greater);
            }
            case "YARN" -> {
              double wavelength = 2 * Math.PI / theta;
              double turns = length / wavelength;
              double ramp = turns < 1 ? 0 : turns > 32 ? 1 : (turns - 1) / 31;
              yield (1 - ramp) * (theta / stretch) + ramp * theta;
            }
            default -> theta;
          };
    }
    return frequencies;
  }

  /** What YaRN multiplies scores by: the square of what it multiplies queries and keys by. */
  public static double yarnTemperature(double stretch) {
    return Math.pow(0.1 * Math.log(stretch) + 1, 2);
  }
}
