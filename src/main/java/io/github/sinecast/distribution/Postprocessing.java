package io.github.sinecast.distribution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the forecasts of a network before they become prices, in the form in which it
 * learns, so that what is fitted on one series serves another. In this order:
 *
 * <ol>
 *   <li>Medians are multiplied by a share, which shrinks what can hardly be known; all quantiles
 *       move with them.
 *   <li>No step is narrower than the one before, {@linkplain LearnedForecast#widens() in one unit}.
 *   <li>Quantiles are {@linkplain ConformalCalibration corrected}, and widened again.
 *   <li>Curves of quantiles gain {@linkplain Tails tails}.
 * </ol>
 *
 * <p>Immutable.
 *
 * @param median the share of the median that is kept, from 0 to 1
 * @param calibration the corrections; null for none
 * @param tails beyond the outermost levels; null where curves go on by their own slope
 */
public record Postprocessing(
    double median, @Nullable ConformalCalibration calibration, @Nullable Tails tails) {
  /** Keeps medians and quantiles; steps widen nevertheless. */
  public static final Postprocessing NONE = new Postprocessing(1, null, null);

  public Postprocessing {
    if (!(median >= 0 && median <= 1)) {
      throw new IllegalArgumentException("a share must be from 0 to 1, found " + median);
    }
  }

  /** What becomes of a forecast. */
  public LearnedForecast apply(LearnedForecast said) {
    LearnedForecast moved = said.withMedians(median).widened();
    LearnedForecast corrected = calibration == null ? moved : calibration.apply(moved).widened();
    return tails == null ? corrected : tails.apply(corrected);
  }

  /** The same with other tails. */
  public Postprocessing with(@Nullable Tails others) {
    return new Postprocessing(median, calibration, others);
  }

  /**
   * Chooses the share of the median that has the least mean CRPS, and corrects the quantiles.
   *
   * @param shares to choose from; the first of equally good ones is kept
   * @param levels the levels to correct, with 0.5 among them; null for no correction
   * @param said by the network, of windows that it was not trained on
   * @param actual what came true, by window and step, in the learned form
   * @throws io.github.sinecast.InvalidInputException if there are too few windows for these levels
   */
  public static Postprocessing fit(
      List<Double> shares,
      double @Nullable [] levels,
      List<LearnedForecast> said,
      double[][] actual) {
    double best = shares.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (double share : shares) {
      double sum = 0;
      for (int window = 0; window < actual.length && shares.size() > 1; window++) {
        sum += new Postprocessing(share, null, null).apply(said.get(window)).crps(actual[window]);
      }
      if (sum < least) {
        least = sum;
        best = share;
      }
    }
    Postprocessing chosen = new Postprocessing(best, null, null);
    return levels == null
        ? chosen
        : new Postprocessing(
            best,
            ConformalCalibration.fit(levels, said.stream().map(chosen::apply).toList(), actual),
            null);
  }
}
