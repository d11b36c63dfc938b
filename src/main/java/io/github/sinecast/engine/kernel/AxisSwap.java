package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From {@code [A, B, C, D]} to {@code [A, C, B, D]}. */
public final class AxisSwap implements Kernel {
  private final NativeFloats in;
  private final NativeFloats out;
  private final int second;
  private final int third;
  private final int width;
  private final float[] from;
  private final float[] to;

  /** Swaps the axes of one array into another. */
  public AxisSwap(INDArray in, INDArray out) {
    this.in = new NativeFloats(in);
    this.out = new NativeFloats(out);
    this.second = Math.toIntExact(in.size(1));
    this.third = Math.toIntExact(in.size(2));
    this.width = Math.toIntExact(in.size(3));
    this.from = new float[second * third * width];
    this.to = new float[from.length];
  }

  @Override
  public void run() {
    for (int start = 0; start < in.length(); start += from.length) {
      in.read(start, from, from.length);
      for (int b = 0; b < second; b++) {
        for (int c = 0; c < third; c++) {
          System.arraycopy(from, (b * third + c) * width, to, (c * second + b) * width, width);
        }
      }
      out.write(start, to, to.length);
    }
  }
}
