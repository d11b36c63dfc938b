package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of {@link Gelu}: with {@code s = sigmoid(c x)}, {@code g s (1 + c x (1 - s))}. */
public final class GeluGradient implements Kernel {
  private final NativeFloats in;
  private final NativeFloats gradient;
  private final NativeFloats out;
  private final Sigmoid sigmoid = new Sigmoid();
  private final float[] x = new float[NativeFloats.BLOCK];
  private final float[] s = new float[NativeFloats.BLOCK];
  private final float[] g = new float[NativeFloats.BLOCK];

  public GeluGradient(INDArray in, INDArray gradient, INDArray out) {
    this.in = new NativeFloats(in);
    this.gradient = new NativeFloats(gradient);
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    for (int from = 0; from < in.length(); from += x.length) {
      int count = Math.min(x.length, in.length() - from);
      in.read(from, x, count);
      gradient.read(from, g, count);
      for (int index = 0; index < count; index++) {
        x[index] *= Gelu.SLOPE;
        s[index] = x[index];
      }
      sigmoid.of(s, count);
      for (int index = 0; index < count; index++) {
        g[index] *= s[index] * (1 + x[index] * (1 - s[index]));
      }
      out.write(from, g, count);
    }
  }
}
