package io.github.sinecast.experiment;

import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.model.CalibratedForecaster;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.TrainingResult;
import org.jspecify.annotations.Nullable;

/**
 * The network of an experiment after its training, with the corrections of its quantiles.
 *
 * @param experiment whose config was followed
 * @param training what training came to
 * @param calibration fitted to the validation split; null where the config wants none
 */
public record TrainedNetwork(
    Experiment experiment, TrainingResult training, @Nullable ConformalCalibration calibration) {
  /** Fits the corrections of a network that was trained. */
  public static TrainedNetwork of(Experiment experiment, TrainingResult training) {
    try (TrainedForecaster network =
        new NetworkTraining(experiment).forecaster(training.weights())) {
      return new TrainedNetwork(
          experiment, training, new NetworkCalibration(experiment).fit(network));
    }
  }

  /** The network as a forecaster, with its corrections; to be closed by the caller. */
  TrainedForecaster forecaster() {
    TrainedForecaster network = new NetworkTraining(experiment).forecaster(training.weights());
    return calibration == null
        ? network
        : new CalibratedForecaster(
            network, experiment.config().window(), experiment.scales(), calibration);
  }
}
