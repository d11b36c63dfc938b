package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The Gaussian error linear unit in its sigmoid form, {@code x sigmoid(1.702 x)}.
 *
 * <p>Source: Hendrycks and Gimpel, Gaussian error linear units (2016), arXiv:1606.08415.
 */
public final class Gelu implements Kernel {
  /** The slope inside the sigmoid. */
  static final float SLOPE = 1.702F;

  private final NativeFloats in;
  private final NativeFloats out;
  private final Exponential exponential = new Exponential(NativeFloats.BLOCK);
  private final float[] x = new float[NativeFloats.BLOCK];
  private final float[] e = new float[NativeFloats.BLOCK];

  /** Applies the activation to every number. */
  public Gelu(INDArray in, INDArray out) {
    this.in = new NativeFloats(in);
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    for (int from = 0; from < in.length(); from += x.length) {
      int count = Math.min(x.length, in.length() - from);
      in.read(from, x, count);
      for (int index = 0; index < count; index++) {
        e[index] = -SLOPE * x[index];
      }
      exponential.of(e, count);
      for (int index = 0; index < count; index++) {
        x[index] /= 1 + e[index];
      }
      out.write(from, x, count);
    }
  }
}
