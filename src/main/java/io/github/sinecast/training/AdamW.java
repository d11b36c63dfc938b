package io.github.sinecast.training;

/**
 * Adam with decoupled weight decay.
 *
 * <p>{@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2}, {@code p -= rate (m / (1 -
 * b1^t) / (sqrt(v / (1 - b2^t)) + e) + decay p)}, with b1 = 0.9, b2 = 0.999, e = 1e-8.
 *
 * <p>Source: Loshchilov and Hutter, Decoupled weight decay regularization (2019), arXiv:1711.05101.
 */
final class AdamW {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  private final float[] mean;
  private final float[] square;
  private final float[] decay;
  private long steps;

  /**
   * @param decay the decay of each number, 0 for those that do not decay
   */
  AdamW(float[] decay) {
    this(decay, new float[decay.length], new float[decay.length], 0);
  }

  /**
   * Continues from the state after some steps.
   *
   * @param firstMoment m of each number
   * @param secondMoment v of each number
   */
  AdamW(float[] decay, float[] firstMoment, float[] secondMoment, long steps) {
    this.decay = decay.clone();
    this.mean = firstMoment.clone();
    this.square = secondMoment.clone();
    this.steps = steps;
  }

  /** How many steps were made. */
  long steps() {
    return steps;
  }

  /** A copy of m. */
  float[] firstMoment() {
    return mean.clone();
  }

  /** A copy of v. */
  float[] secondMoment() {
    return square.clone();
  }

  /** Changes all parameters by one step against their gradient. */
  void step(float[] parameters, float[] gradient, double rate) {
    steps++;
    float keepMean = (float) FIRST;
    float keepSquare = (float) SECOND;
    float stepSize = (float) (rate / (1 - Math.pow(FIRST, (double) steps)));
    float squareScale = (float) (1 / (1 - Math.pow(SECOND, (double) steps)));
    float decayRate = (float) rate;
    float epsilon = (float) EPSILON;
    for (int i = 0; i < parameters.length; i++) {
      float g = gradient[i];
      float m = keepMean * mean[i] + (1 - keepMean) * g;
      float v = keepSquare * square[i] + (1 - keepSquare) * g * g;
      mean[i] = m;
      square[i] = v;
      float p = parameters[i];
      parameters[i] =
          p
              - stepSize * m / ((float) Math.sqrt(v * squareScale) + epsilon)
              - decayRate * decay[i] * p;
    }
  }
}
