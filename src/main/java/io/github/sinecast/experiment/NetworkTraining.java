package io.github.sinecast.experiment;

import io.github.sinecast.engine.Workers;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.util.Arrays;

/**
 * Trains the network of an experiment and its rivals, all on the same windows; no test row is seen.
 *
 * @param experiment whose config is followed
 */
public record NetworkTraining(Experiment experiment) {
  /**
   * Trains the network, or all members of the ensemble.
   *
   * @param listener watches the first member
   */
  public TrainingResult train(TrainingListener listener) {
    return trainRun(1, listener);
  }

  /** Trains a rival of the network; to be closed by the caller. */
  public TrainedForecaster train(RivalNetwork rival, TrainingListener listener) {
    ExperimentConfig config = experiment.config();
    NetworkSpec network = rival.spec(config.model().head());
    TrainingResult trained =
        train(network, config.seed(), config.execution().threadsHere(), listener);
    return TrainedNetwork.of(experiment, network, trained).forecaster();
  }

  /**
   * Trains the network once more with a seed of its own; to be closed by the caller.
   *
   * @param run from 2 on; the first is the one that {@link #train(TrainingListener)} trains
   */
  public TrainedForecaster train(int run, TrainingListener listener) {
    return new SeedRun(trainedInRun(run, listener), experiment.config().seedOf(run));
  }

  /** The network of a run from 1 on, under its plain name; to be closed by the caller. */
  TrainedForecaster trainedInRun(int run, TrainingListener listener) {
    return TrainedNetwork.of(experiment, trainRun(run, listener)).forecaster();
  }

  /** The members of an ensemble share the threads; how many there are changes no result. */
  private TrainingResult trainRun(int run, TrainingListener listener) {
    ExperimentConfig config = experiment.config();
    long seed = config.seedOf(run);
    int members = config.ensemble().members();
    int atOnce = Math.min(members, config.execution().threadsHere());
    int threads = config.execution().threadsHere() / atOnce;
    TrainingResult[] results = new TrainingResult[members];
    try (Workers<NetworkTraining> workers = new Workers<>(atOnce, () -> this)) {
      workers.forEach(
          members,
          (training, member) ->
              results[member] =
                  train(
                      config.model(),
                      seed + member,
                      threads,
                      member == 0 ? listener : TrainingListener.NONE));
    }
    return results[0].withOthers(Arrays.asList(results).subList(1, members));
  }

  /** A trained network as a forecaster, with its quantiles corrected where the config says so. */
  public TrainedForecaster calibrated(TrainingResult trained) {
    return TrainedNetwork.of(experiment, trained).forecaster();
  }

  private TrainingResult train(
      NetworkSpec network, long seed, int threads, TrainingListener listener) {
    new NetworkCalibration(experiment).requireWindows();
    ExperimentConfig config = experiment.config();
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
