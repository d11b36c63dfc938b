package io.github.sinecast.experiment;

import io.github.sinecast.Forecaster;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.GreedySelection;
import io.github.sinecast.evaluation.ModelForecasts;
import io.github.sinecast.model.AveragedForecaster;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.window.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model weighs its networks and baselines, whose quantiles it averages.
 *
 * @param networks the weight of all networks together, which have equal shares of it
 * @param baselines the weight of each baseline that has one, by name; all weights add up to 1
 */
public record Combination(double networks, Map<String, Double> baselines) {
  public Combination {
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
  }

  /** Networks alone. */
  static final Combination OF_NETWORKS = new Combination(1, Map.of());

  /** Equal weights of the networks together and of each baseline. */
  static Combination equal(List<? extends Forecaster> candidates) {
    double weight = 1.0 / (candidates.size() + 1);
    Map<String, Double> baselines = new LinkedHashMap<>();
    candidates.forEach(one -> baselines.put(one.name(), weight));
    return new Combination(weight, baselines);
  }

  /**
   * Selects greedily by the CRPS in the form of the target, such as of log returns, in which price
   * levels do not count.
   *
   * @param result what the networks, as one model, and the candidates forecast on rows that none of
   *     them was fitted to
   * @param networks the name of the networks as one model
   */
  static Combination selected(
      BacktestResult result,
      String networks,
      List<? extends Forecaster> candidates,
      Target target,
      EnsembleSpec spec) {
    List<String> names = new ArrayList<>(List.of(networks));
    candidates.forEach(one -> names.add(one.name()));
    double[] weights =
        GreedySelection.shrunk(
            selection(result, names, target).weights(spec.rounds()), spec.shrinkage());
    Map<String, Double> baselines = new LinkedHashMap<>();
    for (int candidate = 1; candidate < weights.length; candidate++) {
      if (weights[candidate] > 0) {
        baselines.put(names.get(candidate), weights[candidate]);
      }
    }
    return new Combination(weights[0], baselines);
  }

  private static GreedySelection selection(
      BacktestResult result, List<String> names, Target target) {
    int steps = result.horizon();
    int levels = result.levels().size();
    double[] actual = new double[result.windows() * steps];
    double[][] quantiles = new double[names.size()][actual.length * levels];
    for (int window = 0; window < result.windows(); window++) {
      double last = result.origins().lastKnown(window);
      for (int step = 1; step <= steps; step++) {
        int at = window * steps + step - 1;
        actual[at] = target.unscaled(last, result.actual(window, step));
        for (int candidate = 0; candidate < quantiles.length; candidate++) {
          for (int level = 0; level < levels; level++) {
            quantiles[candidate][at * levels + level] =
                target.unscaled(last, result.quantile(names.get(candidate), window, step, level));
          }
        }
      }
    }
    return new GreedySelection(quantiles, actual, result.levels());
  }

  /**
   * The CRPS of a model in the form of the target, or its mean absolute error where it forecasts
   * points.
   */
  static double loss(BacktestResult result, String model, Target target) {
    ModelForecasts forecasts = result.forecasts(model);
    if (forecasts.isProbabilistic()) {
      return selection(result, List.of(model), target).crps(0);
    }
    double sum = 0;
    for (int window = 0; window < result.windows(); window++) {
      double last = result.origins().lastKnown(window);
      for (int step = 1; step <= result.horizon(); step++) {
        sum +=
            Math.abs(
                target.unscaled(last, result.actual(window, step))
                    - target.unscaled(last, forecasts.point(window, step)));
      }
    }
    return sum / ((double) result.windows() * result.horizon());
  }

  /**
   * The combined model.
   *
   * @param ofNetworks the networks, averaged; closed with the model, or at once if they weigh
   *     nothing
   * @param fitted baselines, those with a weight among them
   */
  public TrainedForecaster of(
      Target target, TrainedForecaster ofNetworks, Collection<? extends Forecaster> fitted) {
    if (baselines.isEmpty()) {
      return ofNetworks;
    }
    List<AveragedForecaster.Member> members = new ArrayList<>();
    if (networks > 0) {
      members.add(new AveragedForecaster.Member(ofNetworks, networks));
    } else {
      ofNetworks.close();
    }
    for (Forecaster one : fitted) {
      Double weight = baselines.get(one.name());
      if (weight != null) {
        members.add(new AveragedForecaster.Member(one, weight));
      }
    }
    return new AveragedForecaster(EnsembleSpec.NAME, target, members);
  }
}
