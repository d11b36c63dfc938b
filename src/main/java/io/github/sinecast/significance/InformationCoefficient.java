package io.github.sinecast.significance;

import io.github.sinecast.Sample;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Whether a model knows which series rise more than others: the mean over dates of the rank
 * correlation between forecast and actual changes over all series.
 *
 * <p>The coefficient of a date is Spearman's: the correlation of the ranks of both. Their mean has
 * the t of Newey and West with lags up to h - 1, for changes over h steps from neighbouring dates
 * overlap; p is that of a normal distribution. A date on which all forecasts are equal, or all
 * changes, has no coefficient.
 *
 * <p>Sources: C. Spearman, The proof and measurement of association between two things, American
 * Journal of Psychology 15 (1904); {@link LongRunVariance#BARTLETT}; R. C. Grinold and R. N. Kahn,
 * Active Portfolio Management (2000), for the name.
 *
 * @param dates the number of dates with a coefficient
 * @param mean their mean, from -1 to 1; NaN of no dates
 * @param t the mean divided by its standard error; NaN where there is none
 * @param p the probability of a t at least as far from 0 if forecasts told nothing; NaN where t is
 */
public record InformationCoefficient(int dates, double mean, double t, double p) {
  /** Fewer series say nothing of an order. */
  static final int LEAST_SERIES = 5;

  /**
   * Summarises coefficients.
   *
   * @param byDate in time order
   * @param step h
   */
  static InformationCoefficient of(double[] byDate, int step) {
    int n = byDate.length;
    double mean = Sample.mean(byDate);
    double variance = n > step ? LongRunVariance.BARTLETT.of(byDate, step) : Double.NaN;
    double t = variance > 0 ? mean / Math.sqrt(variance / n) : Double.NaN;
    double p =
        Double.isNaN(t)
            ? Double.NaN
            : 2 * new NormalDistribution().cumulativeProbability(-Math.abs(t));
    return new InformationCoefficient(n, mean, t, p);
  }

  /** The rank correlation of two samples of the same length; NaN if all of one are equal. */
  static double spearman(double[] one, double[] other) {
    double[] ranks = Sample.ranks(one);
    double[] others = Sample.ranks(other);
    double middle = (ranks.length + 1) / 2.0;
    double product = 0;
    for (int place = 0; place < ranks.length; place++) {
      product += (ranks[place] - middle) * (others[place] - middle);
    }
    return product / Math.sqrt(Sample.squares(ranks, middle) * Sample.squares(others, middle));
  }
}
