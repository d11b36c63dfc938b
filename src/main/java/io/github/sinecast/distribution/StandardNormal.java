package io.github.sinecast.distribution;

/**
 * The normal distribution of mean 0 and deviation 1, to full precision in both tails.
 *
 * <p>Hipparchus computes the probability by a continued fraction, fifty times slower, and its
 * quantile is infinite below 1e-17.
 *
 * <p>Sources of the rational approximations: W. J. Cody, Rational Chebyshev approximations for the
 * error function, Mathematics of Computation 23 (1969), <a
 * href="https://doi.org/10.1090/S0025-5718-1969-0247736-4">doi:10.1090/S0025-5718-1969-0247736-4</a>,
 * in the form of his ANORM (Algorithm 715, <a
 * href="https://doi.org/10.1145/151271.151273">doi:10.1145/151271.151273</a>); and M. J. Wichura,
 * Algorithm AS 241: The percentage points of the normal distribution, Applied Statistics 37 (1988),
 * <a href="https://doi.org/10.2307/2347330">doi:10.2307/2347330</a>.
 */
final class StandardNormal {
  private static final double ONE_OVER_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

  /** Cody's three ranges end at the upper quartile and at the root of 32. */
  private static final double MIDDLE = 0.67448975;

  private static final double SIDES = Math.sqrt(32);

  /** Numerators and denominators, the highest power first. */
  private static final double[] MIDDLE_ABOVE = {
    0.06568233791820745,
    2.2352520354606837,
    161.02823106855587,
    1067.6894854603709,
    18154.98125334356
  };

  private static final double[] MIDDLE_BELOW = {
    1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673
  };

  private static final double[] SIDES_ABOVE = {
    1.0765576773720192e-08,
    0.39894151208813466,
    8.883149794388377,
    93.50665613217785,
    597.2702763948002,
    2494.5375852903726,
    6848.190450536283,
    11602.65143764735,
    9842.714838383978
  };

  private static final double[] SIDES_BELOW = {
    1,
    22.266688044328117,
    235.387901782625,
    1519.3775994075547,
    6485.558298266761,
    18615.571640885097,
    34900.95272114598,
    38912.00328609327,
    19685.429676859992
  };

  private static final double[] FAR_ABOVE = {
    0.023073441764940174,
    0.215898534057957,
    0.12740116116024736,
    0.022235277870649807,
    0.0014216191932278934,
    2.9112874951168793e-05
  };

  private static final double[] FAR_BELOW = {
    1,
    1.284260096144911,
    0.4682382124808651,
    0.06598813786892856,
    0.0037823963320275824,
    7.297515550839662e-05
  };

  /** Half the width of Wichura's middle range of probabilities. */
  private static final double CENTRE = 0.425;

  private static final double[] CENTRE_ABOVE = {
    2509.0809287301227,
    33430.57558358813,
    67265.7709270087,
    45921.95393154987,
    13731.69376550946,
    1971.5909503065513,
    133.14166789178438,
    3.3871328727963665
  };

  private static final double[] CENTRE_BELOW = {
    5226.495278852854,
    28729.085735721943,
    39307.89580009271,
    21213.794301586597,
    5394.196021424751,
    687.1870074920579,
    42.31333070160091,
    1
  };

  private static final double[] TAIL_ABOVE = {
    0.0007745450142783414,
    0.022723844989269184,
    0.2417807251774506,
    1.2704582524523684,
    3.6478483247632045,
    5.769497221460691,
    4.630337846156546,
    1.4234371107496835
  };

  private static final double[] TAIL_BELOW = {
    1.0507500716444169e-09,
    0.0005475938084995345,
    0.015198666563616457,
    0.14810397642748008,
    0.6897673349851,
    1.6763848301838038,
    2.053191626637759,
    1
  };

  private static final double[] LAST_ABOVE = {
    2.0103343992922881e-07,
    2.7115555687434876e-05,
    0.0012426609473880784,
    0.026532189526576124,
    0.29656057182850487,
    1.7848265399172913,
    5.463784911164114,
    6.657904643501103
  };

  private static final double[] LAST_BELOW = {
    2.0442631033899397e-15,
    1.421511758316446e-07,
    1.8463183175100548e-05,
    0.0007868691311456133,
    0.014875361290850615,
    0.1369298809227358,
    0.599832206555888,
    1
  };

  private StandardNormal() {}

  static double density(double score) {
    return ONE_OVER_ROOT_TWO_PI * Math.exp(-score * score / 2);
  }

  /** The probability of numbers up to a score, which may be infinite. */
  static double probability(double score) {
    double size = Math.abs(score);
    if (size <= MIDDLE) {
      double square = score * score;
      return 0.5 + score * polynomial(MIDDLE_ABOVE, square) / polynomial(MIDDLE_BELOW, square);
    }
    double tail;
    if (size <= SIDES) {
      tail = bell(size) * polynomial(SIDES_ABOVE, size) / polynomial(SIDES_BELOW, size);
    } else {
      double inverse = 1 / (size * size);
      double correction = inverse * polynomial(FAR_ABOVE, inverse) / polynomial(FAR_BELOW, inverse);
      tail = bell(size) * (ONE_OVER_ROOT_TWO_PI - correction) / size;
    }
    return score > 0 ? 1 - tail : tail;
  }

  /** {@code exp(-x x / 2)} in two factors, because the rounding of a large square would show. */
  private static double bell(double size) {
    if (size > 40) {
      return 0;
    }
    double coarse = Math.floor(size * 16) / 16;
    return Math.exp(-coarse * coarse / 2) * Math.exp(-(size - coarse) * (size + coarse) / 2);
  }

  /** The score that is not exceeded with a probability above 0 and below 1. */
  static double score(double probability) {
    double fromMiddle = probability - 0.5;
    if (Math.abs(fromMiddle) <= CENTRE) {
      double rest = CENTRE * CENTRE - fromMiddle * fromMiddle;
      return fromMiddle * polynomial(CENTRE_ABOVE, rest) / polynomial(CENTRE_BELOW, rest);
    }
    double depth = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
    double score =
        depth <= 5
            ? polynomial(TAIL_ABOVE, depth - 1.6) / polynomial(TAIL_BELOW, depth - 1.6)
            : polynomial(LAST_ABOVE, depth - 5) / polynomial(LAST_BELOW, depth - 5);
    return fromMiddle < 0 ? -score : score;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
