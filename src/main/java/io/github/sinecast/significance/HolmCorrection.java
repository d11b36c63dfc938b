package io.github.sinecast.significance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction of p values when many hypotheses are tested at once.
 *
 * <p>Of m values the i-th smallest is multiplied by m - i + 1, is never below the one before, and
 * never above 1. Rejecting where the result is below 5 % errs anywhere with a probability of at
 * most 5 %, however the tests depend on each other. A single value stays as it is.
 *
 * <p>Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal
 * of Statistics 6 (1979), <a href="https://www.jstor.org/stable/4615733">jstor:4615733</a>.
 */
public final class HolmCorrection {
  private HolmCorrection() {}

  /**
   * The corrected values, in the order given.
   *
   * @param p values from 0 to 1; NaN is no test, stays NaN and does not count
   */
  public static double[] of(double... p) {
    List<Integer> ascending =
        IntStream.range(0, p.length)
            .filter(index -> !Double.isNaN(p[index]))
            .boxed()
            .sorted(Comparator.comparingDouble(index -> p[index]))
            .toList();
    double[] corrected = p.clone();
    double before = 0;
    for (int rank = 0; rank < ascending.size(); rank++) {
      int index = ascending.get(rank);
      before = Math.max(before, Math.min(1, (ascending.size() - rank) * p[index]));
      corrected[index] = before;
    }
    return corrected;
  }
}
