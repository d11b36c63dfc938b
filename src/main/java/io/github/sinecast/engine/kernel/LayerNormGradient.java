package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradients of {@link LayerNorm} with respect to what goes in, the gain and the bias.
 *
 * <p>With n the normalised row, g the gradient of the result and h = gain g: {@code (h - mean(h) -
 * n mean(h n)) / deviation}, and the sums over rows of {@code g n} and of {@code g}. A row without
 * deviation passes no gradient on.
 */
public final class LayerNormGradient implements Kernel {
  private final NativeFloats gain;
  private final NativeFloats gradient;
  private final NativeFloats inGradient;
  private final NativeFloats gainGradient;
  private final NativeFloats biasGradient;
  private final NormalisedRows normalised;
  private final NativeFloats products;
  private final NativeFloats ones;
  private final RowSums means;
  private final int columns;
  private final RepeatedRow repeatedGain;
  private final float[] g;
  private final float[] spread;

  /** Passes a gradient back through a layer normalisation. */
  public LayerNormGradient(
      INDArray in,
      INDArray gain,
      INDArray gradient,
      INDArray inGradient,
      INDArray gainGradient,
      INDArray biasGradient) {
    this.gain = new NativeFloats(gain);
    this.gradient = new NativeFloats(gradient);
    this.inGradient = new NativeFloats(inGradient);
    this.gainGradient = new NativeFloats(gainGradient);
    this.biasGradient = new NativeFloats(biasGradient);
    this.normalised = new NormalisedRows(in);
    this.columns = this.gradient.columns();
    int rows = NativeFloats.rowsInBlock(columns);
    this.products = new NativeFloats(FloatArrays.zeros(rows, columns));
    this.ones = VectorProduct.equal(rows, 1);
    this.means = new RowSums(columns);
    this.repeatedGain = new RepeatedRow(this.gain);
    this.g = new float[normalised.blockLength()];
    this.spread = new float[g.length];
  }

  @Override
  public void run() {
    float[] gains = repeatedGain.read();
    gainGradient.fill(0);
    biasGradient.fill(0);
    for (int from = 0; from < gradient.length(); from += g.length) {
      differentiate(from, Math.min(g.length, gradient.length() - from), gains);
    }
  }

  private void differentiate(int from, int count, float[] gains) {
    float[] n = normalised.of(from, count);
    gradient.read(from, g, count);
    for (int index = 0; index < count; index++) {
      spread[index] = g[index] * n[index];
    }
    products.write(0, spread, count);
    int rows = count / columns;
    VectorProduct.addOfColumns(products, 0, rows, ones, gainGradient);
    VectorProduct.addOfColumns(gradient, from / columns, rows, ones, biasGradient);
    spreadMeans(products, 0, count);
    for (int index = 0; index < count; index++) {
      g[index] = g[index] * gains[index] - n[index] * spread[index];
    }
    spreadMeans(gradient, from, count);
    for (int index = 0; index < count; index++) {
      g[index] -= spread[index];
    }
    normalised.spreadInverses(spread, count);
    for (int index = 0; index < count; index++) {
      g[index] *= spread[index];
    }
    inGradient.write(from, g, count);
  }

  /** Writes each row's mean, weighted with the gain, into all its columns. */
  private void spreadMeans(NativeFloats matrix, int from, int count) {
    float[] sums = means.of(matrix, from, count, gain);
    for (int row = 0; row < count / columns; row++) {
      sums[row] /= columns;
    }
    means.spread(spread, count);
  }
}
