package io.github.sinecast.experiment;

import io.github.sinecast.model.DLinearSpec;
import io.github.sinecast.model.NLinearSpec;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.TrainingListener;

/** A network that the model is compared with: trained on the same windows, with the same head. */
public enum RivalNetwork {
  /** {@link NLinearSpec}. */
  NLINEAR {
    @Override
    TrainedForecaster train(Experiment experiment, TrainingListener listener) {
      return experiment.trainedBy(new NLinearSpec(experiment.config().model().head()), listener);
    }
  },
  /** {@link DLinearSpec}. */
  DLINEAR {
    @Override
    TrainedForecaster train(Experiment experiment, TrainingListener listener) {
      return experiment.trainedBy(new DLinearSpec(experiment.config().model().head()), listener);
    }
  };

  /** Trains this network as an experiment says; to be closed by the caller. */
  abstract TrainedForecaster train(Experiment experiment, TrainingListener listener);
}
