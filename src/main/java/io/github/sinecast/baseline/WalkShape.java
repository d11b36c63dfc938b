package io.github.sinecast.baseline;

import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.distribution.QuantileCurve;
import io.github.sinecast.volatility.StandardisedChanges;
import java.util.stream.IntStream;

/** The distribution of the change over a number of steps, given its variance. Immutable. */
interface WalkShape {
  /**
   * The distribution of the change.
   *
   * @param steps from 1 to the horizon that was fitted for
   * @param variance above 0
   */
  LearnedDistribution of(int steps, double variance);

  /** Normal changes whose mean grows by a drift with each step. */
  static WalkShape normal(double drift) {
    return (steps, variance) -> new Normal(steps * drift, Math.sqrt(variance));
  }

  /**
   * The quantiles of standardised changes.
   *
   * @param median the share of their median that is kept; the other quantiles move with it
   */
  static WalkShape simulated(StandardisedChanges changes, double median) {
    QuantileCurve[] curves =
        IntStream.rangeClosed(1, changes.horizon())
            .mapToObj(
                steps -> {
                  double removed = (1 - median) * changes.quantile(steps, 0.5);
                  return QuantileCurve.through(level -> changes.quantile(steps, level) - removed);
                })
            .toArray(QuantileCurve[]::new);
    return (steps, variance) -> curves[steps - 1].scaled(0, Math.sqrt(variance));
  }
}
