package io.github.sinecast.experiment;

import io.github.sinecast.Require;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.significance.References;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.TrainingListener;
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
   * @throws DivergedRunException if the network that learns from the others diverges; one of a
   *     held-out series' own is left out, with those of the same seed
   */
  public static CompletedRun of(Experiment experiment, RunListener listener) {
    require(experiment.config());
    List<String> heldOut = experiment.config().data().heldOut();
    NetworkTraining training = new NetworkTraining(experiment);
    TrainedNetwork trained = CompletedRun.network(training, listener);
    Judge judge = new Judge(experiment.only(heldOut));
    List<TrainedForecaster> judged = new ArrayList<>();
    try {
      CompletedRun.addRivals(judged, training, true, listener);
      judged.add(trained.forecaster());
      addOwnNetworks(judged, experiment, listener);
      listener.onTrained(judged.size() - 1);
      String own = experiment.config().modelName() + OWN;
      ReferenceChoice chosen = judge.references();
      References references = References.naive(chosen.names()).and(own);
      return new CompletedRun(
          1, trained, judge.judgementOf(judge.backtest(judged), references, chosen));
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

  /**
   * Trains the networks of the held-out series' own, under each seed; the first that do not diverge
   * have the plain name.
   *
   * @param judged to which those of each seed are added, to be closed by the caller
   */
  private static void addOwnNetworks(
      List<TrainedForecaster> judged, Experiment experiment, RunListener listener) {
    int seeds = experiment.config().evaluation().seeds();
    boolean isFirst = true;
    for (int run = 1; run <= seeds; run++) {
      String ofRun = seeds == 1 ? "" : ", run %s of %s".formatted(run, seeds);
      try {
        OwnNetworks networks = ownNetworks(experiment, run, ofRun, listener);
        judged.add(isFirst ? networks : new SeedRun(networks, experiment.config().seedOf(run)));
        isFirst = false;
      } catch (DivergedException diverged) {
        listener.onMissing(experiment.config().modelName() + OWN + ofRun, diverged);
      }
    }
  }

  /** A network for each held-out series, under the seed of a run. */
  private static OwnNetworks ownNetworks(
      Experiment experiment, int run, String ofRun, RunListener listener) {
    Map<String, TrainedForecaster> bySeries = new LinkedHashMap<>();
    OwnNetworks networks = new OwnNetworks(experiment.config().modelName() + OWN, bySeries);
    boolean whole = false;
    try {
      for (String id : experiment.config().data().heldOut()) {
        NetworkTraining training = new NetworkTraining(experiment.only(List.of(id)));
        try (TrainingListener watching = listener.onRival("network of " + id + ofRun)) {
          bySeries.put(id, training.trainedInRun(run, watching));
        }
      }
      whole = true;
    } finally {
      if (!whole) {
        networks.close();
      }
    }
    return networks;
  }
}
