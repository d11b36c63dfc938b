package io.github.sinecast.encoding;

import java.util.Arrays;

/**
 * How queries and keys are turned: for each position and pair of numbers an angle.
 *
 * <p>A pair (a, b) at an angle t becomes (a cos t - b sin t, a sin t + b cos t). Numbers of a head
 * that are in no pair stay. Immutable.
 */
public final class Rotation {
  private final double[][] angles;
  private final RotaryLayout layout;
  private final int headWidth;

  /**
   * @param angles radians by position and pair, T x pairs
   * @param layout which numbers of a head are a pair
   * @param headWidth the width of a head, K; at least twice the number of pairs
   */
  Rotation(double[][] angles, RotaryLayout layout, int headWidth) {
    this.angles = Arrays.stream(angles).map(double[]::clone).toArray(double[][]::new);
    this.layout = layout;
    this.headWidth = headWidth;
  }

  /** The number of pairs that turn. */
  public int pairs() {
    return angles[0].length;
  }

  public int headWidth() {
    return headWidth;
  }

  /** The angle of a pair at a position, in radians. */
  public double angle(int position, int pair) {
    return angles[position][pair];
  }

  /** Which pair a number of a head is in, or -1. */
  public int pair(int column) {
    return column >= 2 * pairs() ? -1 : layout.pair(column, pairs());
  }

  /** The other number of a pair. */
  public int partner(int column) {
    return layout.partner(column, pairs());
  }

  /** Whether a number is the first of its pair. */
  public boolean isFirst(int column) {
    return partner(column) > column;
  }
}
