package io.github.sinecast.experiment;

import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.model.CalibratedForecaster;
import io.github.sinecast.model.TrainedForecaster;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the quantiles of trained networks by the validation split, where the config says so.
 *
 * @param experiment whose config is followed
 */
public record NetworkCalibration(Experiment experiment) {
  /** The corrections for a trained network; null where the config wants none. */
  public @Nullable ConformalCalibration fit(TrainedForecaster network) {
    return experiment.config().calibrates()
        ? CalibratedForecaster.fit(
            network,
            experiment.config().window(),
            experiment.scales(),
            experiment.learned(),
            experiment.byId(experiment.split()::validation),
            levels())
        : null;
  }

  /**
   * Refuses an experiment whose validation split is too short to correct by, which is better known
   * before training.
   */
  void requireWindows() {
    if (experiment.config().calibrates()) {
      ConformalCalibration.requireWindows(levels(), experiment.validationWindows().size());
    }
  }

  private double[] levels() {
    return new QuantileLevels(experiment.config().evaluation().quantiles()).toArray();
  }
}
