package io.github.sinecast.window;

/**
 * Whether each window is brought to a level and spread of its own before a network sees it, and the
 * answer brought back afterwards: reversible instance normalisation.
 *
 * <p>Each channel is shifted by a value of its own window and divided by {@code sqrt(variance +
 * 1e-5)} of its rows there. Where levels are learned, answers are in units of the target's spread
 * in the window, around its mean or last value; where changes are learned, in units of the spread
 * of the changes from row to row in the window, around no change. The affine map that the paper
 * learns besides is left out: the map into the encoder can learn the same, and its inverse would
 * turn quantiles upside down where a gain falls below 0.
 *
 * <p>Rows count alike, or less the older they are: spreads of prices change within weeks, and the
 * newest rows know best how wide the next ones are.
 *
 * <p>Sources: T. Kim et al., Reversible instance normalization for accurate time-series forecasting
 * against distribution shift, ICLR 2022; for the weights J. P. Morgan and Reuters, RiskMetrics
 * technical document, 4th edition (1996), section 5.2, with its decay of 0.94 for daily rows.
 */
public enum Normalisation {
  /** Windows as they are. */
  NONE(1),
  /** Around the mean of the window. */
  MEAN(1),
  /** Around the last value of the window. */
  LAST(1),
  /** Around the exponentially weighted mean, in units of the exponentially weighted spread. */
  EWMA(0.94);

  /** What is added to each variance, in scaled units, so that a constant window stays finite. */
  static final double VARIANCE_ADDED = 1e-5;

  /** The fewest rows of a window in which changes from row to row have a spread. */
  public static final int FEWEST_ROWS = 3;

  private final double decay;

  Normalisation(double decay) {
    this.decay = decay;
  }

  /** The weight of a row, as a part of the weight of the row after it. */
  double decay() {
    return decay;
  }
}
