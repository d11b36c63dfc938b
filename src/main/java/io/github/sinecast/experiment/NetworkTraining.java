package io.github.sinecast.experiment;

import io.github.sinecast.config.KebabCase;
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
 * @param fold of a rolling origin, counted from 1
 * @param checkpoints where each training is kept, and where it continues
 */
public record NetworkTraining(Experiment experiment, int fold, RunCheckpoints checkpoints) {
  /** Training of an experiment of one fold, without checkpoints. */
  public NetworkTraining(Experiment experiment) {
    this(experiment, 1, RunCheckpoints.NONE);
  }

  /** Trains the network. */
  public TrainedNetwork train(TrainingListener listener) {
    return trained(experiment.config().model(), named(NetworkName.MODEL, seed(1)), listener);
  }

  /** Trains the network, and fits nothing to what it says. */
  public TrainingResult alone(TrainingListener listener) {
    return train(experiment.config().model(), named(NetworkName.MODEL, seed(1)), listener);
  }

  /** Trains a rival of the network; to be closed by the caller. */
  public TrainedForecaster train(RivalNetwork rival, TrainingListener listener) {
    NetworkSpec network = rival.spec(experiment.config().model().head());
    return trained(network, named(KebabCase.of(rival), seed(1)), listener).forecaster();
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
    return trained(experiment.config().model(), named(NetworkName.MODEL, seed(run)), listener)
        .forecaster();
  }

  private NetworkName named(String network, long seed) {
    return new NetworkName(fold, network, seed, false);
  }

  private long seed(int run) {
    return experiment.config().seed() + run - 1;
  }

  private TrainedNetwork trained(NetworkSpec network, NetworkName name, TrainingListener listener) {
    return TrainedNetwork.of(experiment, network, train(network, name, listener));
  }

  private TrainingResult train(NetworkSpec network, NetworkName name, TrainingListener listener) {
    new NetworkPostprocessing(experiment).requireWindows();
    TrainingResult result =
        trainer(experiment, network, name)
            .train(
                experiment.trainingWindows(),
                experiment.validationWindows(),
                listener,
                checkpoints.of(name));
    if (!experiment.config().refits()) {
      return result;
    }
    return result.withRefit(
        again(experiment.refitted(), result.best().epoch(), network, name.refitted(), listener));
  }

  /**
   * Trains a network once more, on all rows, for as many epochs as validation chose. Its answers
   * are treated as those of the network that was judged, for no row is left to correct them by.
   *
   * @param judged the network of {@link #train(TrainingListener)}
   * @throws DivergedException if the loss becomes infinite or no number
   */
  TrainedNetwork finalFit(TrainedNetwork judged, TrainingListener listener) {
    Experiment all = experiment.onAllRows();
    TrainingResult training = judged.training();
    Weights weights =
        again(
            all,
            training.best().epoch(),
            judged.network(),
            named(NetworkName.FINAL, seed(1)),
            listener);
    return new TrainedNetwork(
        all, judged.network(), training.withRefit(weights), judged.postprocessing());
  }

  private Weights again(
      Experiment rows,
      int epochs,
      NetworkSpec network,
      NetworkName name,
      TrainingListener listener) {
    return trainer(rows, network, name)
        .trainFor(epochs, rows.trainingWindows(), listener, checkpoints.of(name));
  }

  private static Trainer trainer(Experiment rows, NetworkSpec network, NetworkName name) {
    ExperimentConfig config = rows.config();
    ParentModel parent = rows.parent();
    return new Trainer(
        network,
        config.training(),
        rows.start(network),
        name.seed(),
        config.execution().threadsHere(),
        parent == null ? null : parent.continued());
  }
}
