package io.github.sinecast.engine.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum over all rows: {@code [R, C]} to {@code [C]}, in blocks, whose sums are added. */
public final class ColumnSum implements Kernel {
  private final NativeFloats in;
  private final NativeFloats out;
  private final int columns;
  private final int rows;
  private final float[] block;
  private final float[] sum;
  private final float[] total;

  public ColumnSum(INDArray in, INDArray out) {
    this.in = new NativeFloats(in);
    this.out = new NativeFloats(out);
    this.columns = this.in.columns();
    this.rows = this.in.length() / columns;
    this.block = new float[NativeFloats.rowsInBlock(columns) * columns];
    this.sum = new float[columns];
    this.total = new float[columns];
  }

  @Override
  public void run() {
    Arrays.fill(total, 0);
    int blockRows = block.length / columns;
    for (int from = 0; from < rows; from += blockRows) {
      int count = Math.min(blockRows, rows - from);
      in.read(from * columns, block, count * columns);
      Arrays.fill(sum, 0);
      for (int row = 0; row < count; row++) {
        add(block, row * columns, sum);
      }
      add(sum, 0, total);
    }
    out.write(0, total, columns);
  }

  static void add(float[] from, int at, float[] to) {
    for (int column = 0; column < to.length; column++) {
      to[column] += from[at + column];
    }
  }
}
