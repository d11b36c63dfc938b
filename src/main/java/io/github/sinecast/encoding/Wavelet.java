package io.github.sinecast.encoding;

/**
 * The Daubechies wavelet of four vanishing moments (db4), and what its discrete transform splits a
 * signal into.
 *
 * <p>Source: Daubechies, Orthonormal bases of compactly supported wavelets (1988), table 1,
 * doi:10.1002/cpa.3160410705; the transform: Mallat (1989), doi:10.1109/34.192463.
 */
final class Wavelet {
  private static final double[] LOW_PASS = {
    0.2303778133088965,
    0.7148465705529157,
    0.6308807679298589,
    -0.0279837694168599,
    -0.1870348117190930,
    0.0308413818355607,
    0.0328830116668852,
    -0.0105974017850690
  };

  private Wavelet() {}

  /** The low-pass filter h. */
  static double[] lowPass() {
    return LOW_PASS.clone();
  }

  /**
   * For each scale, from the slowest (what is left) to the fastest, what a step of a signal adds to
   * each step of what that scale rebuilds; all scales together rebuild the signal. The signal is
   * repeated around its ends, and its oldest step before it up to a multiple of {@code 2^levels}.
   *
   * @return for each scale {@code [steps, steps]}, row-major, from the row to the column
   */
  static double[][] scales(int steps, int levels) {
    int blocks = 1 << levels;
    int length = (steps + blocks - 1) / blocks * blocks;
    double[][] scales = new double[levels + 1][steps * steps];
    for (int step = 0; step < steps; step++) {
      double[] signal = new double[length];
      for (int at = 0; at < length; at++) {
        signal[at] = Math.max(0, at - (length - steps)) == step ? 1 : 0;
      }
      double[] rest = signal;
      for (int level = 1; level <= levels; level++) {
        double[] details = rebuilt(halved(rest, true), true, level);
        System.arraycopy(details, length - steps, scales[levels + 1 - level], step * steps, steps);
        rest = halved(rest, false);
      }
      System.arraycopy(
          rebuilt(rest, false, levels), length - steps, scales[0], step * steps, steps);
    }
    return scales;
  }

  /** The coefficients of one level, half as many as before. */
  private static double[] halved(double[] signal, boolean details) {
    double[] half = new double[signal.length / 2];
    for (int place = 0; place < half.length; place++) {
      for (int tap = 0; tap < LOW_PASS.length; tap++) {
        half[place] += filter(tap, details) * signal[(2 * place + tap) % signal.length];
      }
    }
    return half;
  }

  /** The signal that coefficients of a level stand for, where all others are zero. */
  private static double[] rebuilt(double[] coefficients, boolean details, int level) {
    double[] signal = new double[2 * coefficients.length];
    for (int place = 0; place < coefficients.length; place++) {
      for (int tap = 0; tap < LOW_PASS.length; tap++) {
        signal[(2 * place + tap) % signal.length] += filter(tap, details) * coefficients[place];
      }
    }
    return level == 1 ? signal : rebuilt(signal, false, level - 1);
  }

  private static double filter(int tap, boolean details) {
    int last = LOW_PASS.length - 1;
    return details ? (tap % 2 == 0 ? 1 : -1) * LOW_PASS[last - tap] : LOW_PASS[tap];
  }
}
