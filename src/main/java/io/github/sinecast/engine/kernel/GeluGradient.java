package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of {@link Gelu}: with {@code s = sigmoid(c x)}, {@code g s (1 + c x (1 - s))}. */
public final class GeluGradient implements Kernel {
  /** Where the sigmoid is 0 or 1 as {@link Exponential} gives it. */
  private static final float FAR = 60;

  private final NativeFloats in;
  private final NativeFloats gradient;
  private final NativeFloats out;
  private final Exponential exponential = new Exponential(NativeFloats.BLOCK);
  private final float[] x = new float[NativeFloats.BLOCK];
  private final float[] e = new float[NativeFloats.BLOCK];
  private final float[] g = new float[NativeFloats.BLOCK];

  /** Multiplies a gradient by the slope of the activation. */
  public GeluGradient(INDArray in, INDArray gradient, INDArray out) {
    if (in.length() != gradient.length()) {
      throw new IllegalArgumentException(
          "a gradient for each of %s numbers is needed, found %s"
              .formatted(in.length(), gradient.length()));
    }
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
        x[index] = Math.max(-FAR, Math.min(FAR, Gelu.SLOPE * x[index]));
        e[index] = -x[index];
      }
      exponential.of(e, count);
      for (int index = 0; index < count; index++) {
        float sigmoid = 1 / (1 + e[index]);
        g[index] *= sigmoid * (1 + x[index] * (1 - sigmoid));
      }
      out.write(from, g, count);
    }
  }
}
