package io.github.sinecast.engine.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layer normalisation over the last axis: {@code gain (x - mean) / deviation + bias}. A row whose
 * numbers are all alike becomes the bias.
 *
 * <p>Source: Ba et al., Layer normalization (2016), arXiv:1607.06450.
 */
public final class LayerNorm implements Kernel {
  private final NativeFloats in;
  private final NativeFloats gain;
  private final NativeFloats bias;
  private final NativeFloats out;
  private final int columns;
  private final float[] block;
  private final float[] gains;
  private final float[] biases;

  public LayerNorm(INDArray in, INDArray gain, INDArray bias, INDArray out) {
    this.in = new NativeFloats(in);
    this.gain = new NativeFloats(gain);
    this.bias = new NativeFloats(bias);
    this.out = new NativeFloats(out);
    this.columns = this.in.columns();
    this.block = new float[NativeFloats.rowsInBlock(columns) * columns];
    this.gains = new float[columns];
    this.biases = new float[columns];
  }

  @Override
  public void run() {
    gain.read(0, gains, columns);
    bias.read(0, biases, columns);
    for (int from = 0; from < in.length(); from += block.length) {
      int count = Math.min(block.length, in.length() - from);
      in.read(from, block, count);
      for (int row = 0; row < count; row += columns) {
        float mean = RowSums.sum(block, row, columns) / columns;
        float scale = inverse(RowSums.squares(block, row, columns, mean) / columns);
        for (int column = 0; column < columns; column++) {
          block[row + column] =
              (block[row + column] - mean) * scale * gains[column] + biases[column];
        }
      }
      out.write(from, block, count);
    }
  }

  /** One over the deviation; 0 where there is none. */
  static float inverse(float variance) {
    return variance == 0 ? 0 : (float) (1 / Math.sqrt(variance));
  }
}
