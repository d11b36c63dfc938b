package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * FITS in a graph: both Fourier transforms are products with fixed matrices.
 *
 * <p>Shapes in comments: B batch, L lookback, H horizon, R numbers of a step, C waves that are
 * kept, S waves that they are mapped to.
 */
final class FitsBody implements NetworkBody {
  private static final int HARMONICS = 6;
  private static final int MORE_WAVES = 10;

  private final SameDiff graph;
  private final ParameterStore parameters;
  private final int lookback;
  private final int horizon;
  private final int kept;
  private final int mapped;

  FitsBody(SameDiff graph, ParameterStore parameters, int season, int lookback, int horizon) {
    this.graph = graph;
    this.parameters = parameters;
    this.lookback = lookback;
    this.horizon = horizon;
    this.kept = Math.min((lookback / season + 1) * HARMONICS + MORE_WAVES, waves(lookback)); // C
    // As long a path has waves of as many times the frequency.
    this.mapped = (int) ((long) kept * (lookback + horizon) / lookback); // S
  }

  /** The frequencies of a real path: from none to half a turn a row. */
  private static int waves(int rows) {
    return rows / 2 + 1;
  }

  @Override
  public SDVariable shift(SDVariable inputs) {
    return PathScale.of(inputs).mean();
  }

  @Override
  public SDVariable spread(SDVariable inputs) {
    return PathScale.of(inputs).deviation();
  }

  @Override
  public SDVariable numbers(SDVariable inputs, LastMap map) {
    int ofStep = map.ofStep(horizon); // R
    DataType type = inputs.dataType();
    SDVariable path = PathScale.of(inputs).scaled(inputs); // [B, L]
    SDVariable real = path.mmul(graph.constant(analysis(type, true))); // [B, C]
    SDVariable imaginary = path.mmul(graph.constant(analysis(type, false))); // [B, C]
    SDVariable byReal = parameters.zeroWeight("spectrum.real", kept, mapped * ofStep);
    SDVariable byImaginary = parameters.zeroWeight("spectrum.imaginary", kept, mapped * ofStep);
    SDVariable realPart = real.mmul(byReal).sub(imaginary.mmul(byImaginary)); // [B, S R]
    SDVariable imaginaryPart = real.mmul(byImaginary).add(imaginary.mmul(byReal)); // [B, S R]
    return map.withBias(
        steps(realPart, synthesis(type, true), ofStep)
            .add(steps(imaginaryPart, synthesis(type, false), ofStep)));
  }

  /** From [B, S R] to [B, H R]. */
  private SDVariable steps(SDVariable part, INDArray waves, int ofStep) {
    SDVariable byNumber = part.reshape(-1, mapped, ofStep).permute(0, 2, 1); // [B, R, S]
    SDVariable steps = byNumber.reshape(-1, mapped).mmul(graph.constant(waves)); // [B R, H]
    return steps
        .reshape(-1, ofStep, horizon)
        .permute(0, 2, 1) // [B, H, R]
        .reshape(-1, horizon * ofStep);
  }

  /** The discrete Fourier transform of a path, its real or its imaginary part: L x C. */
  private INDArray analysis(DataType type, boolean real) {
    INDArray waves = Nd4j.zeros(DataType.DOUBLE, lookback, kept);
    for (int row = 0; row < lookback; row++) {
      for (int wave = 0; wave < kept; wave++) {
        double phase = 2 * Math.PI * wave * row / lookback;
        waves.putScalar(row, wave, real ? Math.cos(phase) : -Math.sin(phase));
      }
    }
    return waves.castTo(type);
  }

  /**
   * What the real or imaginary part of each wave of the longer path adds to each step: S x H. The
   * inverse transform divides by L + H; the path being longer multiplies by (L + H) / L.
   */
  private INDArray synthesis(DataType type, boolean real) {
    int length = lookback + horizon;
    INDArray waves = Nd4j.zeros(DataType.DOUBLE, mapped, horizon);
    for (int wave = 0; wave < mapped; wave++) {
      // Every wave stands for one of the opposite frequency too, but for these two.
      double weight = (wave == 0 || 2 * wave == length ? 1.0 : 2.0) / lookback;
      for (int step = 0; step < horizon; step++) {
        double phase = 2 * Math.PI * wave * (lookback + step) / length;
        waves.putScalar(wave, step, weight * (real ? Math.cos(phase) : -Math.sin(phase)));
      }
    }
    return waves.castTo(type);
  }
}
