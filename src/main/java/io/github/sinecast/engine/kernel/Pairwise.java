package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array and a second one, added, subtracted or multiplied number by number; the second is
 * repeated along the first axes where it is smaller.
 */
public final class Pairwise implements Kernel {
  /** What becomes of two numbers. */
  public enum Rule {
    /** The sum. */
    ADD,
    /** The difference. */
    SUBTRACT,
    /** The product. */
    MULTIPLY
  }

  private final Rule rule;
  private final NativeFloats first;
  private final NativeFloats second;
  private final @Nullable RepeatedRow repeated;
  private final NativeFloats out;
  private final float[] a;
  private final float[] b;

  /** Combines two arrays number by number. */
  public Pairwise(Rule rule, INDArray first, INDArray second, INDArray out) {
    this.rule = rule;
    this.first = new NativeFloats(first);
    this.second = new NativeFloats(second);
    this.out = new NativeFloats(out);
    boolean repeats = second.length() < first.length() && second.length() <= NativeFloats.BLOCK;
    this.repeated = repeats ? new RepeatedRow(this.second) : null;
    this.a = new float[repeated == null ? NativeFloats.BLOCK : repeated.blockLength()];
    this.b = new float[a.length];
  }

  @Override
  public void run() {
    float[] block = repeated == null ? b : repeated.read();
    int period = second.length();
    int count;
    for (int from = 0; from < first.length(); from += count) {
      count = Math.min(a.length, first.length() - from);
      if (repeated == null) {
        int place = from % period;
        count = Math.min(count, period - place);
        second.read(place, b, count);
      }
      first.read(from, a, count);
      switch (rule) {
        case ADD -> add(block, count);
        case SUBTRACT -> subtract(block, count);
        case MULTIPLY -> multiply(block, count);
      }
      out.write(from, a, count);
    }
  }

  private void add(float[] block, int count) {
    for (int index = 0; index < count; index++) {
      a[index] += block[index];
    }
  }

  private void subtract(float[] block, int count) {
    for (int index = 0; index < count; index++) {
      a[index] -= block[index];
    }
  }

  private void multiply(float[] block, int count) {
    for (int index = 0; index < count; index++) {
      a[index] *= block[index];
    }
  }
}
