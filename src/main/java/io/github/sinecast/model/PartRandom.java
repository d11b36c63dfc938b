package io.github.sinecast.model;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The randomness of one part of one step, which no other part's draws disturb.
 *
 * @param seed the seed of the run
 * @param step the step of the run
 * @param part the part of the step's batch
 */
public record PartRandom(long seed, long step, int part) {
  /** Separates the stream of augmentation from that of dropout. */
  private static final long AUGMENTATION = 0xD1B54A32D192ED03L;

  /** Where dropout masks come from. */
  SplittableRandom dropout() {
    return stream(seed);
  }

  /** Where positional encodings draw from. */
  RandomGenerator augmentation() {
    return stream(seed ^ AUGMENTATION);
  }

  private SplittableRandom stream(long start) {
    return new SplittableRandom(mix(mix(mix(start) + step) + part));
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
