package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;

/**
 * The exponential function of a block of numbers, to about one part in ten million.
 *
 * <p>e^z is 2 to the power of a whole number, whose bits are set directly, times 2 to the power of
 * a fraction between -1/2 and 1/2, a polynomial. Every step is a plain loop over the block, so that
 * the compiler does many numbers at once; bits change their type by a trip through memory, since
 * the compiler does not do that many at once.
 */
final class Exponential {
  private static final float LOG2_E = (float) (1 / Math.log(2));

  /** Adding this to a float rounds it to a whole number, which is then in its last bits. */
  private static final float ROUNDING = 12_582_912; // 1.5 * 2^23

  private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);
  private static final int EXPONENT_OF_ONE = 127;
  private static final int MANTISSA_BITS = 23;

  /** Powers of two that are given, from 1e-20 to 1e36: below it is 0, above it stays the same. */
  private static final int LEAST = -66;

  private static final float GREATEST = 120;

  /** The first terms of the series of 2^f, {@code (ln 2)^k / k!}. */
  private static final float[] SERIES = new float[8];

  static {
    double term = 1;
    for (int power = 0; power < SERIES.length; power++) {
      SERIES[power] = (float) term;
      term *= Math.log(2) / (power + 1);
    }
  }

  private final NativeFloats trip;
  private final int[] bits;
  private final float[] powers;

  /**
   * @param block the numbers in the greatest block
   */
  Exponential(int block) {
    this.trip = new NativeFloats(FloatArrays.zeros(block));
    this.bits = new int[block];
    this.powers = new float[block];
  }

  /**
   * Replaces {@code count} numbers z by e^z.
   *
   * <p>What is below 1e-20 becomes 0. Beside 1, which is in every sum that this is used for, it
   * would be lost; and products of numbers that small leave the range in which processors are fast.
   */
  void of(float[] z, int count) {
    for (int index = 0; index < count; index++) {
      float power = Math.max(LEAST - 1, Math.min(GREATEST, LOG2_E * z[index]));
      float rounded = power + ROUNDING;
      powers[index] = rounded;
      z[index] = power - (rounded - ROUNDING);
    }
    trip.write(0, powers, count);
    trip.readBits(0, bits, count);
    for (int index = 0; index < count; index++) {
      int power = bits[index] - ROUNDING_BITS;
      int isTooSmall = (power - LEAST) >> 31;
      bits[index] = (power + EXPONENT_OF_ONE) << MANTISSA_BITS & ~isTooSmall;
    }
    trip.writeBits(0, bits, count);
    trip.read(0, powers, count);
    float a = SERIES[1];
    float b = SERIES[2];
    float c = SERIES[3];
    float d = SERIES[4];
    float e = SERIES[5];
    float f = SERIES[6];
    float g = SERIES[7];
    for (int index = 0; index < count; index++) {
      float x = z[index];
      z[index] =
          powers[index] * (1 + x * (a + x * (b + x * (c + x * (d + x * (e + x * (f + x * g)))))));
    }
  }
}
