package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same row in the rows of a matrix. */
final class RowCopies {
  private final RepeatedRow row;
  private final NativeFloats out;

  RowCopies(INDArray row, INDArray out) {
    this.row = new RepeatedRow(new NativeFloats(row));
    this.out = new NativeFloats(out);
  }

  /** Reads what is in the row now. */
  void read() {
    row.read();
  }

  /** Writes the row, as it was last read, into some whole rows. */
  void write(int from, int count) {
    int end = from + count;
    for (int at = from; at < end; at += row.blockLength()) {
      out.write(at, row.block(), Math.min(row.blockLength(), end - at));
    }
  }
}
