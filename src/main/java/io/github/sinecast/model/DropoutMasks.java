package io.github.sinecast.model;

import java.util.SplittableRandom;

/**
 * Draws dropout masks for one part of one step: 0 with the dropout probability, else what keeps the
 * mean at 1.
 */
final class DropoutMasks {
  /** Probabilities are multiples of 2^-16, so that one random long serves four numbers. */
  private static final int LEVELS = 1 << 16;

  private final SplittableRandom random;
  private final int dropped;
  private final float kept;

  /**
   * @param dropout the probability of a zero
   * @param random the stream of the part, which its masks share
   */
  DropoutMasks(double dropout, SplittableRandom random) {
    this.random = random;
    // At least one level is kept: a mask of zeros alone would have no mean to keep.
    this.dropped = Math.min(LEVELS - 1, (int) Math.round(dropout * LEVELS));
    this.kept = (float) LEVELS / (LEVELS - dropped);
  }

  float[] draw(int length) {
    float[] mask = new float[length];
    for (int start = 0; start < length; start += 4) {
      long bits = random.nextLong();
      int end = Math.min(length, start + 4);
      for (int index = start; index < end; index++) {
        mask[index] = (bits & (LEVELS - 1)) < dropped ? 0 : kept;
        bits >>>= 16;
      }
    }
    return mask;
  }
}
