package io.github.sinecast.engine.kernel;

/**
 * Sums over parts of an array, in four interleaved sums: a processor adds them side by side, and
 * rounding errors stay small.
 */
final class RowSums {
  private RowSums() {}

  /** The sum of {@code count} numbers. */
  static float sum(float[] x, int at, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int index = at;
    for (int end = at + count - 3; index < end; index += 4) {
      a += x[index];
      b += x[index + 1];
      c += x[index + 2];
      d += x[index + 3];
    }
    for (int end = at + count; index < end; index++) {
      a += x[index];
    }
    return (a + b) + (c + d);
  }

  /** The sum of squared distances from a number. */
  static float squares(float[] x, int at, int count, float from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int index = at;
    for (int end = at + count - 3; index < end; index += 4) {
      float p = x[index] - from;
      float q = x[index + 1] - from;
      float r = x[index + 2] - from;
      float s = x[index + 3] - from;
      a += p * p;
      b += q * q;
      c += r * r;
      d += s * s;
    }
    for (int end = at + count; index < end; index++) {
      a += (x[index] - from) * (x[index] - from);
    }
    return (a + b) + (c + d);
  }

  /** The sum of products of two arrays' numbers. */
  static float products(float[] x, int at, float[] y, int yAt, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int index = 0;
    for (; index < count - 3; index += 4) {
      a += x[at + index] * y[yAt + index];
      b += x[at + index + 1] * y[yAt + index + 1];
      c += x[at + index + 2] * y[yAt + index + 2];
      d += x[at + index + 3] * y[yAt + index + 3];
    }
    for (; index < count; index++) {
      a += x[at + index] * y[yAt + index];
    }
    return (a + b) + (c + d);
  }
}
