package io.github.sinecast.experiment;

import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.model.CalibratedForecaster;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
 * @param calibration fitted to the validation split; null where the config wants none
 */
public record TrainedNetwork(
    Experiment experiment,
    NetworkSpec network,
    TrainingResult training,
    @Nullable ConformalCalibration calibration) {
  /** Fits the corrections of the network of an experiment. */
  public static TrainedNetwork of(Experiment experiment, TrainingResult training) {
    return of(experiment, experiment.config().model(), training);
  }

  /** Fits the corrections of a network that was trained. */
  static TrainedNetwork of(Experiment experiment, NetworkSpec network, TrainingResult training) {
    try (TrainedForecaster validated =
        plain(experiment, network, training, TrainingResult::weights)) {
      return new TrainedNetwork(
          training.refit() == null ? experiment : experiment.refitted(),
          network,
          training,
          new NetworkCalibration(experiment).fit(validated));
    }
  }

  /** The network as a forecaster, with its corrections; to be closed by the caller. */
  public TrainedForecaster forecaster() {
    TrainedForecaster last = plain(experiment, network, training, TrainingResult::last);
    return calibration == null
        ? last
        : new CalibratedForecaster(
            last, experiment.config().window(), experiment.scales(), calibration);
  }

  private static TrainedForecaster plain(
      Experiment experiment,
      NetworkSpec network,
      TrainingResult training,
      Function<TrainingResult, Weights> weights) {
    ExperimentConfig config = experiment.config();
    List<TrainedForecaster> members = new ArrayList<>();
    for (TrainingResult member : training.members()) {
      members.add(
          new NetworkForecaster(
              network,
              config.window(),
              weights.apply(member),
              experiment.scales(),
              experiment.start(network),
              config.execution().threadsHere()));
    }
    return EnsembleSpec.averaged(config.window().target().form(), members);
  }
}
