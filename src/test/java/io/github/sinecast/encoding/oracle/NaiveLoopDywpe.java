package io.github.sinecast.encoding.oracle;

/** Irani and Metsis (2025): wavelet transforms as matrices, multiplied out. */
public final class NaiveLoopDywpe {
  private NaiveLoopDywpe() {}

  /**
   * The part of a signal that each scale holds, from the slowest to the fastest.
   *
   * @param low the low-pass filter of an orthonormal wavelet
   */
  public static double[][] parts(double[] signal, int levels, double[] low) {
    int length = signal.length;
    while (length % (1 << levels) != 0) {
      length++;
    }
    double[] longer = new double[length];
    for (int at = 0; at < length; at++) {
      int step = at - (length - signal.length);
      longer[at] = signal[step < 0 ? 0 : step];
    }
    double[] high = new double[low.length];
    for (int tap = 0; tap < low.length; tap++) {
      high[tap] = Math.pow(-1, tap) * low[low.length - 1 - tap];
    }
    double[][] parts = new double[levels + 1][];
    double[][] downTo = identity(length); // rows: what makes the coefficients of a level
    for (int level = 1; level <= levels; level++) {
      parts[levels + 1 - level] =
          last(projected(product(filter(high, downTo.length), downTo), longer), signal.length);
      downTo = product(filter(low, downTo.length), downTo);
    }
    parts[0] = last(projected(downTo, longer), signal.length);
    return parts;
  }

  /** Coefficients by rows of an orthonormal basis, and what they rebuild. */
  private static double[] projected(double[][] basis, double[] signal) {
    double[] rebuilt = new double[signal.length];
    for (double[] row : basis) {
      double coefficient = 0;
      for (int at = 0; at < signal.length; at++) {
        coefficient += row[at] * signal[at];
      }
      for (int at = 0; at < signal.length; at++) {
        rebuilt[at] += coefficient * row[at];
      }
    }
    return rebuilt;
  }

  /** A filter at every second place of a ring. */
  private static double[][] filter(double[] taps, int length) {
    double[][] matrix = new double[length / 2][length];
    for (int row = 0; row < length / 2; row++) {
      for (int tap = 0; tap < taps.length; tap++) {
        matrix[row][(2 * row + tap) % length] += taps[tap];
      }
    }
    return matrix;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] result = new double[a.length][b[0].length];
    for (int row = 0; row < a.length; row++) {
      for (int column = 0; column < b[0].length; column++) {
        for (int k = 0; k < b.length; k++) {
          result[row][column] += a[row][k] * b[k][column];
        }
      }
    }
    return result;
  }

  private static double[][] identity(int length) {
    double[][] identity = new double[length][length];
    for (int at = 0; at < length; at++) {
      identity[at][at] = 1;
    }
    return identity;
  }

  private static double[] last(double[] signal, int count) {
    double[] last = new double[count];
    for (int at = 0; at < count; at++) {
      last[at] = signal[signal.length - count + at];
    }
    return last;
  }

  /** What a scale's part is multiplied by in each column. */
  public static double[] weights(
      double[] vector,
      double[][] gateWeight,
      double[] gateBias,
      double[][] valueWeight,
      double[] valueBias) {
    double[] weights = new double[vector.length];
    for (int column = 0; column < vector.length; column++) {
      double gate = gateBias[column];
      double value = valueBias[column];
      for (int d = 0; d < vector.length; d++) {
        gate += vector[d] * gateWeight[d][column];
        value += vector[d] * valueWeight[d][column];
      }
      weights[column] = Math.tanh(value) / (1 + Math.exp(-gate));
    }
    return weights;
  }
}
