package io.github.sinecast.evaluation;

import io.github.sinecast.InvalidSettingException;
import java.util.List;

/**
 * The levels whose quantiles are judged: rising, and as far above the median as below it.
 * Immutable.
 *
 * @param values probabilities above 0 and below 1, with 0.5 among them
 */
public record QuantileLevels(List<Double> values) {
  /**
   * From 2.5 % to 97.5 %: the median, each tenth, and the bounds of the 90 % and 95 % intervals.
   */
  public static final QuantileLevels USUAL =
      new QuantileLevels(
          List.of(0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975));

  /** Levels written in decimals, such as 0.1 and 0.9, are symmetric but for rounding. */
  private static final double ROUNDING = 1e-9;

  private static final String SETTING = "quantiles";

  /**
   * @throws InvalidSettingException if the levels are not rising, not all above 0 and below 1, not
   *     symmetric, or without the median
   */
  public QuantileLevels {
    values = List.copyOf(values);
    for (int index = 0; index < values.size(); index++) {
      double level = values.get(index);
      if (!(level > 0 && level < 1)) {
        throw refused("must be above 0 and below 1, found " + level, values);
      }
      if (index > 0 && !(level > values.get(index - 1))) {
        throw refused(
            "must rise, found %s after %s".formatted(level, values.get(index - 1)), values);
      }
      double opposite = values.get(values.size() - 1 - index);
      if (!(Math.abs(level + opposite - 1) < ROUNDING)) {
        throw refused(
            "must be as far above 0.5 as below it, found %s without %s"
                .formatted(level, Math.round((1 - level) * 1e9) / 1e9),
            values);
      }
    }
    if (values.size() % 2 == 0) {
      throw refused("must have the median 0.5 among them", values);
    }
  }

  /** The number of levels. */
  public int size() {
    return values.size();
  }

  /** A level by its place, from 0. */
  public double level(int index) {
    return values.get(index);
  }

  /** The place of a level; -1 where it is not judged. */
  public int indexOf(double level) {
    for (int index = 0; index < values.size(); index++) {
      if (Math.abs(values.get(index) - level) < ROUNDING) {
        return index;
      }
    }
    return -1;
  }

  /**
   * What a level weighs in an integral over all levels from 0 to 1 by the trapezoid rule, where the
   * integrand is 0 at both ends: half the distance between its neighbours.
   */
  public double weight(int index) {
    double below = index == 0 ? 0 : values.get(index - 1);
    double above = index == values.size() - 1 ? 1 : values.get(index + 1);
    return (above - below) / 2;
  }

  private static InvalidSettingException refused(String rule, List<Double> values) {
    return new InvalidSettingException(SETTING, rule + "; the levels are " + values);
  }
}
