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
    6.5682337918207449113e-2,
    2.2352520354606839287,
    1.6102823106855587881e2,
    1.0676894854603709582e3,
    1.8154981253343561249e4
  };

  private static final double[] MIDDLE_BELOW = {
    1,
    4.720258190468824187e1,
    9.7609855173777669322e2,
    1.0260932208618978205e4,
    4.5507789335026729956e4
  };

  private static final double[] SIDES_ABOVE = {
    1.0765576773720192317e-8,
    3.9894151208813466764e-1,
    8.8831497943883759412,
    9.3506656132177855979e1,
    5.9727027639480026226e2,
    2.4945375852903726711e3,
    6.8481904505362823326e3,
    1.1602651437647350124e4,
    9.8427148383839780218e3
  };

  private static final double[] SIDES_BELOW = {
    1,
    2.2266688044328115691e1,
    2.3538790178262499861e2,
    1.519377599407554805e3,
    6.485558298266760755e3,
    1.8615571640885098091e4,
    3.4900952721145977266e4,
    3.8912003286093271411e4,
    1.9685429676859990727e4
  };

  private static final double[] FAR_ABOVE = {
    2.307344176494017303e-2,
    2.1589853405795699e-1,
    1.274011611602473639e-1,
    2.2235277870649807e-2,
    1.421619193227893466e-3,
    2.9112874951168792e-5
  };

  private static final double[] FAR_BELOW = {
    1,
    1.28426009614491121,
    4.68238212480865118e-1,
    6.59881378689285515e-2,
    3.78239633202758244e-3,
    7.29751555083966205e-5
  };

  /** Half the width of Wichura's middle range of probabilities. */
  private static final double CENTRE = 0.425;

  private static final double[] CENTRE_ABOVE = {
    2.5090809287301226727e3,
    3.3430575583588128105e4,
    6.7265770927008700853e4,
    4.5921953931549871457e4,
    1.3731693765509461125e4,
    1.9715909503065514427e3,
    1.3314166789178437745e2,
    3.387132872796366608
  };

  private static final double[] CENTRE_BELOW = {
    5.2264952788528545610e3,
    2.8729085735721942674e4,
    3.9307895800092710610e4,
    2.1213794301586595867e4,
    5.3941960214247511077e3,
    6.8718700749205790830e2,
    4.2313330701600911252e1,
    1
  };

  private static final double[] TAIL_ABOVE = {
    7.7454501427834140764e-4,
    2.27238449892691845833e-2,
    2.4178072517745061177e-1,
    1.27045825245236838258,
    3.64784832476320460504,
    5.7694972214606914055,
    4.6303378461565452959,
    1.42343711074968357734
  };

  private static final double[] TAIL_BELOW = {
    1.05075007164441684324e-9,
    5.475938084995344946e-4,
    1.51986665636164571966e-2,
    1.4810397642748007459e-1,
    6.8976733498510000455e-1,
    1.6763848301838038494,
    2.05319162663775882187,
    1
  };

  private static final double[] LAST_ABOVE = {
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    1.2426609473880784386e-3,
    2.6532189526576123093e-2,
    2.9656057182850489123e-1,
    1.7848265399172913358,
    5.4637849111641143699,
    6.6579046435011037772
  };

  private static final double[] LAST_BELOW = {
    2.04426310338993978564e-15,
    1.4215117583164458887e-7,
    1.8463183175100546818e-5,
    7.868691311456132591e-4,
    1.48753612908506148525e-2,
    1.3692988092273580531e-1,
    5.9983220655588793769e-1,
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
