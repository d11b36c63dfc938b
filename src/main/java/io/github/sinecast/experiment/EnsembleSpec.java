package io.github.sinecast.experiment;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.evaluation.GreedySelection;
import io.github.sinecast.model.AveragedForecaster;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.window.Target;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * Of how many networks, and of which baselines, a model is made.
 *
 * @param members how many networks are trained, each with a seed of its own, and averaged
 * @param combine whether baselines are selected beside the networks, by {@link GreedySelection}
 * @param candidates the names of the baselines that may be selected; empty for all that can be
 * @param rounds of the selection
 * @param shrinkage how far weights are pulled towards equal ones, from 0 to 1
 */
@RecordBuilder
public record EnsembleSpec(
    @Setting(
            help =
                "Networks that are trained, with the seed of the run and the next ones, and whose"
                    + " quantiles are averaged into one model.",
            initial = "1",
            min = 1)
        int members,
    @Setting(
            help =
                "Whether the model also averages baselines: those that lower the CRPS on the"
                    + " validation split, selected greedily beside the networks.",
            initial = "false")
        boolean combine,
    @Setting(
            help =
                "Names of the baselines that may be selected, such as log-har-fhs; when omitted, all"
                    + " walks with a volatility model.",
            initial = "[]")
        List<String> candidates,
    @Setting(
            help =
                "Rounds of the selection: each adds the candidate that lowers the CRPS most, and may"
                    + " add it again.",
            initial = "20",
            min = 1)
        int rounds,
    @Setting(
            help =
                "How far the weights of the selection are pulled towards equal weights of those that"
                    + " were selected: 0 keeps them, 1 makes them equal.",
            initial = "0.5",
            min = 0,
            max = 1)
        double shrinkage)
    implements EnsembleSpecBuilder.With {
  /** A single network. */
  public static final EnsembleSpec SINGLE = new EnsembleSpec(1, false, List.of(), 20, 0.5);

  /** The name under which several models are evaluated as one. */
  public static final String NAME = "ensemble";

  public EnsembleSpec {
    Require.atLeast(1, members, "members");
    candidates = List.copyOf(candidates);
    Require.that(
        candidates.stream().distinct().count() == candidates.size(),
        "candidates",
        "must be named once each, found " + candidates);
    Require.that(
        combine || candidates.isEmpty(),
        "candidates",
        "must be left out without ensemble.combine: true, found " + candidates);
    Require.atLeast(1, rounds, "rounds");
    Require.that(
        shrinkage >= 0 && shrinkage <= 1, "shrinkage", "must be from 0 to 1, found " + shrinkage);
  }

  /** The members of an ensemble as one; a single one is itself. Closed with their average. */
  public static TrainedForecaster averaged(
      Target target, List<? extends TrainedForecaster> members) {
    return members.size() == 1 ? members.get(0) : AveragedForecaster.ofEqual(NAME, target, members);
  }

  /** Whether the model is one network, and nothing is averaged. */
  public boolean isSingle() {
    return members == 1 && !combine;
  }
}
