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
  private final NativeFloats gain;
  private final NativeFloats bias;
  private final NativeFloats out;
  private final NormalisedRows rows;
  private final float[] gainRow;
  private final float[] biasRow;
  private final float[] gains;
  private final float[] biases;

  public LayerNorm(INDArray in, INDArray gain, INDArray bias, INDArray out) {
    this.gain = new NativeFloats(gain);
    this.bias = new NativeFloats(bias);
    this.out = new NativeFloats(out);
    this.rows = new NormalisedRows(in);
    int columns = this.out.columns();
    this.gainRow = new float[columns];
    this.biasRow = new float[columns];
    this.gains = new float[rows.blockLength()];
    this.biases = new float[gains.length];
  }

  @Override
  public void run() {
    gain.read(0, gainRow, gainRow.length);
    bias.read(0, biasRow, biasRow.length);
    RowSums.repeat(gainRow, gains);
    RowSums.repeat(biasRow, biases);
    for (int from = 0; from < out.length(); from += gains.length) {
      int count = Math.min(gains.length, out.length() - from);
      float[] x = rows.of(from, count);
      for (int index = 0; index < count; index++) {
        x[index] = x[index] * gains[index] + biases[index];
      }
      out.write(from, x, count);
    }
  }
}
