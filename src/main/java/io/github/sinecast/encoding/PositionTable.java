package io.github.sinecast.encoding;

import java.util.Arrays;

/**
 * One row of numbers per token position, T x D, to be added to the token embeddings.
 *
 * <p>A computed table is a constant of the network; a learned one is where training starts.
 * Immutable.
 */
public final class PositionTable {
  private final double[][] rows;
  private final boolean learned;

  private PositionTable(double[][] rows, boolean learned) {
    this.rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    this.learned = learned;
  }

  /** A table that a formula determines. */
  public static PositionTable computed(double[][] rows) {
    return new PositionTable(rows, false);
  }

  /** A table that training changes, at its initial values. */
  public static PositionTable learned(double[][] initial) {
    return new PositionTable(initial, true);
  }

  /** Whether training changes these numbers. */
  public boolean isLearned() {
    return learned;
  }

  /** The number of positions, T. */
  public int positions() {
    return rows.length;
  }

  /** The width of a row, D. */
  public int width() {
    return rows[0].length;
  }

  public double value(int position, int column) {
    return rows[position][column];
  }
}
