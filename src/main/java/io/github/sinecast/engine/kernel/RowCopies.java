package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same row in every row of a matrix. */
final class RowCopies implements Kernel {
  private final NativeFloats row;
  private final NativeFloats out;
  private final int columns;
  private final float[] block;

  RowCopies(INDArray row, INDArray out) {
    this.row = new NativeFloats(row);
    this.out = new NativeFloats(out);
    this.columns = this.out.columns();
    this.block = new float[NativeFloats.rowsInBlock(columns) * columns];
  }

  @Override
  public void run() {
    row.read(0, block, columns);
    int filled = Math.min(block.length, out.length());
    for (int at = columns; at < filled; at += columns) {
      System.arraycopy(block, 0, block, at, columns);
    }
    for (int from = 0; from < out.length(); from += block.length) {
      out.write(from, block, Math.min(block.length, out.length() - from));
    }
  }
}
