package io.github.sinecast.encoding.oracle;

/** The kernels of Chi et al. (2022), section 4, with positive numbers made as our javadoc says. */
public final class NaiveLoopKerple {
  private NaiveLoopKerple() {}

  /** {@code -r1 ln(1 + r2 distance)}. */
  public static double logarithmic(double a, double b, double distance) {
    return -positive(a) * Math.log(1 + positive(b) * distance);
  }

  /** {@code -r1 distance^r2} with r2 between 0 and 2. */
  public static double power(double a, double b, double distance) {
    return -positive(a) * Math.pow(distance, 2 / (1 + Math.exp(-b)));
  }

  /** Softplus. */
  static double positive(double any) {
    return Math.log(1 + Math.exp(any));
  }
}
