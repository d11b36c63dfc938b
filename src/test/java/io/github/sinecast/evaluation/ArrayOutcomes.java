package io.github.sinecast.evaluation;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Outcomes in arrays, for tests that know them all. */
final class ArrayOutcomes implements Outcomes {
  /** The quantiles of all outcomes, level after level, and their exact scores. */
  private static final class Distributions {
    private final QuantileLevels levels;
    private final double[] quantiles;
    private final double[] crps;

    Distributions(QuantileLevels levels, double[] quantiles, double[] crps) {
      this.levels = levels;
      this.quantiles = quantiles.clone();
      this.crps = crps.clone();
    }
  }

  private final double[] forecast;
  private final double[] actual;
  private final double @Nullable [] lastKnown;
  private final double seasonalScale;
  private final @Nullable Distributions distributions;

  private ArrayOutcomes(
      double[] forecast,
      double[] actual,
      double @Nullable [] lastKnown,
      double seasonalScale,
      @Nullable Distributions distributions) {
    if (actual.length != forecast.length
        || (lastKnown != null && lastKnown.length != forecast.length)) {
      throw new IllegalArgumentException(
          "each of the %s forecasts needs its actual and its last known value"
              .formatted(forecast.length));
    }
    this.forecast = forecast.clone();
    this.actual = actual.clone();
    this.lastKnown = lastKnown == null ? null : lastKnown.clone();
    this.seasonalScale = seasonalScale;
    this.distributions = distributions;
  }

  /** Outcomes that know nothing more than forecasts and actual values. */
  static Outcomes of(double[] forecast, double[] actual) {
    return new ArrayOutcomes(forecast, actual, null, Double.NaN, null);
  }

  /** Outcomes that know all that the {@linkplain PointMetric point metrics} need. */
  static Outcomes of(double[] forecast, double[] actual, double[] lastKnown, double seasonalScale) {
    return new ArrayOutcomes(forecast, actual, lastKnown, seasonalScale, null);
  }

  /**
   * Outcomes of distributions, whose points are the medians.
   *
   * @param quantiles outcome after outcome, the quantile of each level
   * @param crps the exact score of each distribution
   */
  static Outcomes of(QuantileLevels levels, double[] quantiles, double[] crps, double[] actual) {
    if (quantiles.length != levels.size() * actual.length || crps.length != actual.length) {
      throw new IllegalArgumentException(
          "each of the %s actual values needs %s quantiles and a score"
              .formatted(actual.length, levels.size()));
    }
    double[] medians = new double[actual.length];
    for (int index = 0; index < medians.length; index++) {
      medians[index] = quantiles[index * levels.size() + levels.size() / 2];
    }
    return new ArrayOutcomes(
        medians, actual, null, Double.NaN, new Distributions(levels, quantiles, crps));
  }

  @Override
  public int size() {
    return forecast.length;
  }

  @Override
  public boolean has(Need need) {
    return switch (need) {
      case NOTHING -> true;
      case LAST_KNOWN, SEASONAL_SCALE -> lastKnown != null;
      case DISTRIBUTION -> distributions != null;
    };
  }

  @Override
  public QuantileLevels levels() {
    return distributions == null ? QuantileLevels.USUAL : distributions.levels;
  }

  @Override
  public double mean(ToDoubleFunction<Outcome> contribution) {
    double sum = 0;
    for (int index = 0; index < forecast.length; index++) {
      sum += contribution.applyAsDouble(new At(index));
    }
    return sum / forecast.length;
  }

  /** The outcome at one place. */
  private final class At implements Outcome {
    private final int index;

    At(int index) {
      this.index = index;
    }

    @Override
    public double forecast() {
      return forecast[index];
    }

    @Override
    public double actual() {
      return actual[index];
    }

    @Override
    public double lastKnown() {
      return lastKnown == null ? Double.NaN : lastKnown[index];
    }

    @Override
    public double seasonalScale() {
      return seasonalScale;
    }

    @Override
    public double quantile(int level) {
      return distributions == null
          ? Double.NaN
          : distributions.quantiles[index * distributions.levels.size() + level];
    }

    @Override
    public double crps() {
      return distributions == null ? Double.NaN : distributions.crps[index];
    }
  }
}
