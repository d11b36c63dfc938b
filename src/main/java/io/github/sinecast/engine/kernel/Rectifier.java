package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code max(0, x)}, on bits: those of a float below 0 are, as an integer, below 0. */
public final class Rectifier implements Kernel {
  private final NativeFloats in;
  private final NativeFloats out;
  private final int[] x = new int[NativeFloats.BLOCK];

  /** Replaces numbers below 0 by 0. */
  public Rectifier(INDArray in, INDArray out) {
    this.in = new NativeFloats(in);
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    for (int from = 0; from < in.length(); from += x.length) {
      int count = Math.min(x.length, in.length() - from);
      in.readBits(from, x, count);
      for (int index = 0; index < count; index++) {
        x[index] &= ~(x[index] >> 31);
      }
      out.writeBits(from, x, count);
    }
  }
}
