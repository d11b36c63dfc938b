package io.github.sinecast.audit;

import io.github.sinecast.Forecaster;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.Judge;
import io.github.sinecast.experiment.NetworkTraining;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.Windows;
import java.util.ArrayList;
import java.util.List;

/**
 * The pipeline of an experiment: split, scales, rivals, windows, the training of all networks, and
 * their calibration.
 *
 * @param experiment whose config is followed
 */
public record ExperimentPipeline(Experiment experiment) implements Pipeline {
  @Override
  public Fitted fit(SeriesSet series) {
    Experiment fitted = experiment.on(series);
    NetworkTraining networkTraining = new NetworkTraining(fitted);
    TrainedNetwork trained = networkTraining.train(TrainingListener.NONE);
    List<TrainedForecaster> networks = new ArrayList<>();
    fitted
        .config()
        .evaluation()
        .networks()
        .forEach(rival -> networks.add(networkTraining.train(rival, TrainingListener.NONE)));
    networks.add(trained.forecaster());
    return new FittedExperiment(
        fitted, trained.training(), networks, new Judge(fitted).competitors(networks));
  }

  private record FittedExperiment(
      Experiment experiment,
      TrainingResult training,
      List<TrainedForecaster> networks,
      List<Forecaster> forecasters)
      implements Fitted {
    @Override
    public SeriesSet series() {
      return experiment.series();
    }

    @Override
    public SeriesScales scales() {
      return experiment.scales();
    }

    @Override
    public Windows trainingWindows() {
      return experiment.trainingWindows();
    }

    @Override
    public void close() {
      networks.forEach(TrainedForecaster::close);
    }
  }
}
