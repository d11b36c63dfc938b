package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array times a number. */
public final class Scale implements Kernel {
  private final NativeFloats in;
  private final NativeFloats out;
  private final float factor;
  private final float[] x = new float[NativeFloats.BLOCK];

  /** Multiplies every number by a factor. */
  public Scale(INDArray in, double factor, INDArray out) {
    this.in = new NativeFloats(in);
    this.factor = (float) factor;
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    for (int from = 0; from < in.length(); from += x.length) {
      int count = Math.min(x.length, in.length() - from);
      in.read(from, x, count);
      for (int index = 0; index < count; index++) {
        x[index] *= factor;
      }
      out.write(from, x, count);
    }
  }
}
