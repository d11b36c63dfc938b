package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum over all rows: {@code [R, C]} to {@code [C]}. */
public final class ColumnSum implements Kernel {
  private final NativeFloats in;
  private final NativeFloats out;
  private final int rows;
  private final NativeFloats ones;

  /** Adds up each column. */
  public ColumnSum(INDArray in, INDArray out) {
    this.in = new NativeFloats(in);
    this.out = new NativeFloats(out);
    this.rows = this.in.length() / this.in.columns();
    this.ones = VectorProduct.equal(rows, 1);
  }

  @Override
  public void run() {
    out.fill(0);
    VectorProduct.addOfColumns(in, 0, rows, ones, out);
  }
}
