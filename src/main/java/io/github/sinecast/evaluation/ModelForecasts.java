package io.github.sinecast.evaluation;

import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What one model forecast in a backtest: window after window, step after step, and the quantiles of
 * each step level after level. Filled once, then only read.
 */
public final class ModelForecasts {
  private final String model;
  private final int horizon;
  private final QuantileLevels levels;
  private final double[] levelValues;
  private final double[] crpsWeights;
  private final double[] points;
  private final double @Nullable [] quantiles;
  private final double @Nullable [] crps;
  private final double @Nullable [] variances;
  private final @Nullable TailForecasts tails;

  ModelForecasts(
      String model, int windows, int horizon, QuantileLevels levels, boolean probabilistic) {
    this.model = model;
    this.horizon = horizon;
    this.levels = levels;
    this.levelValues = levels.values().stream().mapToDouble(Double::doubleValue).toArray();
    this.crpsWeights = DistributionMetric.crpsWeights(levels);
    int steps = Math.multiplyExact(windows, horizon);
    this.points = new double[steps];
    this.quantiles = probabilistic ? new double[Math.multiplyExact(steps, levels.size())] : null;
    this.crps = probabilistic ? new double[steps] : null;
    this.variances = probabilistic ? new double[steps] : null;
    this.tails = probabilistic ? new TailForecasts(windows) : null;
  }

  /** Whether the model forecasts distributions. */
  public boolean isProbabilistic() {
    return quantiles != null;
  }

  /** The lower tail of step 1; null where the model forecasts points only. */
  public @Nullable TailForecasts tails() {
    return tails;
  }

  /** The point forecast of a window at a step from 1 to H. */
  public double point(int window, int step) {
    return points[place(window, step)];
  }

  /** The quantile at a judged level; NaN where the model forecasts points only. */
  public double quantile(int window, int step, int level) {
    return quantiles == null
        ? Double.NaN
        : quantiles[place(window, step) * levelValues.length + level];
  }

  /**
   * The exact score of the distribution; infinite where its tails are too heavy, NaN where the
   * model forecasts points only.
   */
  double crps(int window, int step) {
    return crps == null ? Double.NaN : crps[place(window, step)];
  }

  /** The variance of the distribution; NaN where the model forecasts points only. */
  double variance(int window, int step) {
    return variances == null ? Double.NaN : variances[place(window, step)];
  }

  /** The score of {@link DistributionMetric#CRPS} for one step. */
  public double crpsOfQuantiles(int window, int step, double actual) {
    double sum = 0;
    for (int level = 0; level < levelValues.length; level++) {
      double error = actual - quantile(window, step, level);
      sum += crpsWeights[level] * PinballLoss.of(levelValues[level], error);
    }
    return sum;
  }

  /** The pinball loss of a step, the mean over the judged levels. */
  public double meanPinball(int window, int step, double actual) {
    double sum = 0;
    for (int level = 0; level < levelValues.length; level++) {
      sum += PinballLoss.of(levelValues[level], actual - quantile(window, step, level));
    }
    return sum / levelValues.length;
  }

  /**
   * Keeps a forecast.
   *
   * @param actual what came true, by step from 1 on
   * @throws InvalidInputException if a point or quantile is not finite, or a quantile is below that
   *     of a lower level
   */
  void keep(int window, History history, Forecast forecast, Origins actual) {
    if (forecast.horizon() != horizon) {
      throw new IllegalStateException(
          "%s answered with %s steps instead of %s".formatted(model, forecast.horizon(), horizon));
    }
    if (forecast.isProbabilistic() != isProbabilistic()) {
      throw new IllegalStateException(
          model + " answered with distributions for some histories and without for others");
    }
    if (tails != null) {
      tails.keep(window, forecast.distribution(1));
    }
    for (int step = 1; step <= horizon; step++) {
      double point = forecast.point(step);
      if (!Double.isFinite(point)) {
        throw refused(
            Double.toString(point), history, step, "only finite forecasts can be evaluated");
      }
      points[place(window, step)] = point;
      if (quantiles != null && crps != null && variances != null) {
        Distribution distribution = forecast.distribution(step);
        variances[place(window, step)] = ForecastVariance.of(distribution);
        keepQuantiles(quantiles, window, history, distribution, step);
        crps[place(window, step)] = distribution.crps(actual.actual(window, step));
      }
    }
  }

  private void keepQuantiles(
      double[] into, int window, History history, Distribution distribution, int step) {
    int first = place(window, step) * levels.size();
    for (int level = 0; level < levels.size(); level++) {
      double quantile = distribution.quantile(levels.level(level));
      if (!Double.isFinite(quantile)) {
        throw refused(
            "%s at the quantile %s".formatted(quantile, levels.level(level)),
            history,
            step,
            "only finite quantiles can be evaluated");
      }
      if (level > 0 && !(quantile >= into[first + level - 1])) {
        throw refused(
            "%s at the quantile %s, below %s at %s"
                .formatted(
                    quantile,
                    levels.level(level),
                    into[first + level - 1],
                    levels.level(level - 1)),
            history,
            step,
            "quantiles must not fall");
      }
      into[first + level] = quantile;
    }
  }

  /** Copies the windows of another result of the same model. */
  void copy(ModelForecasts from, int fromWindow, int toWindow, int windows) {
    System.arraycopy(
        from.points, fromWindow * horizon, points, toWindow * horizon, windows * horizon);
    if (tails != null && from.tails != null) {
      tails.copy(from.tails, fromWindow, toWindow, windows);
    }
    if (variances != null && from.variances != null) {
      System.arraycopy(
          from.variances, fromWindow * horizon, variances, toWindow * horizon, windows * horizon);
    }
    if (quantiles != null && crps != null && from.quantiles != null && from.crps != null) {
      System.arraycopy(
          from.crps, fromWindow * horizon, crps, toWindow * horizon, windows * horizon);
      int size = horizon * levels.size();
      System.arraycopy(
          from.quantiles, fromWindow * size, quantiles, toWindow * size, windows * size);
    }
  }

  private int place(int window, int step) {
    return window * horizon + step - 1;
  }

  private InvalidInputException refused(String found, History history, int step, String rule) {
    return new InvalidInputException(
        "%s forecasts %s for series %s, %s steps after %s; %s"
            .formatted(
                model,
                found,
                history.id(),
                step,
                history.time().label(history.length() - 1),
                rule));
  }
}
