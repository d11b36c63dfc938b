package io.github.sinecast.encoding.formula;

import java.util.Random;

/**
 * Where training starts, by a seed.
 *
 * <p>Each learned array draws from a stream of its own, told apart by its name: neither the order
 * in which arrays are asked for nor any other array changes what it holds.
 */
public final class InitialValues implements PlainFormulas.LearnedValues {
  /** Separates learned positions from all other initial values of a network. */
  private static final long POSITIONS = 0x9E3779B97F4A7C15L;

  private final long seed;

  /**
   * @param seed that of the experiment
   */
  public InitialValues(long seed) {
    this.seed = seed;
  }

  @Override
  public double[] of(String name, Initial initial, int[] shape) {
    return initial.draw(new Random(mix(mix(seed ^ POSITIONS) + name.hashCode())), shape);
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
