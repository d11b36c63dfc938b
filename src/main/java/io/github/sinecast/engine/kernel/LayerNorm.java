package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layer normalisation over the last axis: {@code gain (x - mean) / deviation + bias}. A row whose
 * numbers are all alike becomes the bias.
 *
 * <p>Source: Ba et al., Layer normalization (2016), arXiv:1607.06450.
 */
public final class LayerNorm implements Kernel {
  private final RepeatedRow gain;
  private final RepeatedRow bias;
  private final NativeFloats out;
  private final NormalisedRows rows;

  /** Normalises each row, then applies gain and bias. */
  public LayerNorm(INDArray in, INDArray gain, INDArray bias, INDArray out) {
    this.gain = new RepeatedRow(new NativeFloats(gain));
    this.bias = new RepeatedRow(new NativeFloats(bias));
    this.out = new NativeFloats(out);
    this.rows = new NormalisedRows(in);
  }

  @Override
  public void run() {
    float[] gains = gain.read();
    float[] biases = bias.read();
    for (int from = 0; from < out.length(); from += rows.blockLength()) {
      int count = Math.min(rows.blockLength(), out.length() - from);
      float[] x = rows.of(from, count);
      for (int index = 0; index < count; index++) {
        x[index] = x[index] * gains[index] + biases[index];
      }
      out.write(from, x, count);
    }
  }
}
