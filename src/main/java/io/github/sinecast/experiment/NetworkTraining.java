package io.github.sinecast.experiment;

import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;

/**
 * Trains the network of an experiment and its rivals, all on the same windows; no test row is seen.
 *
 * @param experiment whose config is followed
 */
public record NetworkTraining(Experiment experiment) {
  /** Trains the network. */
  public TrainingResult train(TrainingListener listener) {
    return train(experiment.config().model(), experiment.config().seed(), listener);
  }

  /** Trains a rival of the network; to be closed by the caller. */
  public TrainedForecaster train(RivalNetwork rival, TrainingListener listener) {
    NetworkSpec network = rival.spec(experiment.config().model().head());
    return trained(network, experiment.config().seed(), listener).forecaster();
  }

  /**
   * Trains the network once more with a seed of its own; to be closed by the caller.
   *
   * @param run from 2 on; the first is the one that {@link #train(TrainingListener)} trains
   */
  public TrainedForecaster train(int run, TrainingListener listener) {
    return new SeedRun(trainedInRun(run, listener), seed(run));
  }

  /** The network of a run from 1 on, under its plain name; to be closed by the caller. */
  TrainedForecaster trainedInRun(int run, TrainingListener listener) {
    return trained(experiment.config().model(), seed(run), listener).forecaster();
  }

  private long seed(int run) {
    return experiment.config().seed() + run - 1;
  }

  /** A trained network as a forecaster, with its quantiles corrected where the config says so. */
  public TrainedForecaster calibrated(TrainingResult trained) {
    return TrainedNetwork.of(experiment, trained).forecaster();
  }

  private TrainedNetwork trained(NetworkSpec network, long seed, TrainingListener listener) {
    return TrainedNetwork.of(experiment, network, train(network, seed, listener));
  }

  private TrainingResult train(NetworkSpec network, long seed, TrainingListener listener) {
    new NetworkCalibration(experiment).requireWindows();
    ExperimentConfig config = experiment.config();
    TrainingResult result =
        trainer(experiment, network, seed)
            .train(experiment.trainingWindows(), experiment.validationWindows(), listener);
    if (!config.refits()) {
      return result;
    }
    return result.withRefit(
        again(experiment.refitted(), result.best().epoch(), network, seed, listener));
  }

  /**
   * Trains a network once more, on all rows, for as many epochs as validation chose. Its quantiles
   * are corrected as those of the network that was judged, for no row is left to correct it by.
   *
   * @param judged the network of {@link #train(TrainingListener)}
   * @throws DivergedException if the loss becomes infinite or no number
   */
  TrainedNetwork finalFit(TrainedNetwork judged, TrainingListener listener) {
    Experiment all = experiment.onAllRows();
    TrainingResult training = judged.training();
    Weights weights =
        again(all, training.best().epoch(), judged.network(), experiment.config().seed(), listener);
    return new TrainedNetwork(
        all, judged.network(), training.withRefit(weights), judged.calibration());
  }

  private static Weights again(
      Experiment rows, int epochs, NetworkSpec network, long seed, TrainingListener listener) {
    return trainer(rows, network, seed).trainFor(epochs, rows.trainingWindows(), listener);
  }

  private static Trainer trainer(Experiment rows, NetworkSpec network, long seed) {
    ExperimentConfig config = rows.config();
    ParentModel parent = rows.parent();
    return new Trainer(
        network,
        config.training(),
        rows.start(network),
        seed,
        config.execution().threadsHere(),
        parent == null ? null : parent.continued());
  }
}
