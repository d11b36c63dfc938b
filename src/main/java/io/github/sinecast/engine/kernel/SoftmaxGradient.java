package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of a softmax over the last axis, y: {@code y (g - sum(y g))}. */
public final class SoftmaxGradient implements Kernel {
  private final NativeFloats softmax;
  private final NativeFloats gradient;
  private final NativeFloats out;
  private final NativeFloats scratch;
  private final NativeFloats ones;
  private final RowSums sums;
  private final float[] y;
  private final float[] g;
  private final float[] products;

  /** Passes a gradient back through a softmax. */
  public SoftmaxGradient(INDArray softmax, INDArray gradient, INDArray out) {
    this.softmax = new NativeFloats(softmax);
    this.gradient = new NativeFloats(gradient);
    this.out = new NativeFloats(out);
    int columns = this.softmax.columns();
    this.sums = new RowSums(columns);
    this.y = new float[NativeFloats.rowsInBlock(columns) * columns];
    this.scratch = new NativeFloats(FloatArrays.zeros(y.length / columns, columns));
    this.ones = VectorProduct.equal(columns, 1);
    this.g = new float[y.length];
    this.products = new float[y.length];
  }

  @Override
  public void run() {
    for (int from = 0; from < softmax.length(); from += y.length) {
      int count = Math.min(y.length, softmax.length() - from);
      softmax.read(from, y, count);
      gradient.read(from, g, count);
      for (int index = 0; index < count; index++) {
        products[index] = y[index] * g[index];
      }
      scratch.write(0, products, count);
      sums.of(scratch, 0, count, ones);
      sums.spread(products, count);
      for (int index = 0; index < count; index++) {
        y[index] *= g[index] - products[index];
      }
      out.write(from, y, count);
    }
  }
}
