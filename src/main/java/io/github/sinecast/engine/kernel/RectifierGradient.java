package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of {@code max(0, x)}: that of the result where x is above 0, else 0.
 *
 * <p>Works on bits: a float is above 0 just when its bits, as an integer, are. Masks instead of
 * branches let the compiler do many numbers at once.
 */
public final class RectifierGradient implements Kernel {
  private final NativeFloats in;
  private final NativeFloats gradient;
  private final NativeFloats out;
  private final int[] x = new int[NativeFloats.BLOCK];
  private final int[] g = new int[NativeFloats.BLOCK];

  /** Passes a gradient on where the input was above 0. */
  public RectifierGradient(INDArray in, INDArray gradient, INDArray out) {
    this.in = new NativeFloats(in);
    this.gradient = new NativeFloats(gradient);
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    for (int from = 0; from < in.length(); from += x.length) {
      int count = Math.min(x.length, in.length() - from);
      in.readBits(from, x, count);
      gradient.readBits(from, g, count);
      for (int index = 0; index < count; index++) {
        int bits = x[index];
        g[index] &= ((bits | -bits) >> 31) & ~(bits >> 31);
      }
      out.writeBits(from, g, count);
    }
  }
}
