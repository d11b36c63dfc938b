package io.github.sinecast.experiment;

import io.github.sinecast.Forecaster;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.calibration.ConformalCalibration;
import io.github.sinecast.data.DataReport;
import io.github.sinecast.data.Fold;
import io.github.sinecast.data.LoadedSeries;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.Split;
import io.github.sinecast.data.TargetRule;
import io.github.sinecast.evaluation.AffineUnit;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.CsvLine;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.model.CalibratedForecaster;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.model.Weights;
import io.github.sinecast.scaling.FittedScaler;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An experiment whose data is read, split and scaled, ready to train and to judge.
 *
 * <pre>{@code
 * Experiment experiment = Experiment.prepare(config);
 * TrainingResult trained = experiment.train(TrainingListener.NONE);
 * Judgement judgement = experiment.judge(trained.weights());
 * }</pre>
 */
public final class Experiment {
  private final ExperimentConfig config;
  private final RunManifest.InputFile input;
  private final LoadedSeries loaded;
  private final Fold fold;
  private final Split split;
  private final Map<String, SeriesScale> scales;
  private final List<Forecaster> baselines;
  private final Start start;

  private Experiment(
      ExperimentConfig config,
      RunManifest.InputFile input,
      LoadedSeries loaded,
      Fold fold,
      Map<String, SeriesScale> scales,
      Start start) {
    this.config = config;
    this.input = input;
    this.loaded = loaded;
    this.fold = fold;
    this.split = fold.split();
    this.scales = scales;
    this.start = start;
    this.baselines = fitted(config.evaluation().baselines());
  }

  /** When a run began: on the clock, and for its length. */
  private record Start(String time, long nanos) {
    static Start now() {
      return new Start(RunManifest.now(), System.nanoTime());
    }
  }

  /** The baselines, each fitted once to the rows before the test split. */
  private List<Forecaster> fitted(List<Baseline> wished) {
    Map<String, RowRange> known =
        byId(id -> new RowRange(split.train(id).from(), split.test(id).from()));
    return wished.stream().map(baseline -> baseline.fit(loaded.series(), known)).toList();
  }

  /**
   * Reads the data, splits it, and fits the scales to the training rows and the baselines to those
   * before the test split.
   *
   * @throws InvalidInputException if the data cannot serve the config, with everything that is
   *     wrong
   */
  public static Experiment prepare(ExperimentConfig config) {
    config.data().requireFile();
    RunManifest.InputFile input = RunManifest.InputFile.of(config.data().file());
    return first(config, input, read(config), Start.now());
  }

  /** This experiment by another config, on the series that were read. */
  public Experiment with(ExperimentConfig other) {
    return first(other, input, loaded, start);
  }

  /** This experiment on other values of the rows that were read. */
  public Experiment on(SeriesSet series) {
    return first(config, input, new LoadedSeries(series, loaded.report()), start);
  }

  /**
   * The refits that a backtest asks for, each with everything fitted to its own rows; this
   * experiment alone where all is fitted once.
   */
  public List<Experiment> folds() {
    List<Fold> folds = folds(config, loaded);
    return folds.size() == 1
        ? List.of(this)
        : folds.stream().map(one -> fit(config, input, loaded, one, start)).toList();
  }

  /** How often everything is fitted. */
  int fits() {
    return folds(config, loaded).size();
  }

  private static Experiment first(
      ExperimentConfig config, RunManifest.InputFile input, LoadedSeries loaded, Start start) {
    return fit(config, input, loaded, folds(config, loaded).get(0), start);
  }

  private static List<Fold> folds(ExperimentConfig config, LoadedSeries loaded) {
    int horizon = config.window().horizon();
    Split whole = Split.of(config.data().split(), loaded.series());
    whole.requireWindows(loaded.series(), config.window().rowsNeeded(), horizon);
    if (config.evaluation().judged() == JudgedSplit.VALIDATION) {
      return List.of(new Fold(whole.judgedByValidation()));
    }
    return config.evaluation().backtest().folds(config.data().split(), loaded.series(), horizon);
  }

  private static Experiment fit(
      ExperimentConfig config,
      RunManifest.InputFile input,
      LoadedSeries loaded,
      Fold fold,
      Start start) {
    Map<String, SeriesScale> scales = new LinkedHashMap<>();
    for (TimeSeries series : loaded.series()) {
      RowRange training = fold.split().train(series.id());
      scales.put(
          series.id(), SeriesScale.fit(config.window(), series.until(training.to()), training));
    }
    Experiment experiment =
        new Experiment(config.forRowsOf(loaded.series()), input, loaded, fold, scales, start);
    experiment.backtest().check(loaded.series(), experiment.baselines);
    return experiment;
  }

