package io.github.sinecast.experiment;

import io.github.sinecast.baseline.FittedWalk;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.distribution.Tails;
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
import java.util.stream.IntStream;

/**
 * A network of an experiment after its training, with what is done to its answers.
 *
 * <p>Corrections of quantiles are those of the training that was validated, on rows that it did not
 * learn from; a network that was trained once more, on these rows too, takes them over. They are in
 * units of the volatility known at each cutoff, so they fit both, and the residuals stay out of
 * sample. Cross-fitting would be as honest, at the price of several more trainings.
 *
 * @param experiment to whose rows scales and weights were fitted at last
 * @param network its shape
 * @param training what training came to
 * @param combination how networks and baselines are weighed
 * @param validation the loss of each part of an ensemble on the validation split, by its name;
 *     empty for a single network
 * @param postprocessing of the network, or of each member of an ensemble, fitted to the validation
 *     split; members are averaged after it
 */
public record TrainedNetwork(
    Experiment experiment,
    NetworkSpec network,
    TrainingResult training,
    Combination combination,
    Map<String, Double> validation,
    List<Postprocessing> postprocessing) {
  public TrainedNetwork {
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
    postprocessing = List.copyOf(postprocessing);
  }

  /**
   * Weighs the members and baselines of an experiment's model, and fits what is done to answers.
   */
  public static TrainedNetwork of(Experiment experiment, TrainingResult training) {
    NetworkSpec network = experiment.config().model();
    if (experiment.config().ensemble().isSingle()) {
      return of(experiment, network, training);
    }
    EnsembleChoice choice = EnsembleChoice.of(experiment, training);
    return fitted(experiment, network, training, choice.combination(), choice.loss());
  }

  /** Fits what is done to the answers of a single network that was trained. */
  static TrainedNetwork of(Experiment experiment, NetworkSpec network, TrainingResult training) {
    return fitted(experiment, network, training, Combination.OF_NETWORKS, Map.of());
  }

  private static TrainedNetwork fitted(
      Experiment experiment,
      NetworkSpec network,
      TrainingResult training,
      Combination combination,
      Map<String, Double> validation) {
    Experiment last = training.refit() == null ? experiment : experiment.refitted();
    Tails tails = new NetworkPostprocessing(last).tails(network);
    List<Postprocessing> postprocessing = new ArrayList<>();
    for (TrainingResult member : training.members()) {
      try (NetworkForecaster validated = plain(experiment, network, member.weights())) {
        postprocessing.add(new NetworkPostprocessing(experiment).fit(validated).with(tails));
      }
    }
    return new TrainedNetwork(last, network, training, combination, validation, postprocessing);
  }

  /** The model as a forecaster; to be closed by the caller. */
  public TrainedForecaster forecaster() {
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
        target(), IntStream.range(0, postprocessing.size()).mapToObj(this::member).toList());
  }

  /** A member of the ensemble, counted from 0. */
  private NetworkForecaster member(int index) {
    return forecaster(
        experiment, network, training.members().get(index).last(), postprocessing.get(index));
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
          new NamedForecaster(EnsemblePart.member(experiment.config(), member), member(member)));
    }
    parts.add(new NamedForecaster(EnsemblePart.AVERAGE, averaged()));
    parts.add(new NamedForecaster(EnsemblePart.COMBINATION, forecaster()));
    return parts;
  }

  private Target target() {
    return experiment.config().window().target().form();
  }

  /** A network without anything done to its answers; to be closed by the caller. */
  static NetworkForecaster plain(Experiment experiment, NetworkSpec network, Weights weights) {
    return forecaster(experiment, network, weights, Postprocessing.NONE);
  }

  private static NetworkForecaster forecaster(
      Experiment experiment, NetworkSpec network, Weights weights, Postprocessing postprocessing) {
    ExperimentConfig config = experiment.config();
    return new NetworkForecaster(
        network,
        config.window(),
        weights,
        experiment.scales(),
        experiment.start(network),
        postprocessing,
        config.execution().threadsHere());
  }
}
