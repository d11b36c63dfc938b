package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;
import java.util.Arrays;

/**
 * A number for each row of a block, a weighted sum over the row at first, and spread over the row
 * again.
 *
 * <p>Loops over a single row are too short for the compiler to do many numbers at once. So rows are
 * summed by OpenBLAS, and what needs a number of its row is done over the whole block, with that
 * number in every place.
 */
final class RowSums {
  private final int columns;
  private final NativeFloats sums;
  private final float[] ofRow;

  RowSums(int columns) {
    this.columns = columns;
    this.ofRow = new float[NativeFloats.rowsInBlock(columns)];
    this.sums = new NativeFloats(FloatArrays.zeros(ofRow.length));
  }

  /**
   * Sums rows, their numbers multiplied by weights for each column.
   *
   * @param from the place of the first number
   * @param count the numbers in all rows, at most a block
   * @return the sums; the same array each time, to be changed before it is spread if need be
   */
  float[] of(NativeFloats matrix, int from, int count, NativeFloats weights) {
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
}
