package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * {@code log(Gamma(x + 1/2) / Gamma(x))} for x of 1 and above, as arithmetic that a graph can
 * differentiate: ND4J differentiates no logarithm of the gamma function.
 *
 * <p>The ratio itself has an expansion in 1/x, {@code log(x) / 2 - 1/(8x) + 1/(192 x^3) - ...},
 * which does not lose digits as a difference of two large logarithms would. Small arguments are
 * first raised by six: {@code Gamma(x) = Gamma(x + 1) / x}. The error is below 1e-12.
 *
 * <p>Source: NIST Digital Library of Mathematical Functions, <a
 * href="https://dlmf.nist.gov/5.11">5.11.8</a> with h = 1/2 and h = 0.
 */
final class GammaRatio {
  private static final int RAISED = 6;

  /** The coefficients of 1/x, 1/x^3, 1/x^5, ... */
  private static final double[] SERIES = {
    -1.0 / 8, 1.0 / 192, -1.0 / 640, 17.0 / 14336, -31.0 / 18432, 691.0 / 180224
  };

  private GammaRatio() {}

  /** Outside a graph. */
  static double logarithm(double x) {
    double raised = x + RAISED;
    double product = 1;
    for (int step = 0; step < RAISED; step++) {
      product *= (x + step) / (x + step + 0.5);
    }
    double inverse = 1 / raised;
    double square = inverse * inverse;
    double sum = 0;
    for (int term = SERIES.length - 1; term >= 0; term--) {
      sum = sum * square + SERIES[term];
    }
    return Math.log(raised) / 2 + sum * inverse + Math.log(product);
  }

  /** In a graph, of each element. */
  static SDVariable logarithm(SameDiff graph, SDVariable x) {
    SDVariable raised = x.add(RAISED);
    SDVariable product = x.div(x.add(0.5));
    for (int step = 1; step < RAISED; step++) {
      product = product.mul(x.add(step).div(x.add(step + 0.5)));
    }
    SDVariable inverse = raised.rdiv(1);
    SDVariable square = graph.math.square(inverse);
    SDVariable sum = square.mul(SERIES[SERIES.length - 1]);
    for (int term = SERIES.length - 2; term > 0; term--) {
      sum = sum.add(SERIES[term]).mul(square);
    }
    return graph
        .math
        .log(raised)
        .mul(0.5)
        .add(sum.add(SERIES[0]).mul(inverse))
        .add(graph.math.log(product));
  }
}
