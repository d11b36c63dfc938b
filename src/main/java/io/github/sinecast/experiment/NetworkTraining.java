package io.github.sinecast.experiment;

import io.github.sinecast.TimeSeries;
import io.github.sinecast.engine.Workers;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Trains the network of an experiment and its rivals, all on the same windows; no test row is seen.
 *
 * @param experiment whose config is followed
 * @param fold of a rolling origin, counted from 1
 * @param checkpoints where each training is kept, and where it continues
 * @param ahead trainings that are under way before they are asked for
 */
public record NetworkTraining(
    Experiment experiment, int fold, RunCheckpoints checkpoints, TrainingsAhead ahead) {
  /** Training that begins when it is asked for. */
  public NetworkTraining(Experiment experiment, int fold, RunCheckpoints checkpoints) {
    this(experiment, fold, checkpoints, TrainingsAhead.NONE);
  }

  /** This with trainings that are under way. */
  NetworkTraining with(TrainingsAhead underWay) {
    return new NetworkTraining(experiment, fold, checkpoints, underWay);
  }

  /** Training of an experiment of one fold, without checkpoints. */
  public NetworkTraining(Experiment experiment) {
    this(experiment, 1, RunCheckpoints.NONE);
  }

  /**
   * Trains the network, or all members of the ensemble.
   *
   * @param listener watches the first member
   */
  public TrainedNetwork train(TrainingListener listener) {
    return TrainedNetwork.of(experiment, alone(listener));
  }

  /** Trains the network or all members of the ensemble, and fits nothing to what they say. */
  public TrainingResult alone(TrainingListener listener) {
    return trainRun(1, listener);
  }

  /**
   * Trains the network, or all members of the ensemble, and evaluates on the validation split.
   *
   * @param wholeModel whether the model is evaluated that would forecast, by the CRPS of its
   *     quantiles in the form of the target, or the mean absolute error of its points; else the
   *     first network by its training loss
   */
  public double validationLoss(boolean wholeModel) {
    TrainingResult trained = alone(TrainingListener.NONE);
    return wholeModel
        ? EnsembleChoice.of(experiment, trained).lossOfAll()
        : trained.best().validationLoss();
  }

  /** Trains a rival of the network, or loads it; to be closed by the caller. */
  public TrainedForecaster train(RivalNetwork rival, TrainingListener listener) {
    if (rival instanceof RivalNetwork.Onnx imported) {
      return ImportedModel.load(imported, experiment);
    }
    ExperimentConfig config = experiment.config();
    NetworkName name = named(rival.name(), config.seed());
    TrainingResult trained = trained(name, config.execution().threadsHere(), listener);
    return TrainedNetwork.of(experiment, spec(name), trained).forecaster();
  }

  /**
   * Trains the network once more with a seed of its own; to be closed by the caller.
   *
   * @param run from 2 on; the first is the one that {@link #train(TrainingListener)} trains
   */
  public TrainedForecaster train(int run, TrainingListener listener) {
    return new SeedRun(trainedInRun(run, listener), experiment.config().seedOf(run));
  }

  /** The network of a run from 1 on, under its plain name; to be closed by the caller. */
  TrainedForecaster trainedInRun(int run, TrainingListener listener) {
    return TrainedNetwork.of(experiment, trainRun(run, listener)).forecaster();
  }

  /** The networks that a run trains in this fold, in the order in which they are asked for. */
  public List<NetworkName> networks() {
    ExperimentConfig config = experiment.config();
    List<NetworkName> names = new ArrayList<>(members(1));
    trainedRivals().forEach(rival -> names.add(named(rival.name(), config.seed())));
    for (int run = 2; run <= config.evaluation().seeds(); run++) {
      names.addAll(members(run));
    }
    return names;
  }

  private Stream<RivalNetwork.Trained> trainedRivals() {
    return experiment.config().evaluation().networks().stream()
        .filter(RivalNetwork.Trained.class::isInstance)
        .map(RivalNetwork.Trained.class::cast);
  }

  private List<NetworkName> members(int run) {
    long seed = experiment.config().seedOf(run);
    return LongStream.range(seed, seed + experiment.config().ensemble().members())
        .mapToObj(ofMember -> named(NetworkName.MODEL, ofMember))
        .toList();
  }

  private NetworkSpec spec(NetworkName name) {
    ExperimentConfig config = experiment.config();
    List<String> ids = experiment.learned().list().stream().map(TimeSeries::id).toList();
    return trainedRivals()
        .filter(rival -> rival.name().equals(name.network()))
        .findFirst()
        .map(rival -> rival.spec(config, ids))
        .orElse(config.model());
  }

  private NetworkName named(String network, long seed) {
    return new NetworkName(fold, network, seed, false);
  }

  /** The members of an ensemble share the threads; how many there are changes no result. */
  private TrainingResult trainRun(int run, TrainingListener listener) {
    ExperimentConfig config = experiment.config();
    List<NetworkName> names = members(run);
    int members = names.size();
    int atOnce = Math.min(members, config.execution().threadsHere());
    int threads = config.execution().threadsHere() / atOnce;
    TrainingResult[] results = new TrainingResult[members];
    try (Workers<NetworkTraining> workers = new Workers<>(atOnce, () -> this)) {
      workers.forEach(
          members,
          (training, member) ->
              results[member] =
                  trained(
                      names.get(member), threads, member == 0 ? listener : TrainingListener.NONE));
    }
    return results[0].withOthers(Arrays.asList(results).subList(1, members));
  }

  private TrainingResult trained(NetworkName name, int threads, TrainingListener listener) {
    TrainingResult begun = ahead.take(name, listener);
    return begun == null ? train(name, threads, listener) : begun;
  }

  /**
   * Trains one of the {@link #networks}, and once more where the config says so.
   *
   * @throws DivergedException if the loss becomes infinite or no number
   */
  public TrainingResult train(NetworkName name, int threads, TrainingListener listener) {
    NetworkSpec network = spec(name);
    new NetworkPostprocessing(experiment).requireWindows();
    TrainingResult result =
        trainer(experiment, network, name, threads)
            .train(
                experiment.trainingWindows(),
                experiment.validationWindows(),
                listener,
                checkpoints.of(name));
    if (!experiment.config().refits()) {
      return result;
    }
    return result.withRefit(
        again(
            experiment.refitted(),
            result.best().epoch(),
            network,
            name.refitted(),
            threads,
            listener));
  }

  /**
   * Trains a network once more, on all rows, for as many epochs as validation chose. Its answers
   * are treated as those of the network that was judged, for no row is left to correct them by.
   *
   * @param judged the network of {@link #train(TrainingListener)}
   * @throws DivergedException if the loss becomes infinite or no number
   */
  TrainedNetwork finalFit(TrainedNetwork judged, TrainingListener listener) {
    Experiment all = experiment.onAllRows();
    ExperimentConfig config = experiment.config();
    List<TrainingResult> members = new ArrayList<>();
    for (TrainingResult member : judged.training().members()) {
      Weights weights =
          again(
              all,
              member.best().epoch(),
              judged.network(),
              named(NetworkName.FINAL, config.seed() + members.size()),
              config.execution().threadsHere(),
              members.isEmpty() ? listener : TrainingListener.NONE);
      members.add(member.withRefit(weights));
    }
    return new TrainedNetwork(
        all,
        judged.network(),
        members.get(0).withOthers(members.subList(1, members.size())),
        judged.combination(),
        judged.validation(),
        judged.postprocessing());
  }

  private Weights again(
      Experiment rows,
      int epochs,
      NetworkSpec network,
      NetworkName name,
      int threads,
      TrainingListener listener) {
    return trainer(rows, network, name, threads)
        .trainFor(epochs, rows.trainingWindows(), listener, checkpoints.of(name));
  }

  private static Trainer trainer(
      Experiment rows, NetworkSpec network, NetworkName name, int threads) {
    ExperimentConfig config = rows.config();
    ParentModel parent = rows.parent();
    return new Trainer(
        network,
        config.training(),
        rows.start(network),
        name.seed(),
        threads,
        parent == null ? null : parent.continued());
  }
}
