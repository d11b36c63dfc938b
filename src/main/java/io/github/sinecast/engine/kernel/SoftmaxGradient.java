package io.github.sinecast.engine.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of a softmax over the last axis, y: {@code y (g - sum(y g))}. */
public final class SoftmaxGradient implements Kernel {
  private final NativeFloats softmax;
  private final NativeFloats gradient;
  private final NativeFloats out;
  private final int columns;
  private final float[] y;
  private final float[] g;

  public SoftmaxGradient(INDArray softmax, INDArray gradient, INDArray out) {
    this.softmax = new NativeFloats(softmax);
    this.gradient = new NativeFloats(gradient);
    this.out = new NativeFloats(out);
    this.columns = this.softmax.columns();
    this.y = new float[NativeFloats.rowsInBlock(columns) * columns];
    this.g = new float[y.length];
  }

  @Override
  public void run() {
    for (int from = 0; from < softmax.length(); from += y.length) {
      int count = Math.min(y.length, softmax.length() - from);
      softmax.read(from, y, count);
      gradient.read(from, g, count);
      for (int row = 0; row < count; row += columns) {
        float sum = RowSums.products(y, row, g, row, columns);
        for (int column = row; column < row + columns; column++) {
          y[column] *= g[column] - sum;
        }
      }
      out.write(from, y, count);
    }
  }
}
