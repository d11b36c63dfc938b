package io.github.sinecast.experiment;

import io.github.sinecast.baseline.FittedWalk;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the validation split says of an ensemble: how its parts are weighed, and what each is worth
 * there. Everything that is compared was fitted to earlier rows: the networks as validation kept
 * them, and the baselines to the rows before the validation split.
 *
 * @param experiment whose config is followed
 * @param training what the training of the networks came to
 * @param combination how networks and baselines are weighed
 * @param loss the loss on the validation split, by part, as {@link EnsemblePart#losses} measures it
 * @param candidates the baselines that could be chosen
 * @param lossOfAll the loss of the whole ensemble on the validation split, in the form of the
 *     target: such as of log returns, in which price levels do not count
 */
record EnsembleChoice(
    Experiment experiment,
    TrainingResult training,
    Combination combination,
    Map<String, Double> loss,
    List<FittedWalk> candidates,
    double lossOfAll) {
  static EnsembleChoice of(Experiment experiment, TrainingResult training) {
    ExperimentConfig config = experiment.config();
    List<FittedWalk> candidates =
        config.ensemble().combine() ? experiment.candidates(true) : List.of();
    List<TrainedForecaster> networks = new ArrayList<>();
    try {
      for (int member = 0; member < training.members().size(); member++) {
        networks.add(
            new NamedForecaster(
                EnsemblePart.member(config, member), plain(experiment, training, member)));
      }
      networks.add(new NamedForecaster(EnsemblePart.AVERAGE, averaged(experiment, training)));
      Judge judge = new Judge(experiment);
      BacktestResult result = judge.onValidation(networks, candidates);
      Combination combination =
          config.selects()
              ? Combination.selected(
                  result, EnsemblePart.AVERAGE, candidates, target(config), config.ensemble())
              : Combination.equal(candidates);
      Map<String, Double> loss = EnsemblePart.losses(result);
      EnsembleChoice choice =
          new EnsembleChoice(experiment, training, combination, loss, candidates, Double.NaN);
      try (TrainedForecaster combined =
          new NamedForecaster(EnsemblePart.COMBINATION, choice.forecaster())) {
        BacktestResult ofAll = judge.onValidation(List.of(combined), List.of());
        loss.putAll(EnsemblePart.losses(ofAll));
        return new EnsembleChoice(
            experiment,
            training,
            combination,
            loss,
            candidates,
            Combination.loss(ofAll, EnsemblePart.COMBINATION, target(config)));
      }
    } finally {
      networks.forEach(TrainedForecaster::close);
    }
  }

  /** The model as it was when validation chose, without corrections; to be closed by the caller. */
  TrainedForecaster forecaster() {
    return combination.of(target(experiment.config()), averaged(experiment, training), candidates);
  }

  private static TrainedForecaster averaged(Experiment experiment, TrainingResult training) {
    List<TrainedForecaster> members = new ArrayList<>();
    for (int member = 0; member < training.members().size(); member++) {
      members.add(plain(experiment, training, member));
    }
    return EnsembleSpec.averaged(target(experiment.config()), members);
  }

  private static TrainedForecaster plain(
      Experiment experiment, TrainingResult training, int member) {
    return TrainedNetwork.plain(
        experiment, experiment.config().model(), training.members().get(member).weights());
  }

  private static Target target(ExperimentConfig config) {
    return config.window().target().form();
  }
}
