package io.github.sinecast.engine.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradients of {@link LayerNorm} with respect to what goes in, the gain and the bias.
 *
 * <p>With n the normalised row, g the gradient of the result and h = gain g: {@code (h - mean(h) -
 * n mean(h n)) / deviation}, and the sums over rows of {@code g n} and of {@code g}. A row without
 * deviation passes no gradient on.
 */
public final class LayerNormGradient implements Kernel {
  private final NativeFloats in;
  private final NativeFloats gain;
  private final NativeFloats gradient;
  private final NativeFloats inGradient;
  private final NativeFloats gainGradient;
  private final NativeFloats biasGradient;
  private final int columns;
  private final float[] x;
  private final float[] g;
  private final float[] gains;
  private final float[] gainSum;
  private final float[] biasSum;
  private final float[] gainTotal;
  private final float[] biasTotal;

  public LayerNormGradient(
      INDArray in,
      INDArray gain,
      INDArray gradient,
      INDArray inGradient,
      INDArray gainGradient,
      INDArray biasGradient) {
    this.in = new NativeFloats(in);
    this.gain = new NativeFloats(gain);
    this.gradient = new NativeFloats(gradient);
    this.inGradient = new NativeFloats(inGradient);
    this.gainGradient = new NativeFloats(gainGradient);
    this.biasGradient = new NativeFloats(biasGradient);
    this.columns = this.in.columns();
    this.x = new float[NativeFloats.rowsInBlock(columns) * columns];
    this.g = new float[x.length];
    this.gains = new float[columns];
    this.gainSum = new float[columns];
    this.biasSum = new float[columns];
    this.gainTotal = new float[columns];
    this.biasTotal = new float[columns];
  }

  @Override
  public void run() {
    gain.read(0, gains, columns);
    Arrays.fill(gainTotal, 0);
    Arrays.fill(biasTotal, 0);
    for (int from = 0; from < in.length(); from += x.length) {
      int count = Math.min(x.length, in.length() - from);
      in.read(from, x, count);
      gradient.read(from, g, count);
      Arrays.fill(gainSum, 0);
      Arrays.fill(biasSum, 0);
      for (int row = 0; row < count; row += columns) {
        differentiate(row);
      }
      ColumnSum.add(gainSum, 0, gainTotal);
      ColumnSum.add(biasSum, 0, biasTotal);
      inGradient.write(from, x, count);
    }
    gainGradient.write(0, gainTotal, columns);
    biasGradient.write(0, biasTotal, columns);
  }

  /** Replaces a row of x by its gradient, and adds to the sums. */
  private void differentiate(int row) {
    float mean = RowSums.sum(x, row, columns) / columns;
    float scale = LayerNorm.inverse(RowSums.squares(x, row, columns, mean) / columns);
    for (int column = 0; column < columns; column++) {
      float normalised = (x[row + column] - mean) * scale;
      x[row + column] = normalised;
      gainSum[column] += g[row + column] * normalised;
      biasSum[column] += g[row + column];
    }
    for (int column = 0; column < columns; column++) {
      g[row + column] *= gains[column];
    }
    float meanGradient = RowSums.sum(g, row, columns) / columns;
    float meanProduct = RowSums.products(g, row, x, row, columns) / columns;
    for (int column = 0; column < columns; column++) {
      x[row + column] = (g[row + column] - meanGradient - x[row + column] * meanProduct) * scale;
    }
  }
}
