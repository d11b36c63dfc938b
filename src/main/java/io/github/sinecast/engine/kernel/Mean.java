package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean of all numbers of an array. */
public final class Mean implements Kernel {
  private final NativeFloats in;
  private final NativeFloats out;
  private final float[] block = new float[NativeFloats.BLOCK];
  private final float[] mean = new float[1];

  /** Averages over one axis. */
  public Mean(INDArray in, INDArray out) {
    this.in = new NativeFloats(in);
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    double sum = 0;
    for (int from = 0; from < in.length(); from += block.length) {
      int count = Math.min(block.length, in.length() - from);
      in.read(from, block, count);
      for (int index = 0; index < count; index++) {
        sum += block[index];
      }
    }
    mean[0] = (float) (sum / in.length());
    out.write(0, mean, 1);
  }
}
