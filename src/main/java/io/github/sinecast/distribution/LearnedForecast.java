package io.github.sinecast.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is forecast of one window, in the scaled form in which its future is learned.
 *
 * @param points the value expected at each step
 * @param distributions the distribution at each step, or none at all
 * @param volatility the volatility that was known at the cutoff, in the same form; computed when it
 *     is asked for, because that takes all known rows
 * @param widens whether no step may be narrower than the one before: all steps are in one unit
 */
public record LearnedForecast(
    List<Double> points,
    List<LearnedDistribution> distributions,
    DoubleSupplier volatility,
    boolean widens) {
  public LearnedForecast {
    points = List.copyOf(points);
    distributions = List.copyOf(distributions);
    if (!distributions.isEmpty() && distributions.size() != points.size()) {
      throw new IllegalArgumentException(
          "%s steps cannot have %s distributions".formatted(points.size(), distributions.size()));
    }
  }

  /** The volatility that was known at the cutoff, above 0. */
  double spread() {
    return volatility.getAsDouble();
  }

  /** The distribution of a step, counted from 0; null where only points are forecast. */
  @Nullable LearnedDistribution distribution(int step) {
    return distributions.isEmpty() ? null : distributions.get(step);
  }

  /** The same points with other distributions. */
  LearnedForecast with(List<? extends LearnedDistribution> others) {
    return new LearnedForecast(points, List.copyOf(others), volatility, widens);
  }

  /** This forecast with no step narrower than the one before, where steps widen. */
  LearnedForecast widened() {
    return widens ? with(LearnedDistribution.widening(distributions)) : this;
  }

  /** This forecast with its medians multiplied by a share; all quantiles move with them. */
  LearnedForecast withMedians(double share) {
    if (share == 1) {
      return this;
    }
    List<Double> moved = points.stream().map(point -> share * point).toList();
    List<LearnedDistribution> shifted = new ArrayList<>();
    for (int step = 0; step < distributions.size(); step++) {
      shifted.add(distributions.get(step).scaled(moved.get(step) - points.get(step), 1));
    }
    return new LearnedForecast(moved, shifted, volatility, widens);
  }

  /** The mean over the steps of the continuous ranked probability score; of points, their error. */
  double crps(double[] actual) {
    double sum = 0;
    for (int step = 0; step < actual.length; step++) {
      LearnedDistribution distribution = distribution(step);
      sum +=
          distribution == null
              ? Math.abs(actual[step] - points.get(step))
              : distribution.crps(actual[step]);
    }
    return sum / actual.length;
  }
}
