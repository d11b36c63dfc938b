package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows less their mean, divided by their deviation, a block at a time.
 *
 * <p>The first number of a row is taken from all of it before anything is summed: then a row of
 * equal numbers is exactly 0, and a mean far from 0 costs no digits.
 */
final class NormalisedRows {
  private final NativeFloats in;
  private final int columns;
  private final NativeFloats scratch;
  private final NativeFloats shares;
  private final RowSums means;
  private final RowSums inverses;
  private final float[] spread;
  private final float[] block;

  NormalisedRows(INDArray in) {
    this.in = new NativeFloats(in);
    this.columns = this.in.columns();
    int rows = NativeFloats.rowsInBlock(columns);
    this.scratch = new NativeFloats(FloatArrays.zeros(rows, columns));
    this.shares = VectorProduct.equal(columns, 1F / columns);
    this.means = new RowSums(columns);
    this.inverses = new RowSums(columns);
    this.block = new float[rows * columns];
    this.spread = new float[block.length];
  }

  /** The numbers in the greatest block. */
  int blockLength() {
    return block.length;
  }

  /** The normalised numbers of some whole rows; the same array each time. */
  float[] of(int from, int count) {
    in.read(from, block, count);
    for (int row = 0; row < count; row += columns) {
      Arrays.fill(spread, row, row + columns, block[row]);
    }
    subtractSpread(count);
    scratch.write(0, block, count);
    means.of(scratch, 0, count, shares);
    means.spread(spread, count);
    subtractSpread(count);
    for (int index = 0; index < count; index++) {
      spread[index] = block[index] * block[index];
    }
    scratch.write(0, spread, count);
    float[] variances = inverses.of(scratch, 0, count, shares);
    for (int row = 0; row < count / columns; row++) {
      variances[row] = inverse(variances[row]);
    }
    inverses.spread(spread, count);
    for (int index = 0; index < count; index++) {
      block[index] *= spread[index];
    }
    return block;
  }

  /** Writes what each row of the last block was multiplied by into all its columns. */
  void spreadInverses(float[] into, int count) {
    inverses.spread(into, count);
  }

  private void subtractSpread(int count) {
    for (int index = 0; index < count; index++) {
      block[index] -= spread[index];
    }
  }

  /** One over the deviation; 0 where there is none. */
  private static float inverse(float variance) {
    return variance == 0 ? 0 : (float) (1 / Math.sqrt(variance));
  }
}
