package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;
import java.util.Arrays;

/**
 * A number for each row of a block, from sums over the row, and spread over the row again.
 *
 * <p>Loops over a single row are too short for the compiler to do many numbers at once. So rows are
 * summed by OpenBLAS, and what needs a number of its row is done over the whole block, with that
 * number in every place.
 */
final class RowSums {
  private final int columns;
  private final NativeFloats block;
  private final NativeFloats weights;
  private final NativeFloats sums;
  private final float[] ofRow;

  /**
   * @param weight what every number counts in its sum
   */
  RowSums(int columns, float weight) {
    this.columns = columns;
    int rows = NativeFloats.rowsInBlock(columns);
    this.block = new NativeFloats(FloatArrays.zeros(rows, columns));
    this.weights = VectorProduct.equal(columns, weight);
    this.sums = new NativeFloats(FloatArrays.zeros(rows));
    this.ofRow = new float[rows];
  }

  /** Sums the rows of a block, {@code count} numbers in all; the same array each time. */
  float[] of(float[] numbers, int count) {
    block.write(0, numbers, count);
    return of(block, 0, weights, count);
  }

  /** Sums rows that are in native memory. */
  float[] of(NativeFloats matrix, int from, int count) {
    return of(matrix, from, weights, count);
  }

  /** Sums rows that are in native memory, their numbers multiplied by weights for each column. */
  float[] of(NativeFloats matrix, int from, NativeFloats weights, int count) {
    int rows = count / columns;
    VectorProduct.ofRows(matrix, from / columns, rows, weights, sums);
    sums.read(0, ofRow, rows);
    return ofRow;
  }

  /** Writes the number of each row into all its columns. */
  void spread(float[] into, int count) {
    for (int at = 0, row = 0; at < count; at += columns, row++) {
      Arrays.fill(into, at, at + columns, ofRow[row]);
    }
  }

  /** Repeats a row until the block is full. */
  static void repeat(float[] row, float[] block) {
    for (int at = 0; at < block.length; at += row.length) {
      System.arraycopy(row, 0, block, at, row.length);
    }
  }
}
