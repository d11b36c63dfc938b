package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array and a second one, added, subtracted or multiplied number by number; the second is
 * repeated along the first axes where it is smaller.
 */
public final class Pairwise implements Kernel {
  /** What becomes of two numbers. */
  public enum Operation {
    ADD,
    SUBTRACT,
    MULTIPLY
  }

  private final Operation operation;
  private final NativeFloats first;
  private final NativeFloats second;
  private final NativeFloats out;
  private final float[] a = new float[NativeFloats.BLOCK];
  private final float[] b = new float[NativeFloats.BLOCK];

  public Pairwise(Operation operation, INDArray first, INDArray second, INDArray out) {
    this.operation = operation;
    this.first = new NativeFloats(first);
    this.second = new NativeFloats(second);
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    int period = second.length();
    int count;
    for (int from = 0; from < first.length(); from += count) {
      int place = from % period;
      count = Math.min(NativeFloats.BLOCK, period - place);
      first.read(from, a, count);
      second.read(place, b, count);
      switch (operation) {
        case ADD -> add(count);
        case SUBTRACT -> subtract(count);
        case MULTIPLY -> multiply(count);
      }
      out.write(from, a, count);
    }
  }

  private void add(int count) {
    for (int index = 0; index < count; index++) {
      a[index] += b[index];
    }
  }

  private void subtract(int count) {
    for (int index = 0; index < count; index++) {
      a[index] -= b[index];
    }
  }

  private void multiply(int count) {
    for (int index = 0; index < count; index++) {
      a[index] *= b[index];
    }
  }
}