  /** Reads the series that a config describes. */
  static LoadedSeries read(ExperimentConfig config) {
    return new SeriesReader(
            config.data().csv(),
            config.data().gaps(),
            config.window().columns(),
            config.window().target().needsPositiveValues()
                ? TargetRule.POSITIVE
                : TargetRule.ANY_SIGN)
        .read(config.data().file());
  }

  public ExperimentConfig config() {
    return config;
  }

  public SeriesSet series() {
    return loaded.series();
  }

  /** How many numbers the network learns. */
  public int parameters() {
    return Weights.count(Network.parameters(config.model(), config.window()));
  }

  /** What was found in the file. */
  public DataReport report() {
    return loaded.report();
  }

  /** Which rows train, validate and test. */
  public Split split() {
    return split;
  }

  /**
   * Writes every row of every series as a line of CSV: {@code series,date,part,value}, the part
   * being {@code train}, {@code validation}, {@code test}, or empty for rows of none.
   */
  void writeSeries(Appendable out) throws IOException {
    CsvLine.write(out, "series", "date", "part", "value");
    for (TimeSeries one : loaded.series()) {
      for (int row = 0; row < one.length(); row++) {
        CsvLine.write(
            out,
            one.id(),
            one.time().label(row),
            split.part(one.id(), row),
            Double.toString(one.target(row)));
      }
    }
  }

  /** The windows that training learns from. */
  public Windows trainingWindows() {
    return windows(split::train, config.window().stride());
  }

  /** The windows that say when to stop. */
  public Windows validationWindows() {
    return windows(split::validation, 1);
  }

  /** Trains the network on the training windows; sees no test row. */
  public TrainingResult train(TrainingListener listener) {
    return train(config.model(), listener);
  }

  /** Trains a rival of the network on the same windows; to be closed by the caller. */
  public TrainedForecaster train(RivalNetwork rival, TrainingListener listener) {
    return calibrated(rival.train(this, listener));
  }

  /**
   * Trains the network once more with a seed of its own; to be closed by the caller.
   *
   * @param run from 2 on; the first is the one that {@link #train(TrainingListener)} trains
   */
  public TrainedForecaster trainRun(int run, TrainingListener listener) {
    long seed = config.seed() + run - 1;
    Weights weights =
        new Trainer(config.model(), config.training(), seed, config.execution().threadsHere())
            .train(trainingWindows(), validationWindows(), listener)
            .weights();
    return new SeedRun(calibrated(forecaster(weights)), seed);
  }

  /** A network of another kind, trained as this experiment says. */
  TrainedForecaster trainedBy(NetworkSpec network, TrainingListener listener) {
    return forecaster(network, train(network, listener).weights());
  }

  /**
   * A trained network with its quantiles corrected by the validation split, where the config says
   * so; closing it closes the network.
   */
  public TrainedForecaster calibrated(TrainedForecaster network) {
    ConformalCalibration calibration = calibration(network);
    return calibration == null
        ? network
        : new CalibratedForecaster(network, config.window(), scales(), calibration);
  }

  /** The corrections for a trained network; null where the config wants none. */
  @Nullable ConformalCalibration calibration(TrainedForecaster network) {
    return config.calibrates()
        ? CalibratedForecaster.fit(
            network,
            config.window(),
            scales(),
            loaded.series(),
            byId(split::validation),
            judgedLevels())
        : null;
  }

  private double[] judgedLevels() {
    return new QuantileLevels(config.evaluation().quantiles()).toArray();
  }

  private TrainingResult train(NetworkSpec network, TrainingListener listener) {
    if (config.calibrates()) {
      ConformalCalibration.requireWindows(judgedLevels(), validationWindows().size());
    }
    return new Trainer(network, config.training(), config.seed(), config.execution().threadsHere())
        .train(trainingWindows(), validationWindows(), listener);
  }

  /** Judges a trained network beside the baselines, on every window of the test split. */
  public Judgement judge(Weights weights) {
    return judge(weights, List.of());
  }

  /** Judges a trained network beside the baselines and other forecasters. */
  public Judgement judge(Weights weights, List<? extends Forecaster> rivals) {
    return judgementOf(List.of(backtest(weights, rivals)));
  }

  /**
   * Lets a trained network, the baselines and other forecasters forecast the origins of this fold.
   */
  public BacktestResult backtest(Weights weights, List<? extends Forecaster> rivals) {
    try (TrainedForecaster network = calibrated(forecaster(weights))) {
      List<Forecaster> judged = new ArrayList<>();
      rivals.stream().filter(rival -> !(rival instanceof SeedRun)).forEach(judged::add);
      judged.add(network);
      rivals.stream().filter(rival -> rival instanceof SeedRun).forEach(judged::add);
      return backtest().run(loaded.series(), competitors(judged));
    }
  }

