package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.KnownAhead;
import org.jspecify.annotations.Nullable;

/** The unscaled values of the input channels of one history. */
final class ChannelValues {
  private final WindowSpec spec;
  private final History history;

  private final @Nullable VolatilityRows rows;

  /**
   * @param spec what a window holds
   * @param rows at least those of the history, for channels in units of the volatility model; null
   *     without one
   */
  ChannelValues(WindowSpec spec, History history, @Nullable VolatilityRows rows) {
    this.spec = spec;
    this.history = history;
    this.rows = rows;
  }

  /** The values of a channel in some rows, the first of which has as many before it as it needs. */
  double[] of(WindowInput channel, int from, int to) {
    double[] values = new double[Math.max(0, to - from)];
    for (int row = from; row < to; row++) {
      values[row - from] =
          rows != null && channel instanceof VolatilityChannel ofVolatility
              ? ofVolatility.value(rows, row)
              : channel.value(history, row, spec.target().form());
    }
    return values;
  }

  /**
   * The values of an input that is known ahead, in rows before and after the cutoff.
   *
   * @throws InvalidInputException if one is missing
   */
  double[] ahead(KnownInput input, int from, int to) {
    KnownAhead known = history.ahead();
    double[] values = new double[Math.max(0, to - from)];
    for (int row = from; row < to; row++) {
      values[row - from] = input.ahead(known, row);
      if (Double.isNaN(values[row - from])) {
        throw new InvalidInputException(
            "series %s has no value of %s at %s, which must be known in every row to forecast; complete it"
                .formatted(history.id(), input.words(), known.time().label(row)));
      }
    }
    return values;
  }
}
