package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same row in every row of a matrix. */
final class RowCopies implements Kernel {
  private final RepeatedRow row;
  private final NativeFloats out;

  RowCopies(INDArray row, INDArray out) {
    this.row = new RepeatedRow(new NativeFloats(row));
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    float[] block = row.read();
    for (int from = 0; from < out.length(); from += block.length) {
      out.write(from, block, Math.min(block.length, out.length() - from));
    }
  }
}
