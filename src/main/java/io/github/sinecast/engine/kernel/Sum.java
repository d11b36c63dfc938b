package io.github.sinecast.engine.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum of an array and another, which is repeated along the first axes where it is smaller. */
public final class Sum implements Kernel {
  private final NativeFloats greater;
  private final NativeFloats smaller;
  private final NativeFloats out;
  private final float[] a = new float[NativeFloats.BLOCK];
  private final float[] b = new float[NativeFloats.BLOCK];

  public Sum(INDArray greater, INDArray smaller, INDArray out) {
    this.greater = new NativeFloats(greater);
    this.smaller = new NativeFloats(smaller);
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    int period = smaller.length();
    int count;
    for (int from = 0; from < greater.length(); from += count) {
      int place = from % period;
      count = Math.min(NativeFloats.BLOCK, period - place);
      greater.read(from, a, count);
      smaller.read(place, b, count);
      for (int index = 0; index < count; index++) {
        a[index] += b[index];
      }
      out.write(from, a, count);
    }
  }
}
