package io.github.sinecast.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * FITS in a graph: both Fourier transforms are linear, so that they and the trained map between
 * them are one matrix from the path to all steps.
 *
 * <p>Shapes in comments: L lookback, H horizon, R numbers of a step, C waves that are kept, S waves
 * that they are mapped to.
 */
final class FitsBody implements NetworkBody {
  private static final int HARMONICS = 6;
  private static final int MORE_WAVES = 10;

  private final SameDiff graph;
  private final int lookback;
  private final int horizon;
  private final int kept;
  private final int mapped;

  FitsBody(SameDiff graph, int season, int lookback, int horizon) {
    this.graph = graph;
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
  public List<Features> features(SDVariable inputs) {
    return List.of(new Features("spectrum", PathScale.of(inputs).scaled(inputs), lookback));
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
  public SDVariable weight(ParameterStore parameters, Features features, int numbers) {
    int ofStep = numbers / horizon; // R
    SDVariable real = parameters.zeroWeight("spectrum.real", kept, mapped * ofStep);
    SDVariable imaginary = parameters.zeroWeight("spectrum.imaginary", kept, mapped * ofStep);
    DataType type = real.dataType();
    SDVariable cosines = graph.constant(analysis(type, true)); // [L, C]
    SDVariable sines = graph.constant(analysis(type, false)); // [L, C]
    SDVariable realPart = cosines.mmul(real).sub(sines.mmul(imaginary)); // [L, S R]
    SDVariable imaginaryPart = cosines.mmul(imaginary).add(sines.mmul(real)); // [L, S R]
    return synthesised(realPart, synthesis(type, true), ofStep)
        .add(synthesised(imaginaryPart, synthesis(type, false), ofStep)); // [L, H R]
  }

  /** From [L, S R] to [L, H R]. */
  private SDVariable synthesised(SDVariable part, INDArray waves, int ofStep) {
    SDVariable steps =
        part.reshape(lookback, mapped, ofStep)
            .permute(0, 2, 1)
            .reshape(lookback * ofStep, mapped)
            .mmul(graph.constant(waves)); // [L R, H]
    return steps
        .reshape(lookback, ofStep, horizon)
        .permute(0, 2, 1)
        .reshape(lookback, horizon * ofStep);
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
