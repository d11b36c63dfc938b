package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Clock;
import java.util.function.IntPredicate;

/**
 * How queries and keys are turned: for each position and pair of numbers an angle, and a factor.
 *
 * <p>A pair (a, b) at an angle t becomes (a cos t - b sin t, a sin t + b cos t), times the query's
 * or the key's factor. Numbers of a head that are in no pair stay. Immutable.
 */
public final class Rotation {
  private final Clock clock;
  private final RotaryLayout layout;
  private final int pairs;
  private final PairNumber angle;
  private final PairNumber queryScale;
  private final IntPredicate layers;

  /** A number by position and pair. */
  @FunctionalInterface
  public interface PairNumber {
    /** The angle of a pair of columns at a position, in radians. */
    double at(double position, int pair);
  }

  /**
   * @param clock what positions are counted in
   * @param layout which numbers of a head are a pair
   * @param pairs how many pairs of a head turn
   * @param angle radians
   * @param queryScale what a query's pair is multiplied by; a key's is divided by it
   * @param layers the attention layers, from 0, in which queries and keys turn
   */
  public Rotation(
      Clock clock,
      RotaryLayout layout,
      int pairs,
      PairNumber angle,
      PairNumber queryScale,
      IntPredicate layers) {
    this.clock = clock;
    this.layout = layout;
    this.pairs = pairs;
    this.angle = angle;
    this.queryScale = queryScale;
    this.layers = layers;
  }

  /** Whether queries and keys of a layer turn. */
  public boolean turns(int layer) {
    return layers.test(layer);
  }

  /** What positions are counted in. */
  public Clock clock() {
    return clock;
  }

  /** The number of pairs that turn. */
  public int pairs() {
    return pairs;
  }

  /** The angle of a pair at a position, in radians. */
  public double angle(double position, int pair) {
    return angle.at(position, pair);
  }

  /** What a pair of a query is multiplied by at a position. */
  public double queryScale(double position, int pair) {
    return queryScale.at(position, pair);
  }

  /** What a pair of a key is multiplied by at a position. */
  public double keyScale(double position, int pair) {
    return 1 / queryScale.at(position, pair);
  }

  /** Which pair a number of a head is in, or -1. */
  public int pair(int column) {
    return column >= 2 * pairs ? -1 : layout.pair(column, pairs);
  }

  /** The other number of a pair. */
  public int partner(int column) {
    return layout.partner(column, pairs);
  }

  /** Whether a number is the first of its pair. */
  public boolean isFirst(int column) {
    return partner(column) > column;
  }

  /**
   * The matrix whose product with the numbers of a head turns each pair by a quarter, row-major.
   *
   * @param width the head width K
   * @return {@code [K, K]}
   */
  public double[] quarterTurn(int width) {
    double[] quarter = new double[width * width];
    for (int column = 0; column < width; column++) {
      if (pair(column) >= 0) {
        quarter[partner(column) * width + column] = isFirst(column) ? -1 : 1;
      }
    }
    return quarter;
  }
}
