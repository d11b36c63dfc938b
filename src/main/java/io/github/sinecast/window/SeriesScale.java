package io.github.sinecast.window;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import io.github.sinecast.InParallel;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.volatility.FittedVolatility;
import io.github.sinecast.volatility.VolatilityModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fitted scales of one series: one for the target, one for each input channel.
 *
 * @param target the scale of what is learned
 * @param channels the scales of the inputs, in the order of the channels
 * @param volatility the model whose deviations changes are divided by; null without one
 */
public record SeriesScale(
    FittedScaler target, List<FittedScaler> channels, @Nullable FittedVolatility volatility) {
  /**
   * The largest location and spread, and the inverse of the smallest spread: far beyond any unit of
   * money, and still within what a float can hold, as networks compute in floats.
   */
  public static final double LARGEST = 1e30;

  public SeriesScale {
    channels = List.copyOf(channels);
    requirePlausible(target);
    channels.forEach(SeriesScale::requirePlausible);
  }

  private static FittedScaler requirePlausible(FittedScaler scaler) {
    if (!(Math.abs(scaler.location()) <= LARGEST
        && scaler.spread() <= LARGEST
        && scaler.spread() >= 1 / LARGEST)) {
      throw new IllegalArgumentException(
          "a scale must have a location up to %s and a spread from %s to %s, found %s and %s"
              .formatted(LARGEST, 1 / LARGEST, LARGEST, scaler.location(), scaler.spread()));
    }
    return scaler;
  }

  /** Without a volatility model. */
  public SeriesScale(FittedScaler target, List<FittedScaler> channels) {
    this(target, channels, null);
  }

  /** These scales with a volatility model. */
  public SeriesScale withVolatility(FittedVolatility fitted) {
    return new SeriesScale(target, channels, fitted);
  }

  /**
   * Fits all scales of several series, each to its own training rows; a volatility model that a
   * panel shares is fitted to all of them together.
   *
   * @param training by series id; series without rows get no scale
   */
  public static Map<String, SeriesScale> fit(
      WindowSpec spec, SeriesSet set, Map<String, RowRange> training) {
    VolatilityModel model = spec.target().scale();
    Map<String, FittedVolatility> volatilities =
        model == null
            ? Map.of()
            : model.fit(set, training, one -> spec.target().form().change(), spec.horizon());
    return InParallel.bySeries(
        set,
        training,
        (one, rows) -> fit(spec, one.until(rows.to()), rows, volatilities.get(one.id())));
  }

  /**
   * Fits all scales of a series to its training rows.
   *
   * @param history the series, known at least to the end of the training rows
   * @param training the only rows that are looked at
   * @throws InvalidInputException if the target never changes in these rows, or there are too few
   */
  public static SeriesScale fit(WindowSpec spec, History history, RowRange training) {
    VolatilityModel model = spec.target().scale();
    return fit(
        spec,
        history,
        training,
        model == null
            ? null
            : model.fit(history, training, spec.target().form().change(), spec.horizon()));
  }

  private static SeriesScale fit(
      WindowSpec spec, History history, RowRange training, @Nullable FittedVolatility volatility) {
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
    ChannelValues all =
        new ChannelValues(
            spec,
            history,
            volatility == null ? null : new VolatilityRows(volatility, history, 1, row -> false));
    for (WindowInput channel : spec.inputs()) {
      double[] values = all.of(channel, training.from() + channel.rowsBefore(), training.to());
      scales.add(fitted(history, () -> channel.scaling().fit(values)));
    }
    return new SeriesScale(
        fitted(history, () -> spec.target().form().fit(target)), scales, volatility);
  }

  /** Numbers may each be finite and yet too far apart for a ratio or a square. */
  private static FittedScaler fitted(History history, Supplier<FittedScaler> fit) {
    try {
      return requirePlausible(fit.get());
    } catch (IllegalArgumentException overflow) {
      throw new InvalidInputException(
          "series %s: its values are too far apart to be scaled (%s); check their units"
              .formatted(history.id(), overflow.getMessage()),
          overflow);
    }
  }
}
