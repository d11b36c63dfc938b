package io.github.sinecast.window;

import io.github.sinecast.Distribution;
import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import io.github.sinecast.distribution.LearnedDistribution;

/**
 * The way from the units of the file to the form in which the future of one history is learned, and
 * back.
 *
 * @param target that form
 * @param last the last known value of the history
 * @param scale the scale of its series
 */
public record LearnedUnit(Target target, double last, FittedScaler scale) {
  public static LearnedUnit of(WindowSpec window, History history, SeriesScale scale) {
    return new LearnedUnit(window.target(), history.last(), scale.target());
  }

  /** From a value in the units of the file. */
  public double learned(double value) {
    return target.learned(last, value, scale);
  }

  /** To a distribution in the units of the file. */
  public Distribution inUnits(LearnedDistribution learned) {
    return target.inUnits(last, learned, scale);
  }
}
