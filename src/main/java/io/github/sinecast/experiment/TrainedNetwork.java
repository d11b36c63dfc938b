package io.github.sinecast.experiment;

import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.TrainingResult;

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
 * @param postprocessing fitted to the validation split
 */
public record TrainedNetwork(
    Experiment experiment,
    NetworkSpec network,
    TrainingResult training,
    Postprocessing postprocessing) {
  /** Fits what is done to the answers of the network of an experiment. */
  public static TrainedNetwork of(Experiment experiment, TrainingResult training) {
    return of(experiment, experiment.config().model(), training);
  }

  /** Fits what is done to the answers of a network that was trained. */
  static TrainedNetwork of(Experiment experiment, NetworkSpec network, TrainingResult training) {
    try (NetworkForecaster validated =
        forecaster(experiment, network, training.weights(), Postprocessing.NONE)) {
      Experiment last = training.refit() == null ? experiment : experiment.refitted();
      Postprocessing fitted =
          new NetworkPostprocessing(experiment)
              .fit(validated)
              .with(new NetworkPostprocessing(last).tails(network));
      return new TrainedNetwork(last, network, training, fitted);
    }
  }

  /** The network as a forecaster; to be closed by the caller. */
  public TrainedForecaster forecaster() {
    return forecaster(experiment, network, training.last(), postprocessing);
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
