package io.github.sinecast.training.oracle;

/** Algorithm 2 of Loshchilov and Hutter (2019) for one number, in double precision. */
public final class NaiveLoopAdamW {
  private NaiveLoopAdamW() {}

  /** The number after a step along each gradient, with the paper's usual constants. */
  public static double after(double start, double[] gradients, double[] rates, double decay) {
    double number = start;
    double mean = 0;
    double square = 0;
    for (int t = 1; t <= gradients.length; t++) {
      double g = gradients[t - 1];
      mean = 0.9 * mean + 0.1 * g;
      square = 0.999 * square + 0.001 * g * g;
      double unbiasedMean = mean / (1 - Math.pow(0.9, t));
      double unbiasedSquare = square / (1 - Math.pow(0.999, t));
      double step = unbiasedMean / (Math.sqrt(unbiasedSquare) + 1e-8) + decay * number;
      number = number - rates[t - 1] * step;
    }
    return number;
  }
}
