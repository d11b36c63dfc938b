package io.github.sinecast.encoding;

/**
 * What rotary frequencies become where a window has s times the tokens of those that were trained
 * on, L of them. Nothing changes where s is 1.
 */
public enum RopeScaling {
  /** Frequencies stay: later positions have angles that training never met. */
  NONE {
    @Override
    double factor(int pair, int width, double frequency, double stretch, int length) {
      return 1;
    }
  },
  /** Position interpolation: {@code theta / s} (Chen et al. 2023, arXiv:2306.15595). */
  INTERPOLATION {
    @Override
    double factor(int pair, int width, double frequency, double stretch, int length) {
      return 1 / stretch;
    }
  },
  /**
   * The base becomes {@code base s^(R/(R-2))}: the slowest pair is interpolated, the fastest stays
   * (Peng et al. 2023, definition 1, arXiv:2309.00071).
   */
  NTK {
    @Override
    double factor(int pair, int width, double frequency, double stretch, int length) {
      return pair == 0 ? 1 : Math.pow(stretch, -2.0 * pair / (width - 2));
    }
  },
  /**
   * YaRN: a pair that turns less than once in L tokens is interpolated, one that turns 32 times or
   * more stays, and a ramp is between them; products of query and key are multiplied by {@code (0.1
   * ln s + 1)^2} (Peng et al. 2023, definitions 2 and 3, arXiv:2309.00071).
   */
  YARN {
    @Override
    double factor(int pair, int width, double frequency, double stretch, int length) {
      double turns = length * frequency / (2 * Math.PI);
      double kept = Math.max(0, Math.min(1, (turns - SLOW) / (FAST - SLOW)));
      return (1 - kept) / stretch + kept;
    }

    @Override
    double contentScale(double stretch) {
      double each = 0.1 * Math.log(stretch) + 1;
      return each * each;
    }
  };

  /** Turns in L tokens below which a pair is interpolated: the paper's alpha. */
  private static final double SLOW = 1;

  /** Turns in L tokens above which a pair stays: the paper's beta. */
  private static final double FAST = 32;

  /**
   * What the frequency of a pair is multiplied by.
   *
   * @param width the width that turns, R
   * @param stretch s, at least 1
   * @param length L
   */
  abstract double factor(int pair, int width, double frequency, double stretch, int length);

  /** What the product of query and key is multiplied by. */
  double contentScale(double stretch) {
    return 1;
  }
}
