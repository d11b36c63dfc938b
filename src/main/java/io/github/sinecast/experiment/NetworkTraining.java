package io.github.sinecast.experiment;

import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.TrainedForecaster;
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
  public TrainedNetwork train(TrainingListener listener) {
    return trained(experiment.config().model(), experiment.config().seed(), listener);
  }

  /** Trains the network, and fits nothing to what it says. */
  public TrainingResult alone(TrainingListener listener) {
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

  private TrainedNetwork trained(NetworkSpec network, long seed, TrainingListener listener) {
    return TrainedNetwork.of(experiment, network, train(network, seed, listener));
  }

  private TrainingResult train(NetworkSpec network, long seed, TrainingListener listener) {
    new NetworkPostprocessing(experiment).requireWindows();
    ExperimentConfig config = experiment.config();
    int threads = config.execution().threadsHere();
    TrainingResult result =
        new Trainer(network, config.training(), experiment.start(network), seed, threads)
            .train(experiment.trainingWindows(), experiment.validationWindows(), listener);
    if (!config.refits()) {
      return result;
    }
    Experiment all = experiment.refitted();
    return result.withRefit(
        new Trainer(network, config.training(), all.start(network), seed, threads)
            .trainFor(result.best().epoch(), all.trainingWindows(), listener));
  }
}
