package io.github.sinecast.training;

import java.util.Arrays;

/**
 * The gradients of the parts of one batch, and their mean.
 *
 * <p>Each part is written by one thread; the mean is taken in the order of the parts, whoever wrote
 * them first.
 */
final class GradientSum {
  private final float[][] parts;
  private final int[] windows;
  private final double[] losses;
  private final float[] sum;

  GradientSum(int parts, int length) {
    this.parts = new float[parts][length];
    this.windows = new int[parts];
    this.losses = new double[parts];
    this.sum = new float[length];
  }

  /** Where a part's gradient is written. */
  float[] of(int part) {
    return parts[part];
  }

  /** Notes how many windows a part has and what their mean loss is. */
  void put(int part, int windows, double loss) {
    this.windows[part] = windows;
    this.losses[part] = loss;
  }

  /** Takes the mean over the windows of the first {@code count} parts; returns the mean loss. */
  double add(int count) {
    int all = 0;
    for (int part = 0; part < count; part++) {
      all += windows[part];
    }
    Arrays.fill(sum, 0);
    double loss = 0;
    for (int part = 0; part < count; part++) {
      double weight = (double) windows[part] / all;
      loss += weight * losses[part];
      addScaled(parts[part], (float) weight);
    }
    return loss;
  }

  /** The mean gradient; not a copy. */
  float[] sum() {
    return sum;
  }

  /**
   * Shortens the mean gradient to the given norm if it is longer (Pascanu 2013, arXiv:1211.5063).
   */
  void clip(double greatestNorm) {
    double square = 0;
    for (float value : sum) {
      square += (double) value * value;
    }
    double norm = Math.sqrt(square);
    if (norm > greatestNorm) {
      float factor = (float) (greatestNorm / norm);
      for (int index = 0; index < sum.length; index++) {
        sum[index] *= factor;
      }
    }
  }

  private void addScaled(float[] part, float weight) {
    for (int index = 0; index < sum.length; index++) {
      sum[index] += weight * part[index];
    }
  }
}
