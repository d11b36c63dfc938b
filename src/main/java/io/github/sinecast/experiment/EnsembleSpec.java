package io.github.sinecast.experiment;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.model.AveragedForecaster;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.window.Target;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * Of which networks a model is made.
 *
 * @param members how many networks are trained, each with a seed of its own, and averaged
 */
@RecordBuilder
public record EnsembleSpec(
    @Setting(
            help =
                "Networks that are trained, with the seed of the run and the next ones, and whose"
                    + " quantiles are averaged into one model.",
            initial = "1",
            min = 1)
        int members)
    implements EnsembleSpecBuilder.With {
  /** A single network. */
  public static final EnsembleSpec SINGLE = new EnsembleSpec(1);

  /** The name under which several networks are evaluated as one. */
  public static final String NAME = "ensemble";

  public EnsembleSpec {
    Require.atLeast(1, members, "members");
  }

  /** The members of an ensemble as one; a single one is itself. Closed with their average. */
  public static TrainedForecaster averaged(Target target, List<TrainedForecaster> members) {
    return members.size() == 1 ? members.get(0) : AveragedForecaster.ofEqual(NAME, target, members);
  }

  /** Whether the model is one network, and nothing is averaged. */
  boolean isSingle() {
    return members == 1;
  }
}
