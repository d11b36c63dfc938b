package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;

/**
 * The exponential function of a block of numbers, to about two parts in ten million.
 *
 * <p>e^z is 2 to the power of a whole number, whose bits are set directly, times e^f of what is
 * left, between -ln(2)/2 and ln(2)/2, a polynomial. Every step is a plain loop over the block, so
 * that the compiler does many numbers at once; bits change their type by a trip through memory,
 * since the compiler does not do that many at once.
 */
final class Exponential {
  private static final float LOG2_E = (float) (1 / Math.log(2));

  /** ln(2) in two parts: the first has few bits, so that whole multiples of it are exact. */
  private static final float LN2_HIGH = 355F / 512;

  private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);

  /** Adding this to a float rounds it to a whole number, which is then in its last bits. */
  private static final float ROUNDING = 12_582_912; // 1.5 * 2^23

  private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);
  private static final int EXPONENT_OF_ONE = 127;
  private static final int MANTISSA_BITS = 23;
  private static final int INFINITY_BITS = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  /** The greatest power of two that is told from infinity; its inverse is the least above 0. */
  private static final int GREATEST = 66;

  /** Where numbers are cut off: the power is then beyond the greatest by one. */
  private static final float CUT = (float) ((GREATEST + 1) * Math.log(2));

  /** The first terms of the series of e^f, {@code 1 / k!}. */
  private static final float A = 1F / 2;

  private static final float B = 1F / 6;
  private static final float C = 1F / 24;
  private static final float D = 1F / 120;
  private static final float E = 1F / 720;
  private static final float F = 1F / 5040;

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
   * <p>What is below 1e-20 becomes 0, what is above 1e20 infinite. Beside 1, which is in every sum
   * that this is used for, the one or the other would be lost; and products of numbers that small
   * leave the range in which processors are fast.
   */
  void of(float[] z, int count) {
    for (int index = 0; index < count; index++) {
      float cut = Math.max(-CUT, Math.min(CUT, z[index]));
      float rounded = LOG2_E * cut + ROUNDING;
      float power = rounded - ROUNDING;
      powers[index] = rounded;
      z[index] = cut - power * LN2_HIGH - power * LN2_LOW;
    }
    trip.write(0, powers, count);
    trip.readBits(0, bits, count);
    for (int index = 0; index < count; index++) {
      int power = bits[index] - ROUNDING_BITS;
      int isTooSmall = (power + GREATEST) >> 31;
      int isTooGreat = (GREATEST - power) >> 31;
      int ofPower = (power + EXPONENT_OF_ONE) << MANTISSA_BITS;
      bits[index] = (ofPower & ~isTooSmall) | (INFINITY_BITS & isTooGreat);
    }
    trip.writeBits(0, bits, count);
    trip.read(0, powers, count);
    for (int index = 0; index < count; index++) {
      float x = z[index];
      z[index] =
          powers[index] * (1 + x * (1 + x * (A + x * (B + x * (C + x * (D + x * (E + x * F)))))));
    }
  }
}
