package io.github.sinecast.experiment;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a run came to.
 *
 * @param folds how often everything was fitted
 * @param network that of the last fit, which was judged
 * @param judgement the network, its rivals and the baselines
 * @param saved the network to forecast with from now on: the one that was judged, or one that was
 *     trained once more on all rows
 */
public record CompletedRun(
    int folds, TrainedNetwork network, Judgement judgement, TrainedNetwork saved) {
  private static final String FINAL_FIT = "final fit on all rows";

  /** Trains and judges all folds of an experiment, without checkpoints. */
  public static CompletedRun of(Experiment experiment, RunListener listener) {
    return of(experiment, listener, RunCheckpoints.NONE);
  }

  /** A run whose network is saved as it was judged. */
  public CompletedRun(int folds, TrainedNetwork network, Judgement judgement) {
    this(folds, network, judgement, network);
  }

  /** Whether the network that is saved was trained once more on all rows. */
  public boolean isFittedFinally() {
    return !saved.equals(network);
  }

  /**
   * Trains and judges all folds of an experiment.
   *
   * @param checkpoints where each training is kept, and where it continues
   * @throws DivergedRunException if the network diverges
   * @throws DivergedException if a rival of one of several folds diverges; of a single fold it is
   *     left out
   */
  public static CompletedRun of(
      Experiment experiment, RunListener listener, RunCheckpoints checkpoints) {
    List<Experiment> folds = experiment.folds();
    List<NetworkTraining> trainings = new ArrayList<>();
    for (Experiment fold : folds) {
      trainings.add(new NetworkTraining(fold, trainings.size() + 1, checkpoints));
    }
    List<BacktestResult> ofFolds = new ArrayList<>();
    List<BacktestResult> parts = new ArrayList<>();
    TrainedNetwork network = null;
    try (TrainingsAhead ahead = TrainingsAhead.of(trainings)) {
      for (NetworkTraining fold : trainings) {
        listener.onFold(fold.fold(), folds.size());
        NetworkTraining training = fold.with(ahead);
        network = network(training, listener);
        ofFolds.add(backtest(training, network, folds.size() == 1, listener));
        BacktestResult ofParts = new Judge(fold.experiment()).parts(network);
        if (ofParts != null) {
          parts.add(ofParts);
        }
      }
    }
    TrainedNetwork last = Objects.requireNonNull(network, "an experiment has a fold");
    BacktestResult result = BacktestResult.join(ofFolds);
    Judgement judgement = new Judge(experiment).judgementOf(List.of(result));
    CompletedRun run =
        new CompletedRun(
            folds.size(),
            last,
            parts.isEmpty()
                ? judgement
                : judgement.withParts(EnsemblePart.of(last, result, BacktestResult.join(parts))));
    return experiment.config().fitsFinally()
        ? run.fitFinally(trainings.get(trainings.size() - 1), listener)
        : run;
  }

  /**
   * This run with its network trained once more on all rows.
   *
   * @param fold training of the last fold
   * @throws DivergedRunException if it diverges
   */
  private CompletedRun fitFinally(NetworkTraining fold, RunListener listener) {
    try (TrainingListener watching = listener.onRival(FINAL_FIT)) {
      return new CompletedRun(folds, network, judgement, fold.finalFit(network, watching));
    } catch (DivergedException diverged) {
      throw new DivergedRunException(fold.experiment(), diverged.after(network.training()));
    }
  }

  /**
   * Trains the network of a fold.
   *
   * @throws DivergedRunException if it diverges
   */
  static TrainedNetwork network(NetworkTraining training, RunListener listener) {
    TrainedNetwork network;
    try (TrainingListener watching = listener.onNetwork(training.experiment())) {
      network = training.train(watching);
    } catch (DivergedException diverged) {
      throw new DivergedRunException(training.experiment(), diverged);
    }
    listener.onNetworkTrained(network.training());
    return network;
  }

  /**
   * Lets the network and its rivals forecast; the latter are trained for that alone.
   *
   * @param mayMiss whether a rival that diverges is left out; all folds must have the same rivals
   */
  private static BacktestResult backtest(
      NetworkTraining training, TrainedNetwork network, boolean mayMiss, RunListener listener) {
    List<TrainedForecaster> networks = new ArrayList<>();
    try {
      addRivals(networks, training, mayMiss, listener);
      ParentModel parent = training.experiment().parent();
      if (parent != null) {
        networks.add(new FrozenNetwork(parent.frozen().get()));
      }
      listener.onTrained(networks.size());
      networks.add(network.forecaster());
      return new Judge(training.experiment()).backtest(networks);
    } finally {
      networks.forEach(TrainedForecaster::close);
    }
  }

  /**
   * Trains the rivals of a network, and the network with further seeds.
   *
   * @param rivals to which each is added when it is trained, to be closed by the caller
   */
  static void addRivals(
      List<TrainedForecaster> rivals,
      NetworkTraining training,
      boolean mayMiss,
      RunListener listener) {
    EvaluationSpec evaluation = training.experiment().config().evaluation();
    for (RivalNetwork rival : evaluation.networks()) {
      if (rival instanceof RivalNetwork.Onnx) {
        rivals.add(training.train(rival, TrainingListener.NONE));
        continue;
      }
      add(
          rivals,
          "rival " + rival.name(),
          progress -> training.train(rival, progress),
          mayMiss,
          listener);
    }
    for (int run = 2; run <= evaluation.seeds(); run++) {
      int number = run;
      add(
          rivals,
          "run %s of %s".formatted(run, evaluation.seeds()),
          progress -> training.train(number, progress),
          mayMiss,
          listener);
    }
  }

  private static void add(
      List<TrainedForecaster> rivals,
      String name,
      Function<TrainingListener, TrainedForecaster> training,
      boolean mayMiss,
      RunListener listener) {
    try (TrainingListener watching = listener.onRival(name)) {
      rivals.add(training.apply(watching));
    } catch (DivergedException diverged) {
      if (!mayMiss) {
        throw diverged;
      }
      listener.onMissing(name, diverged);
    }
  }
}
