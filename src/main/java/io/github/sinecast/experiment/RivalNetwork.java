package io.github.sinecast.experiment;

import io.github.sinecast.model.DLinearSpec;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.LstmForecaster;
import io.github.sinecast.model.NLinearSpec;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.LstmTrainer;
import io.github.sinecast.training.TrainingListener;

/** A network that the model is compared with: trained on the same windows by the same settings. */
public enum RivalNetwork {
  /** {@link NLinearSpec}. */
  NLINEAR {
    @Override
    TrainedForecaster train(Experiment experiment, TrainingListener listener) {
      return new NetworkTraining(experiment)
          .trained(new NLinearSpec(experiment.config().model().head()), listener);
    }
  },
  /** {@link DLinearSpec}. */
  DLINEAR {
    @Override
    TrainedForecaster train(Experiment experiment, TrainingListener listener) {
      return new NetworkTraining(experiment)
          .trained(new DLinearSpec(experiment.config().model().head()), listener);
    }
  },
  /** {@link Lstm}, which forecasts points by the mean squared error whatever the model's head. */
  LSTM {
    @Override
    TrainedForecaster train(Experiment experiment, TrainingListener listener) {
      ExperimentConfig config = experiment.config();
      Lstm lstm = new Lstm(Lstm.USUAL_SIZE);
      Weights weights =
          new LstmTrainer(lstm, config.training(), config.seed())
              .train(experiment.trainingWindows(), experiment.validationWindows(), listener)
              .weights();
      return new LstmForecaster(lstm, config.window(), weights, experiment.scales());
    }
  };

  /** Trains this network as an experiment says; to be closed by the caller. */
  abstract TrainedForecaster train(Experiment experiment, TrainingListener listener);
}
