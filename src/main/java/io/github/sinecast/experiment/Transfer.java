package io.github.sinecast.experiment;

import io.github.sinecast.Require;
import io.github.sinecast.evaluation.References;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network is worth on series that it never saw.
 *
 * <p>The series of {@code data.held-out} are forecast by a network that learned from all others,
 * and beside it by the naive rivals and by networks of the same settings, one for each of these
 * series, that learned from its training rows alone. All series are cut at the same times, so no
 * row that anybody learned from is later than one that is judged.
 */
public final class Transfer {
  /** What the networks trained on the judged series themselves are called, after the network. */
  public static final String OWN = "-own";

  private Transfer() {}

  /**
   * Trains and judges.
   *
   * @param experiment that holds series out
   * @return the run of the network that learned from the others, judged on the held-out ones
   * @throws io.github.sinecast.InvalidSettingException as {@link #require} says
   * @throws io.github.sinecast.training.DivergedException if a network diverges
   */
  public static CompletedRun of(Experiment experiment, RunListener listener) {
    require(experiment.config());
    List<String> heldOut = experiment.config().data().heldOut();
    NetworkTraining training = new NetworkTraining(experiment);
    TrainingResult trained = listener.network(experiment, training::train);
    Judge judge = new Judge(experiment.only(heldOut));
    List<TrainedForecaster> judged = new ArrayList<>();
    try {
      CompletedRun.addRivals(judged, training, true, listener);
      judged.add(training.calibrated(trained.weights()));
      int seeds = experiment.config().evaluation().seeds();
      for (int run = 1; run <= seeds; run++) {
        judged.add(ownNetworks(experiment, run, listener));
      }
      listener.onTrained(judged.size() - 1);
      String own = experiment.config().model().name() + OWN;
      References references =
          References.naive(experiment.config().evaluation().references()).and(own);
      return new CompletedRun(
          1, experiment, trained, judge.judgementOf(judge.backtest(judged), references));
    } finally {
      judged.forEach(TrainedForecaster::close);
    }
  }

  /**
   * Refuses a config that describes no transfer.
   *
   * @throws io.github.sinecast.InvalidSettingException if no series is held out, or if the config
   *     asks for more than one fit
   */
  public static void require(ExperimentConfig config) {
    Require.that(
        !config.data().heldOut().isEmpty(),
        "data.held-out",
        "must name the series of the table that are forecast unseen; found none");
    Require.that(
        config.evaluation().backtest() instanceof BacktestRule.WholeSplit,
        "evaluation.backtest",
        "must be split for a transfer, which fits everything once");
  }

  /** A network for each held-out series, under the seed of a run. */
  private static TrainedForecaster ownNetworks(
      Experiment experiment, int run, RunListener listener) {
    Map<String, TrainedForecaster> bySeries = new LinkedHashMap<>();
    OwnNetworks networks = new OwnNetworks(experiment.config().model().name() + OWN, bySeries);
    int seeds = experiment.config().evaluation().seeds();
    boolean whole = false;
    try {
      for (String id : experiment.config().data().heldOut()) {
        NetworkTraining training = new NetworkTraining(experiment.only(List.of(id)));
        String name =
            "network of " + id + (seeds == 1 ? "" : ", run %d of %d".formatted(run, seeds));
        bySeries.put(id, listener.rival(name, progress -> training.trainedInRun(run, progress)));
      }
      whole = true;
    } finally {
      if (!whole) {
        networks.close();
      }
    }
    return run == 1 ? networks : new SeedRun(networks, experiment.config().seed() + run - 1);
  }
}
