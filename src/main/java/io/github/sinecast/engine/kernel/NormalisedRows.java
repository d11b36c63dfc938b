package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows less their mean, divided by their deviation, a block at a time. */
final class NormalisedRows {
  /** What a mean of floats may be off by, as a part of it. */
  private static final float ROUNDING = 4e-7F;

  private final NativeFloats in;
  private final int columns;
  private final RowSums means;
  private final RowSums inverses;
  private final float[] spread;
  private final float[] block;

  NormalisedRows(INDArray in) {
    this.in = new NativeFloats(in);
    this.columns = this.in.columns();
    this.means = new RowSums(columns, 1F / columns);
    this.inverses = new RowSums(columns, 1F / columns);
    this.block = new float[NativeFloats.rowsInBlock(columns) * columns];
    this.spread = new float[block.length];
  }

  /** The numbers in the greatest block. */
  int blockLength() {
    return block.length;
  }

  /** The normalised numbers of some whole rows; the same array each time. */
  float[] of(int from, int count) {
    in.read(from, block, count);
    float[] ofRow = means.of(in, from, count);
    means.spread(spread, count);
    for (int index = 0; index < count; index++) {
      block[index] -= spread[index];
    }
    for (int index = 0; index < count; index++) {
      spread[index] = block[index] * block[index];
    }
    float[] variances = inverses.of(spread, count);
    for (int row = 0; row < count / columns; row++) {
      variances[row] = inverse(variances[row], ofRow[row]);
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

  /** One over the deviation; 0 where it is none, or as small as the rounding of the mean. */
  private static float inverse(float variance, float mean) {
    float rounding = ROUNDING * mean;
    return variance <= rounding * rounding ? 0 : (float) (1 / Math.sqrt(variance));
  }
}
