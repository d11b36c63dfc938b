package io.github.sinecast.training;

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
   * @param seed the seed of the run
   * @param step the step of the run
   * @param part the part of the step's batch
   */
  DropoutMasks(double dropout, long seed, long step, int part) {
    this.random = new SplittableRandom(mix(mix(mix(seed) + step) + part));
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

  /**
   * Steele, Lea and Flood's mixer (2014, doi:10.1145/2660193.2660195): neighbours become strangers.
   */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
