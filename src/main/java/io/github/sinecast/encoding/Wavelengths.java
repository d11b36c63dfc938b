package io.github.sinecast.encoding;

import io.github.sinecast.Require;

/**
 * The geometric sequence of wavelengths of Vaswani et al. (2017): pair k of a table of width D has
 * the frequency {@code w_k = base^(-2k/D)}.
 *
 * <p>Sines and cosines alternate along the width. With an odd width D the exponent uses that D and
 * the last column is a sine.
 */
record Wavelengths(double base) {
  /** The base of the paper. */
  static final double PAPER_BASE = 10_000;

  Wavelengths {
    Require.that(
        base > 1 && Double.isFinite(base),
        "base",
        "must be a finite number above 1, found " + base);
  }

  /** Radians from one position to the next. */
  double frequency(int pair, int width) {
    return Math.pow(base, -2.0 * pair / width);
  }

  /** A table's value: the sine or cosine of a position. */
  double wave(double position, int column, int width) {
    double angle = position * frequency(column / 2, width);
    return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
  }
}
