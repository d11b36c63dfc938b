package io.github.sinecast.experiment;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.ModelForecasts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a part of an ensemble is worth alone.
 *
 * @param part what it is: a network, the mean of the networks' losses, the average of their
 *     quantiles, a baseline, the combination of all, or the model itself
 * @param weight its weight in the model; NaN where it has none of its own
 * @param validation its loss on the validation split, before which it was fitted: the CRPS of its
 *     quantiles, or the mean absolute error where networks forecast points; NaN where it is not
 *     known
 * @param test the same on the rows that are evaluated
 */
public record EnsemblePart(String part, double weight, double validation, double test) {
  /** The mean of the losses of the networks. */
  public static final String MEAN = "mean of the networks";

  /** The average of the quantiles of the networks. */
  public static final String AVERAGE = "average of the networks";

  /** The weighted average of networks and baselines. */
  public static final String COMBINATION = "combination";

  /** Whether it is a part with a weight of the combination of networks and baselines, or that. */
  public boolean isOfCombination() {
    return weight > 0 && !part.contains(SeedRun.MARK);
  }

  /** The name of a network by its place in the ensemble. */
  static String member(ExperimentConfig config, int member) {
    return config.model().name() + SeedRun.MARK + (config.seed() + member);
  }

  /** The loss of each model over all windows and steps, in the units of the file. */
  static Map<String, Double> losses(BacktestResult result) {
    Map<String, Double> losses = new LinkedHashMap<>();
    for (String model : result.models()) {
      ModelForecasts forecasts = result.forecasts(model);
      double sum = 0;
      for (int window = 0; window < result.windows(); window++) {
        for (int step = 1; step <= result.horizon(); step++) {
          double actual = result.actual(window, step);
          sum +=
              forecasts.isProbabilistic()
                  ? forecasts.crpsOfQuantiles(window, step, actual)
                  : Math.abs(actual - forecasts.point(window, step));
        }
      }
      losses.put(model, sum / ((double) result.windows() * result.horizon()));
    }
    return losses;
  }

  /**
   * The parts of a model.
   *
   * @param network the model of the last fit
   * @param result what was forecast by all models
   * @param parts what was forecast by the parts that are no models of their own
   */
  static List<EnsemblePart> of(
      TrainedNetwork network, BacktestResult result, BacktestResult parts) {
    ExperimentConfig config = network.experiment().config();
    Map<String, Double> tested = losses(result);
    tested.putAll(losses(parts));
    Map<String, Double> validated = network.validation();
    Combination combination = network.combination();
    int members = config.ensemble().members();
    List<String> names = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      names.add(member(config, member));
    }
    List<EnsemblePart> all = new ArrayList<>();
    for (String name : names) {
      all.add(part(name, combination.networks() / members, validated, tested));
    }
    if (members > 1) {
      all.add(new EnsemblePart(MEAN, Double.NaN, mean(validated, names), mean(tested, names)));
      all.add(part(AVERAGE, combination.networks(), validated, tested));
    }
    if (config.ensemble().combine()) {
      for (var candidate : network.experiment().candidates(false)) {
        all.add(
            part(
                candidate.name(),
                combination.baselines().getOrDefault(candidate.name(), 0.0),
                validated,
                tested));
      }
      all.add(part(COMBINATION, 1, validated, tested));
    }
    return all;
  }

  private static EnsemblePart part(
      String name, double weight, Map<String, Double> validated, Map<String, Double> tested) {
    return new EnsemblePart(name, weight, loss(validated, name), loss(tested, name));
  }

  private static double mean(Map<String, Double> losses, List<String> names) {
    return names.stream().mapToDouble(name -> loss(losses, name)).average().orElseThrow();
  }

  private static double loss(Map<String, Double> losses, String name) {
    return Objects.requireNonNullElse(losses.get(name), Double.NaN);
  }
}
