package io.github.sinecast.encoding.oracle;

import java.util.Random;

/** Liutkus et al. (2021), section 2.2: features of a sinusoidal kernel, and the kernel. */
public final class NaiveLoopSpe {
  private final int sines;
  private final double[] frequencies;
  private final double[] phases;
  private final double[] gains;

  /**
   * One head.
   *
   * @param frequencies what is learned, S for each number of the head
   * @param phases as the frequencies
   * @param gains as the frequencies
   */
  public NaiveLoopSpe(int sines, double[] frequencies, double[] phases, double[] gains) {
    this.sines = sines;
    this.frequencies = frequencies;
    this.phases = phases;
    this.gains = gains;
  }

  /** The kernel of a number at a distance. */
  public double kernel(int number, double distance) {
    double sum = 0;
    for (int s = number * sines; s < (number + 1) * sines; s++) {
      sum += gain(s) * gain(s) * Math.cos(2 * Math.PI * frequency(s) * distance + phases[s]);
    }
    return sum;
  }

  /** The features of a query, or of a key, whose waves have no phases. */
  public double[] features(
      double[] numbers, double position, boolean query, int features, long seed) {
    int waves = numbers.length * sines;
    Random random = new Random(seed);
    double[][] ofCosines = draw(random, waves, features);
    double[][] ofSines = draw(random, waves, features);
    double[] result = new double[features];
    for (int r = 0; r < features; r++) {
      for (int s = 0; s < waves; s++) {
        double angle = 2 * Math.PI * frequency(s) * position + (query ? phases[s] : 0);
        double process =
            gain(s) * (Math.cos(angle) * ofCosines[s][r] + Math.sin(angle) * ofSines[s][r]);
        result[r] += numbers[s / sines] * process / Math.sqrt(features);
      }
    }
    return result;
  }

  private double frequency(int s) {
    return 1 / (1 + Math.exp(-frequencies[s])) / 2;
  }

  private double gain(int s) {
    return Math.log(1 + Math.exp(gains[s]));
  }

  private static double[][] draw(Random random, int waves, int features) {
    double[][] drawn = new double[waves][features];
    for (double[] row : drawn) {
      for (int r = 0; r < features; r++) {
        row[r] = random.nextGaussian();
      }
    }
    return drawn;
  }
}
