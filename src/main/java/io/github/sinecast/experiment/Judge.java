package io.github.sinecast.experiment;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.Forecaster;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.significance.References;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges trained networks beside the baselines, on every window of an experiment's test split.
 *
 * @param experiment whose config is followed
 */
public record Judge(Experiment experiment) {
  /** Judges a trained network beside the baselines and other forecasters. */
  public Judgement judge(TrainedNetwork network, List<? extends Forecaster> rivals) {
    BacktestResult result = backtest(network, rivals);
    Judgement judgement = judgementOf(List.of(result));
    BacktestResult parts = parts(network);
    return parts == null ? judgement : judgement.withParts(EnsemblePart.of(network, result, parts));
  }

  /** Lets the parts of an ensemble forecast the origins of this fold; null for a single network. */
  @Nullable BacktestResult parts(TrainedNetwork network) {
    List<TrainedForecaster> parts = network.parts();
    try {
      return parts.isEmpty() ? null : backtest().run(experiment.series(), parts);
    } finally {
      parts.forEach(TrainedForecaster::close);
    }
  }

  /** Lets networks and baselines forecast every window of the validation split. */
  BacktestResult onValidation(
      List<? extends Forecaster> networks, List<? extends Forecaster> baselines) {
    List<Forecaster> all = new ArrayList<>(networks);
    all.addAll(baselines);
    return new Backtest(
            experiment.byId(experiment.split()::validation), experiment.config().window().horizon())
        .withLevels(new QuantileLevels(experiment.config().evaluation().quantiles()))
        .run(experiment.series(), all);
  }

  /** Judges a network trained elsewhere beside the baselines. */
  public Judgement judge(TrainedForecaster network) {
    return judgementOf(List.of(backtest(List.of(network))));
  }

  /** Judges the baselines alone. */
  public Judgement judgeBaselines() {
    return judgementOf(
        experiment.folds().stream().map(fold -> new Judge(fold).backtest(List.of())).toList());
  }

  /**
   * Lets a trained network, the baselines and other forecasters forecast the origins of this fold.
   */
  public BacktestResult backtest(TrainedNetwork trained, List<? extends Forecaster> rivals) {
    try (TrainedForecaster network = trained.forecaster()) {
      List<Forecaster> networks = new ArrayList<>(rivals);
      networks.add(network);
      return backtest(networks);
    }
  }

  /**
   * Lets the baselines and trained networks forecast the origins of this fold; further runs come
   * last.
   */
  BacktestResult backtest(List<? extends Forecaster> networks) {
    List<Forecaster> ordered = new ArrayList<>(networks);
    ordered.sort(Comparator.comparing(SeedRun.class::isInstance));
    return backtest().run(experiment.series(), competitors(ordered));
  }

  /** The fitted baselines, and behind them these networks. */
  public List<Forecaster> competitors(List<? extends Forecaster> networks) {
    List<Forecaster> forecasters = new ArrayList<>(experiment.baselines());
    forecasters.addAll(networks);
    return forecasters;
  }

  /** Judges the results of all folds as one. */
  public Judgement judgementOf(List<BacktestResult> ofFolds) {
    ReferenceChoice chosen = references();
    return judgementOf(BacktestResult.join(ofFolds), References.naive(chosen.names()), chosen);
  }

  /** The baselines that distributions are tested against. */
  ReferenceChoice references() {
    return ReferenceChoice.of(experiment, scoring());
  }

  /**
   * Judges a result.
   *
   * @param references the names of the models that others are tested against
   * @param chosen the baselines among them
   */
  Judgement judgementOf(BacktestResult result, References references, ReferenceChoice chosen) {
    EvaluationSpec evaluation = experiment.config().evaluation();
    Set<String> trained = new LinkedHashSet<>(result.models());
    evaluation.baselines().stream().map(Baseline::name).forEach(trained::remove);
    Map<String, List<String>> runs = SeedRun.of(List.copyOf(trained));
    Judgement judgement =
        Judgement.of(result, scoring(), references, runs, experiment.config().seed());
    return judgement.scores().isProbabilistic()
        ? judgement.withRemarks(chosen.remarks())
        : judgement;
  }

  /**
   * The scales by which a network trained elsewhere is judged here: series that it was not trained
   * on are scaled by the rows before the test split.
   *
   * @throws InvalidInputException if the network has seen rows of the test split
   */
  public SeriesScales scalesOf(SeriesScales ofNetwork) {
    return scalesOf(ofNetwork, experiment.config().window());
  }

  /**
   * As {@link #scalesOf(SeriesScales)}, of a network with other windows than this experiment.
   *
   * @param window what a window of the network holds
   */
  SeriesScales scalesOf(SeriesScales ofNetwork, WindowSpec window) {
    SeriesScales scales = ofNetwork;
    for (TimeSeries series : experiment.series()) {
      RowRange test = experiment.split().test(series.id());
      TrainedSeries learned = ofNetwork.recognised(series.history());
      if (learned != null && test.from() < learned.seenRows(series.time())) {
        int seen = learned.seenRows(series.time());
        throw new InvalidInputException(
            ("series %s: the test split begins at %s, but the network was trained and stopped on"
                    + " rows up to %s; %s")
                .formatted(
                    series.id(),
                    series.time().label(test.from()),
                    series.time().label(seen - 1),
                    seen < series.length()
                        ? "evaluate it on later rows with data.split"
                        : "it knows all rows of this table; evaluate it when there are later"
                            + " ones"));
      }
      boolean heldOut = experiment.config().data().heldOut().contains(series.id());
      if (ofNetwork.trained(series.history()) == null && (heldOut || ofNetwork.only() == null)) {
        RowRange known = new RowRange(0, test.from());
        scales = scales.with(series.id(), SeriesScale.fit(window, series.until(known.to()), known));
      }
    }
    return scales;
  }

  /** Refuses series from which a baseline, or a model trained elsewhere, cannot forecast. */
  void check() {
    List<TrainedForecaster> imported = new ArrayList<>();
    try {
      for (RivalNetwork rival : experiment.config().evaluation().networks()) {
        if (rival instanceof RivalNetwork.Onnx onnx) {
          imported.add(ImportedModel.load(onnx, experiment));
        }
      }
      backtest().check(experiment.series(), competitors(imported));
    } finally {
      imported.forEach(TrainedForecaster::close);
    }
  }

  private Backtest backtest() {
    EvaluationSpec evaluation = experiment.config().evaluation();
    return new Backtest(
            experiment.byId(experiment.split()::test),
            experiment.config().window().horizon(),
            evaluation.dropLast())
        .withStepSize(evaluation.stepSize())
        .withLevels(new QuantileLevels(evaluation.quantiles()))
        .withOrigins(experiment.origins());
  }

  private Scoring scoring() {
    int season = experiment.config().evaluation().season();
    if (experiment.config().protocol() == Protocol.STANDARD) {
      return Scoring.inFileUnits(season);
    }
    return Scoring.inScaledUnits(season, experiment.byId(this::unit));
  }

  private FittedScaler unit(String id) {
    return experiment.scale(id).target();
  }
}
