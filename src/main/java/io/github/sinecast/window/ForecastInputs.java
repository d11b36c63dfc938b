package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.volatility.FittedVolatility;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way into a network and out of it for histories whose future is not known. Immutable.
 *
 * <p>Histories of one series that follow each other share one pass of its volatility model over the
 * rows of the longest.
 */
public final class ForecastInputs {
  private final WindowSpec spec;
  private final List<History> histories;
  private final List<SeriesScale> scales;

  /** By history; null where nothing is measured in units of a volatility model. */
  private final @Nullable VolatilityRows[] volatilities;

  /**
   * @param histories at least {@link WindowSpec#rowsNeeded()} rows each
   * @param scales of each history
   */
  public ForecastInputs(WindowSpec spec, List<History> histories, List<SeriesScale> scales) {
    this.spec = spec;
    this.histories = List.copyOf(histories);
    this.scales = List.copyOf(scales);
    this.volatilities = new VolatilityRows[histories.size()];
    for (int from = 0; from < volatilities.length; ) {
      from = follow(from);
    }
  }

  /** Follows one series from a history on; returns the next history that is of another. */
  private int follow(int from) {
    FittedVolatility volatility = scales.get(from).volatility();
    if (volatility == null) {
      return from + 1;
    }
    History longest = histories.get(from);
    BitSet cutoffs = new BitSet();
    int to = from;
    for (; to < volatilities.length && scales.get(to).volatility() == volatility; to++) {
      History next = histories.get(to);
      if (next.continues(longest)) {
        longest = next;
      } else if (!longest.continues(next)) {
        break;
      }
      cutoffs.set(next.length() - 1);
    }
    VolatilityRows rows = new VolatilityRows(volatility, longest, spec.horizon(), cutoffs::get);
    for (int place = from; place < to; place++) {
      volatilities[place] = rows;
    }
    return to;
  }

  /**
   * Writes the newest window of a history, scaled.
   *
   * @param history its place among the histories
   * @param place which window of the batch
   */
  public void write(int history, Batch batch, int place) {
    History known = histories.get(history);
    int origin = known.length();
    int missing = origin + spec.horizon() - known.ahead().rows();
    if (spec.covariates().reachAhead() && missing > 0) {
      throw new InvalidInputException(
          "series %s needs values that are known ahead in the %s rows to forecast, found rows up to %s; give the %s that lack"
              .formatted(
                  known.id(),
                  spec.horizon(),
                  known.ahead().time().label(known.ahead().rows() - 1),
                  missing));
    }
    new ScaledSeries(
            spec, known, scales.get(history), origin - spec.lookback(), volatilities[history])
        .writeInputs(origin, batch, place);
  }

  /**
   * The unit in which a network answers for a history.
   *
   * @param history its place among the histories
   */
  public LearnedUnit unit(int history) {
    return LearnedUnit.of(spec, histories.get(history), scales.get(history), volatilities[history]);
  }
}
