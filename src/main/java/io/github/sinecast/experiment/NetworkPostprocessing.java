package io.github.sinecast.experiment;

import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.distribution.Tails;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.QuantileHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits, by the validation split, what is done to the answers of trained networks before they become
 * prices, where the config says so.
 *
 * @param experiment whose config is followed
 */
record NetworkPostprocessing(Experiment experiment) {
  /** What is to be done to the answers of a trained network. */
  Postprocessing fit(NetworkForecaster network) {
    List<Double> shares = experiment.config().shrinkage();
    return experiment.config().calibrates() || shares.size() > 1
        ? network.fit(
            experiment.learned(), experiment.byId(experiment.split()::validation), shares, levels())
        : new Postprocessing(shares.get(0), null, null);
  }

  /**
   * Tails beyond the outermost quantiles that a network says, by the rows that it learns from; null
   * where it says none.
   */
  @Nullable Tails tails(NetworkSpec network) {
    double[] levels = levels();
    if (levels == null && network.head() instanceof QuantileHead head) {
      levels = head.levels().stream().mapToDouble(Double::doubleValue).toArray();
    }
    return levels == null
        ? null
        : Tails.of(levels[0], levels[levels.length - 1], experiment.residuals());
  }

  /**
   * Refuses an experiment whose validation split is too short to correct by, which is better known
   * before training.
   */
  void requireWindows() {
    double[] levels = levels();
    if (levels != null) {
      ConformalCalibration.requireWindows(levels, experiment.validationWindows().size());
    }
  }

  private double @Nullable [] levels() {
    return experiment.config().calibrates()
        ? new QuantileLevels(experiment.config().evaluation().quantiles()).toArray()
        : null;
  }
}