  /** Judges the results of all folds as one. */
  public Judgement judgementOf(List<BacktestResult> ofFolds) {
    BacktestResult result = BacktestResult.join(ofFolds);
    Set<String> trained = new LinkedHashSet<>(result.models());
    baselines.forEach(baseline -> trained.remove(baseline.name()));
    Map<String, List<String>> runs = SeedRun.of(List.copyOf(trained));
    return Judgement.of(result, scoring(), config.evaluation().references(), runs, config.seed());
  }

  /** Judges a network trained elsewhere beside the baselines. */
  Judgement judge(TrainedForecaster encoder) {
    return judgementOf(List.of(backtest().run(loaded.series(), competitors(List.of(encoder)))));
  }

  /**
   * The scales by which a network trained elsewhere is judged here: series that it was not trained
   * on are scaled by the rows before the test split.
   *
   * @throws InvalidInputException if the network has seen rows of the test split
   */
  SeriesScales scalesForJudging(SeriesScales ofNetwork) {
    SeriesScales scales = ofNetwork;
    for (TimeSeries series : loaded.series()) {
      RowRange test = split.test(series.id());
      TrainedSeries trained = ofNetwork.trained(series.history());
      if (trained == null) {
        RowRange known = new RowRange(0, test.from());
        SeriesScale scale = SeriesScale.fit(config.window(), series.until(known.to()), known);
        scales = scales.with(series.id(), scale);
      } else if (test.from() < trained.seenRows()) {
        throw new InvalidInputException(
            ("series %s: the test split begins at %s, but the network was trained and stopped on rows"
                    + " up to %s; judge it on later rows by data.split")
                .formatted(
                    series.id(),
                    series.time().label(test.from()),
                    series.time().label(trained.seenRows() - 1)));
      }
    }
    return scales;
  }

  /** Judges the baselines alone. */
  public Judgement judgeBaselines() {
    return judgementOf(
        folds().stream().map(one -> one.backtest().run(loaded.series(), one.baselines)).toList());
  }

  /** A trained network as a forecaster. */
  public NetworkForecaster forecaster(Weights weights) {
    return forecaster(config.model(), weights);
  }

  private NetworkForecaster forecaster(NetworkSpec network, Weights weights) {
    return new NetworkForecaster(
        network, config.window(), weights, scales(), config.execution().threadsHere());
  }

  /** The fitted rivals, and behind them these networks. */
  public List<Forecaster> competitors(List<? extends Forecaster> networks) {
    List<Forecaster> forecasters = new ArrayList<>(baselines);
    forecasters.addAll(networks);
    return forecasters;
  }

  private Backtest backtest() {
    EvaluationSpec evaluation = config.evaluation();
    return new Backtest(byId(split::test), config.window().horizon(), evaluation.dropLast())
        .withLevels(new QuantileLevels(evaluation.quantiles()))
        .withOrigins(fold.origins());
  }

  private Scoring scoring() {
    int season = config.evaluation().season();
    if (config.protocol() == Protocol.STANDARD) {
      return Scoring.inFileUnits(season);
    }
    return Scoring.inScaledUnits(
        season,
        byId(
            id -> {
              FittedScaler scale = scale(id).target();
              return new AffineUnit(scale.location(), scale.spread());
            }));
  }

  private Windows windows(Function<String, RowRange> part, int stride) {
    return new Windows(config.window(), loaded.series(), byId(part), scales, stride);
  }

  private <T> Map<String, T> byId(Function<String, T> value) {
    Map<String, T> byId = new LinkedHashMap<>();
    for (TimeSeries series : loaded.series()) {
      byId.put(series.id(), value.apply(series.id()));
    }
    return byId;
  }

  private SeriesScale scale(String id) {
    SeriesScale scale = scales.get(id);
    if (scale == null) {
      throw new IllegalArgumentException("no scale was fitted for series " + id);
    }
    return scale;
  }

  /** The scales of the series trained on, and by what these are recognised. */
  public SeriesScales scales() {
    Map<String, TrainedSeries> trained = new LinkedHashMap<>();
    for (TimeSeries series : loaded.series()) {
      String id = series.id();
      trained.put(
          id,
          TrainedSeries.of(
              scale(id), series.history(), split.train(id), split.validation(id).to()));
    }
    return new SeriesScales(trained);
  }

  /** The file as it was when it was read. */
  RunManifest.InputFile input() {
    long rows = loaded.series().list().stream().mapToLong(TimeSeries::length).sum();
    return input.withRows(rows);
  }

  String started() {
    return start.time();
  }

  double secondsSinceStart() {
    return (System.nanoTime() - start.nanos()) / 1e9;
  }
}
