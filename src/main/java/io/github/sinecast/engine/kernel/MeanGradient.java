package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of {@link Mean}: the same share of the result's gradient for every number. */
public final class MeanGradient implements Kernel {
  private final NativeFloats gradient;
  private final NativeFloats out;
  private final float[] share = new float[1];

  /** Spreads the gradient of a mean over what was averaged. */
  public MeanGradient(INDArray gradient, INDArray out) {
    this.gradient = new NativeFloats(gradient);
    this.out = new NativeFloats(out);
  }

  @Override
  public void run() {
    gradient.read(0, share, 1);
    out.fill(share[0] / out.length());
  }
}
