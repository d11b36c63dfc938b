package io.github.sinecast.baseline;

import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.distribution.QuantileCurve;
import io.github.sinecast.volatility.FittedVolatility;
import io.github.sinecast.volatility.StandardisedChanges;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a volatility walk has learned of one series: plain numbers that a model file can hold.
 * Immutable.
 *
 * @param volatility the model of the variance
 * @param drift the change of the centre with each step; 0 with quantiles
 * @param quantiles of the standardised change over so many steps, at {@code [step - 1]}, each at
 *     the levels of {@link QuantileCurve#through}; empty for normal changes
 */
public record WalkParameters(
    FittedVolatility volatility, double drift, List<List<Double>> quantiles) {
  public WalkParameters {
    quantiles = quantiles.stream().map(List::copyOf).toList();
    if (!Double.isFinite(drift)) {
      throw new IllegalArgumentException("a drift must be finite, found " + drift);
    }
  }

  /** Normal changes whose mean grows by a drift with each step. */
  static WalkParameters normal(FittedVolatility volatility, double drift) {
    return new WalkParameters(volatility, drift, List.of());
  }

  /**
   * The quantiles of standardised changes.
   *
   * @param median the share of their median that is kept; the other quantiles move with it
   */
  static WalkParameters simulated(
      FittedVolatility volatility, StandardisedChanges changes, double median) {
    return new WalkParameters(
        volatility,
        0,
        IntStream.rangeClosed(1, changes.horizon())
            .mapToObj(
                steps -> {
                  double removed = (1 - median) * changes.quantile(steps, 0.5);
                  return QuantileCurve.through(level -> changes.quantile(steps, level) - removed);
                })
            .map(curve -> Arrays.stream(curve.values()).boxed().toList())
            .toList());
  }

  /** These quantiles around the variance of another model. */
  WalkParameters with(FittedVolatility other) {
    return new WalkParameters(other, drift, quantiles);
  }

  /** The distribution of the change over a number of steps, given its variance. */
  interface Shape {
    /**
     * The distribution of the change.
     *
     * @param steps from 1 to the horizon that was fitted for
     * @param variance above 0
     */
    LearnedDistribution of(int steps, double variance);
  }

  /** The greatest number of steps that can be forecast. */
  int horizon() {
    return quantiles.isEmpty()
        ? volatility.horizon()
        : Math.min(volatility.horizon(), quantiles.size());
  }

  /** The distribution around the variance. */
  Shape shape() {
    if (quantiles.isEmpty()) {
      return (steps, variance) -> new Normal(steps * drift, Math.sqrt(variance));
    }
    QuantileCurve[] curves =
        quantiles.stream()
            .map(
                ofStep ->
                    QuantileCurve.through(
                        ofStep.stream().mapToDouble(Double::doubleValue).toArray()))
            .toArray(QuantileCurve[]::new);
    return (steps, variance) -> curves[steps - 1].scaled(0, Math.sqrt(variance));
  }
}
