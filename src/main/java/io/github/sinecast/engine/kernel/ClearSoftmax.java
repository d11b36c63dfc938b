package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A softmax whose shares below 1e-20 are 0.
 *
 * <p>Beside the greatest share they are lost in every sum. But products with them leave the range
 * of normal floats, where a processor is a hundred times slower: attention that is sure of itself
 * would make all that follows slow.
 */
public final class ClearSoftmax implements Kernel {
  private static final int LEAST = Float.floatToRawIntBits(1e-20F);

  private final Kernel softmax;
  private final NativeFloats out;
  private final int[] bits = new int[NativeFloats.BLOCK];

  /**
   * @param softmax what computes all shares
   * @param out where it writes them
   */
  public ClearSoftmax(Kernel softmax, INDArray out) {
    this.softmax = softmax;
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    softmax.run();
    for (int from = 0; from < out.length(); from += bits.length) {
      int count = Math.min(bits.length, out.length() - from);
      out.readBits(from, bits, count);
      for (int index = 0; index < count; index++) {
        // The bits of floats that are not negative are in the order of the floats; what has a sign
        // is no number, and stays.
        int share = bits[index];
        bits[index] = share & ~((share - LEAST) >> 31 & ~(share >> 31));
      }
      out.writeBits(from, bits, count);
    }
  }
}
