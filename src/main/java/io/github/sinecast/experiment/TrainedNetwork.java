package io.github.sinecast.experiment;

import io.github.sinecast.baseline.FittedWalk;
import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.model.CalibratedForecaster;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network of an experiment after its training, with the corrections of its quantiles.
 *
 * <p>The corrections are those of the training that was validated, on rows that it did not learn
 * from; a network that was trained once more, on these rows too, takes them over. They are in units
 * of the scale and of the width of each forecast, so they fit both, and the residuals stay out of
 * sample. Cross-fitting would be as honest, at the price of several more trainings.
 *
 * @param experiment to whose rows scales and weights were fitted at last
 * @param network its shape
 * @param training what training came to
 * @param combination how networks and baselines are weighed
 * @param validation the loss of each part of an ensemble on the validation split, by its name;
 *     empty for a single network
 * @param calibration fitted to the validation split; null where the config wants none
 */
public record TrainedNetwork(
    Experiment experiment,
    NetworkSpec network,
    TrainingResult training,
    Combination combination,
    Map<String, Double> validation,
    @Nullable ConformalCalibration calibration) {
  public TrainedNetwork {
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
  }

  /** Weighs the members and baselines of an experiment's model, and fits its corrections. */
  public static TrainedNetwork of(Experiment experiment, TrainingResult training) {
    NetworkSpec network = experiment.config().model();
    if (experiment.config().ensemble().isSingle()) {
      return of(experiment, network, training);
    }
    EnsembleChoice choice = EnsembleChoice.of(experiment, training);
    try (TrainedForecaster validated = choice.forecaster()) {
      return calibrated(
          experiment, network, training, choice.combination(), choice.loss(), validated);
    }
  }

  /** Fits the corrections of a single network that was trained. */
  static TrainedNetwork of(Experiment experiment, NetworkSpec network, TrainingResult training) {
    try (TrainedForecaster validated = plain(experiment, network, training.weights())) {
      return calibrated(
          experiment, network, training, Combination.OF_NETWORKS, Map.of(), validated);
    }
  }

  private static TrainedNetwork calibrated(
      Experiment experiment,
      NetworkSpec network,
      TrainingResult training,
      Combination combination,
      Map<String, Double> validation,
      TrainedForecaster validated) {
    return new TrainedNetwork(
        training.refit() == null ? experiment : experiment.refitted(),
        network,
        training,
        combination,
        validation,
        new NetworkCalibration(experiment).fit(validated));
  }

  /** The model as a forecaster, with its corrections; to be closed by the caller. */
  public TrainedForecaster forecaster() {
    TrainedForecaster last = uncorrected();
    return calibration == null
        ? last
        : new CalibratedForecaster(
            last, experiment.config().window(), experiment.scales(), calibration);
  }

  private TrainedForecaster uncorrected() {
    return combination.of(
        target(), averaged(), combination.baselines().isEmpty() ? List.of() : candidates());
  }

  /** The baselines that have a weight, fitted to the rows before the test split. */
  public List<FittedWalk> candidates() {
    return experiment.candidates(false).stream()
        .filter(one -> combination.baselines().containsKey(one.name()))
        .toList();
  }

  private TrainedForecaster averaged() {
    return EnsembleSpec.averaged(
        target(),
        training.members().stream()
            .map(member -> plain(experiment, network, member.last()))
            .toList());
  }

  /**
   * The parts of an ensemble, each as a forecaster under a name of its own: the networks, their
   * average and the combination, as far as these differ from the model itself; to be closed by the
   * caller.
   */
  List<TrainedForecaster> parts() {
    List<TrainedForecaster> parts = new ArrayList<>();
    if (validation.isEmpty()) {
      return parts;
    }
    for (int member = 0; member < training.members().size(); member++) {
      parts.add(
          new NamedForecaster(
              EnsemblePart.member(experiment.config(), member),
              plain(experiment, network, training.members().get(member).last())));
    }
    parts.add(new NamedForecaster(EnsemblePart.AVERAGE, averaged()));
    parts.add(new NamedForecaster(EnsemblePart.COMBINATION, uncorrected()));
    return parts;
  }

  private Target target() {
    return experiment.config().window().target().form();
  }

  static TrainedForecaster plain(Experiment experiment, NetworkSpec network, Weights weights) {
    ExperimentConfig config = experiment.config();
    return new NetworkForecaster(
        network,
        config.window(),
        weights,
        experiment.scales(),
        experiment.start(network),
        config.execution().threadsHere());
  }
}
