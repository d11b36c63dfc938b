package io.github.sinecast.experiment;

import io.github.sinecast.config.KebabCase;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a run came to.
 *
 * @param folds how often everything was fitted
 * @param network that of the last fit
 * @param judgement the network, its rivals and the baselines
 */
public record CompletedRun(int folds, TrainedNetwork network, Judgement judgement) {
  /**
   * Trains and judges all folds of an experiment.
   *
   * @throws DivergedRunException if the network diverges
   * @throws DivergedException if a rival of one of several folds diverges; of a single fold it is
   *     left out
   */
  public static CompletedRun of(Experiment experiment, RunListener listener) {
    List<Experiment> folds = experiment.folds();
    List<BacktestResult> ofFolds = new ArrayList<>();
    List<BacktestResult> parts = new ArrayList<>();
    TrainedNetwork network = null;
    for (Experiment fold : folds) {
      listener.onFold(ofFolds.size() + 1, folds.size());
      NetworkTraining training = new NetworkTraining(fold);
      network = network(training, listener);
      ofFolds.add(backtest(training, network, folds.size() == 1, listener));
      BacktestResult ofParts = new Judge(fold).parts(network);
      if (ofParts != null) {
        parts.add(ofParts);
      }
    }
    TrainedNetwork last = Objects.requireNonNull(network, "an experiment has a fold");
    BacktestResult result = BacktestResult.join(ofFolds);
    Judgement judgement = new Judge(experiment).judgementOf(List.of(result));
    return new CompletedRun(
        folds.size(),
        last,
        parts.isEmpty()
            ? judgement
            : judgement.withParts(EnsemblePart.of(last, result, BacktestResult.join(parts))));
  }

  /**
   * Trains the network of a fold.
   *
   * @throws DivergedRunException if it diverges
   */
  static TrainedNetwork network(NetworkTraining training, RunListener listener) {
    TrainingResult result;
    try (TrainingListener watching = listener.onNetwork(training.experiment())) {
      result = training.train(watching);
    } catch (DivergedException diverged) {
      throw new DivergedRunException(training.experiment(), diverged);
    }
    listener.onNetworkTrained(result);
    return TrainedNetwork.of(training.experiment(), result);
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
      add(
          rivals,
          "rival " + KebabCase.of(rival),
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
