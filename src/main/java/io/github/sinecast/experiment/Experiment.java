package io.github.sinecast.experiment;

import io.github.sinecast.Forecaster;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.data.BadSeries;
import io.github.sinecast.data.DataReport;
import io.github.sinecast.data.Fold;
import io.github.sinecast.data.InputFile;
import io.github.sinecast.data.LoadedPanel;
import io.github.sinecast.data.LoadedSeries;
import io.github.sinecast.data.PanelReader;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.Split;
import io.github.sinecast.data.TargetRule;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Windows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
  private final List<InputFile> inputs;
  private final LoadedSeries loaded;
  private final Fold fold;
  private final Split split;
  private final Map<String, SeriesScale> scales;
  private final List<Forecaster> baselines;
  private final Start start;

  /** The series that networks learn from. */
  private final SeriesSet learned;

  private Experiment(
      ExperimentConfig config,
      List<InputFile> inputs,
      LoadedSeries loaded,
      Fold fold,
      Map<String, SeriesScale> scales,
      Start start) {
    this.config = config;
    this.inputs = inputs;
    this.loaded = loaded;
    this.fold = fold;
    this.split = fold.split();
    this.scales = scales;
    this.start = start;
    this.learned = config.data().learnedOf(loaded.series());
    this.baselines = fitted(config.evaluation().baselines());
  }

  /** When a run began: on the clock, and for its length. */
  private record Start(String time, long nanos) {
    static Start now() {
      return new Start(Instant.now().toString(), System.nanoTime());
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
    LoadedPanel panel = panel(config, reader(config).examining());
    LoadedSeries usable = usable(config, panel.loaded());
    return first(config, panel.inputs(usable.series()), usable, Start.now());
  }

  /** The series with windows in each split, if others are to be left out. */
  private static LoadedSeries usable(ExperimentConfig config, LoadedSeries loaded) {
    if (config.data().badSeries() == BadSeries.REFUSE) {
      return loaded;
    }
    Split split = Split.of(config.data().split(), loaded.series());
    return loaded.without(
        split.faults(loaded.series(), config.window().rowsNeeded(), config.window().horizon()));
  }

  /** This experiment by another config, on the series that were read. */
  public Experiment with(ExperimentConfig other) {
    return first(other, inputs, loaded, start);
  }

  /** This experiment, or this refit of it, on other values of the rows that were read. */
  public Experiment on(SeriesSet series) {
    return fit(config, inputs, new LoadedSeries(series, loaded.report()), fold, start);
  }

  /**
   * This experiment on some of its series, each of which is learned from; they are cut where all
   * are.
   */
  Experiment only(List<String> ids) {
    SeriesSet some = new SeriesSet(ids.stream().map(loaded.series()::get).toList());
    return fit(
        config.withoutHeldOut(), inputs, new LoadedSeries(some, loaded.report()), fold, start);
  }

  /**
   * The refits that a backtest asks for, each with everything fitted to its own rows; this
   * experiment alone where all is fitted once.
   */
  public List<Experiment> folds() {
    List<Fold> folds = folds(config, loaded);
    return folds.size() == 1
        ? List.of(this)
        : folds.stream().map(one -> fit(config, inputs, loaded, one, start)).toList();
  }

  /** How often everything is fitted. */
  public int fits() {
    return folds(config, loaded).size();
  }

  private static Experiment first(
      ExperimentConfig config, List<InputFile> inputs, LoadedSeries loaded, Start start) {
    return fit(config, inputs, loaded, folds(config, loaded).get(0), start);
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
      List<InputFile> inputs,
      LoadedSeries loaded,
      Fold fold,
      Start start) {
    Map<String, SeriesScale> scales = new LinkedHashMap<>();
    for (TimeSeries series : loaded.series()) {
      String id = series.id();
      RowRange fitted =
          config.data().heldOut().contains(id) ? known(fold, id) : fold.split().train(id);
      scales.put(id, SeriesScale.fit(config.window(), series.until(fitted.to()), fitted));
    }
    Experiment experiment =
        new Experiment(config.forRowsOf(loaded.series()), inputs, loaded, fold, scales, start);
    new Judge(experiment).check();
    return experiment;
  }

  /** Reads the series that a config describes. */
  public static LoadedSeries read(ExperimentConfig config) {
    return panel(config, reader(config)).loaded();
  }

  private static LoadedPanel panel(ExperimentConfig config, SeriesReader reader) {
    return new PanelReader(reader, config.data().badSeries(), config.execution().threadsHere())
        .read(config.data().paths());
  }

  private static SeriesReader reader(ExperimentConfig config) {
    return new SeriesReader(
        config.data().csv(),
        config.data().gaps(),
        config.window().columns(),
        config.window().target().needsPositiveValues() ? TargetRule.POSITIVE : TargetRule.ANY_SIGN);
  }

  public ExperimentConfig config() {
    return config;
  }

  public SeriesSet series() {
    return loaded.series();
  }

  /** The series that networks learn from: all but those that are held out. */
  SeriesSet learned() {
    return learned;
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
    return new NetworkTraining(this).train(listener);
  }

  /** Judges a trained network beside the baselines, on every window of the test split. */
  public Judgement judge(Weights weights) {
    return new Judge(this).judge(weights, List.of());
  }

  /** The baselines, fitted to the rows before the test split. */
  List<Forecaster> baselines() {
    return baselines;
  }

  /** By series id the origins that are judged; empty for all that the test rows have. */
  Map<String, RowRange> origins() {
    return fold.origins();
  }

  private Windows windows(Function<String, RowRange> part, int stride) {
    return new Windows(config.window(), learned, byId(part), scales, stride);
  }

  /** A value of each series. */
  <T> Map<String, T> byId(Function<String, T> value) {
    Map<String, T> byId = new LinkedHashMap<>();
    for (TimeSeries series : loaded.series()) {
      byId.put(series.id(), value.apply(series.id()));
    }
    return byId;
  }

  SeriesScale scale(String id) {
    SeriesScale scale = scales.get(id);
    if (scale == null) {
      throw new IllegalArgumentException("no scale was fitted for series " + id);
    }
    return scale;
  }

  /** The rows before the test split. */
  private static RowRange known(Fold fold, String id) {
    return new RowRange(0, fold.split().test(id).from());
  }

  /**
   * The scales of the series trained on, and by what these are recognised; and those of series that
   * were held out, by all rows before their test split.
   */
  public SeriesScales scales() {
    Map<String, TrainedSeries> trained = new LinkedHashMap<>();
    for (TimeSeries series : learned) {
      String id = series.id();
      trained.put(
          id,
          TrainedSeries.of(
              scale(id), series.history(), split.train(id), split.validation(id).to()));
    }
    SeriesScales known = new SeriesScales(trained);
    for (String id : config.data().heldOut()) {
      known = known.with(id, scale(id));
    }
    return known;
  }

  /** The files as they were when they were read, with the rows that are used of each. */
  public List<InputFile> inputs() {
    return inputs;
  }

  public String started() {
    return start.time();
  }

  public double secondsSinceStart() {
    return (System.nanoTime() - start.nanos()) / 1e9;
  }
}
