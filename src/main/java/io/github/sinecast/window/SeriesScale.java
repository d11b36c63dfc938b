package io.github.sinecast.window;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The fitted scales of one series: one for the target, one for each input channel.
 *
 * @param target the scale of what is learned
 * @param channels the scales of the inputs, in the order of the channels
 */
public record SeriesScale(FittedScaler target, List<FittedScaler> channels) {
  public SeriesScale {
    channels = List.copyOf(channels);
  }

  /**
   * Fits all scales of a series to its training rows.
   *
   * @param history the series, known at least to the end of the training rows
   * @param training the only rows that are looked at
   * @throws InvalidInputException if the target never changes in these rows, or there are too few
   */
  public static SeriesScale fit(WindowSpec spec, History history, RowRange training) {
    int needed = Math.max(2, spec.rowsBefore() + 1);
    if (training.size() < needed) {
      throw new InvalidInputException(
          "series %s: scales need at least %s known rows, found %s"
              .formatted(history.id(), needed, training.size()));
    }
    double[] target = new double[training.size()];
    boolean changes = false;
    for (int row = 0; row < target.length; row++) {
      target[row] = history.target(training.from() + row);
      changes |= target[row] != target[0];
    }
    if (!changes) {
      throw new InvalidInputException(
          "series %s: the target '%s' must change in the training rows, found %s in all %s of them; there is nothing to learn"
              .formatted(history.id(), history.target(), target[0], target.length));
    }
    List<FittedScaler> scales = new ArrayList<>();
    for (InputChannel channel : spec.channels()) {
      int first = training.from() + channel.rowsBefore();
      double[] values = new double[training.to() - first];
      for (int row = first; row < training.to(); row++) {
        values[row - first] = channel.value(history, row, spec.target());
      }
      scales.add(fitted(history, () -> channel.scaling().fit(values)));
    }
    return new SeriesScale(fitted(history, () -> spec.target().fit(target)), scales);
  }

  /** Numbers may each be finite and yet too far apart for a ratio or a square. */
  private static FittedScaler fitted(History history, Supplier<FittedScaler> fit) {
    try {
      return fit.get();
    } catch (IllegalArgumentException overflow) {
      throw new InvalidInputException(
          "series %s: its values are too far apart to be scaled (%s); check their units"
              .formatted(history.id(), overflow.getMessage()),
          overflow);
    }
  }
}
