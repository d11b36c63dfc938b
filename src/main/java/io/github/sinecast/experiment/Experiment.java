package io.github.sinecast.experiment;

import static java.util.Objects.requireNonNull;

import io.github.sinecast.Forecaster;
import io.github.sinecast.InParallel;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.KnownAhead;
import io.github.sinecast.RowRange;
import io.github.sinecast.Sample;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.baseline.FittedWalk;
import io.github.sinecast.baseline.VolatilityWalk;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.data.BadSeries;
import io.github.sinecast.data.CovariateColumns;
import io.github.sinecast.data.Cutoff;
import io.github.sinecast.data.DataReport;
import io.github.sinecast.data.Fold;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.InputFile;
import io.github.sinecast.data.LoadedPanel;
import io.github.sinecast.data.LoadedSeries;
import io.github.sinecast.data.PanelReader;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.Split;
import io.github.sinecast.data.SplitRule;
import io.github.sinecast.data.TargetRule;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.Start;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.volatility.EwmaVolatility;
import io.github.sinecast.volatility.RangeChoice;
import io.github.sinecast.volatility.RangeEstimator;
import io.github.sinecast.volatility.StandardisedChanges;
import io.github.sinecast.window.Covariates;
import io.github.sinecast.window.ScaledTarget;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Windows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * An experiment whose data is read, split and scaled, ready to train and to judge.
 *
 * <pre>{@code
 * Experiment experiment = Experiment.prepare(config);
 * TrainedNetwork trained = experiment.train(TrainingListener.NONE);
 * Judgement judgement = experiment.judge(trained);
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
  private final Began start;

  /** With everything fitted to training and validation rows; null where the config wants none. */
  private final @Nullable Experiment refitted;

  /** The series that networks learn from. */
  private final SeriesSet learned;

  /** What an update goes on from; null for a training from scratch. */
  private final @Nullable ParentModel parent;

  private Experiment(
      ExperimentConfig config,
      List<InputFile> inputs,
      LoadedSeries loaded,
      Fold fold,
      Map<String, SeriesScale> scales,
      List<Forecaster> baselines,
      @Nullable Experiment refitted,
      Began start) {
    this(config, inputs, loaded, fold, scales, baselines, refitted, start, null);
  }

  private Experiment(
      ExperimentConfig config,
      List<InputFile> inputs,
      LoadedSeries loaded,
      Fold fold,
      Map<String, SeriesScale> scales,
      List<Forecaster> baselines,
      @Nullable Experiment refitted,
      Began start,
      @Nullable ParentModel parent) {
    this.parent = parent;
    this.config = config;
    this.inputs = inputs;
    this.loaded = loaded;
    this.fold = fold;
    this.split = fold.split();
    this.scales = scales;
    this.start = start;
    this.learned = config.data().learnedOf(loaded.series());
    this.baselines = baselines;
    this.refitted = refitted;
  }

  /** When a run began: on the clock, and for its length. */
  private record Began(String time, long nanos) {
    static Began now() {
      return new Began(Instant.now().toString(), System.nanoTime());
    }
  }

  /** The baselines, each fitted once to the rows before the test split. */
  private static List<Forecaster> baselines(
      ExperimentConfig config, SeriesSet series, Split split) {
    Map<String, RowRange> known = known(series, split);
    return InParallel.with(
        config.execution().threadsHere(),
        () ->
            InParallel.map(
                config.evaluation().baselines(),
                baseline -> baseline.fit(series, known, config.window().horizon())));
  }

  private static Map<String, RowRange> known(SeriesSet series, Split split) {
    Map<String, RowRange> known = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      String id = one.id();
      known.put(id, new RowRange(split.train(id).from(), split.test(id).from()));
    }
    return known;
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
    LoadedSeries usable = usable(config, config.data().thin().of(panel.loaded()));
    return first(config, withStatics(config, panel.inputs(usable.series())), usable, Began.now());
  }

  /**
   * As {@link #prepare(ExperimentConfig)}, on a table that was made by any means.
   *
   * @param config what is done; its {@code data.file} is not read, and only says in the run what
   *     the table is
   */
  public static Experiment prepare(ExperimentConfig config, Table table) {
    LoadedSeries usable =
        usable(config, config.data().thin().of(reader(config).examining().read(table)));
    InputFile input =
        InputFile.of(table)
            .withRows(usable.series().list().stream().mapToLong(TimeSeries::length).sum());
    return first(config, withStatics(config, List.of(input)), usable, Began.now());
  }

  /**
   * Reads a table that goes on where the data of a trained model ended, for an update of it.
   *
   * @param config that of the model on this table; its split is used only if {@code splits}
   * @param splits whether the config says how the rows are split
   * @throws InvalidInputException if the series are not those of the model, if too few rows are new
   *     to it, or if it knows rows that would be validated or evaluated on
   */
  public static Experiment update(ExperimentConfig config, ParentModel parent, boolean splits) {
    LoadedPanel panel = panel(config, reader(config).examining());
    SeriesSet series = panel.loaded().series();
    SplitRule found = parent.split(config, series);
    ExperimentConfig settled = splits ? config : config.withData(config.data().withSplit(found));
    Experiment fresh =
        first(settled, withStatics(settled, panel.inputs(series)), panel.loaded(), Began.now());
    parent.requireUnknown(fresh);
    return fresh.continuing(parent, fresh.fold);
  }

  private Experiment continuing(ParentModel model, Fold rows) {
    return new Experiment(
        config,
        inputs,
        loaded,
        rows,
        model.scalesOf(loaded.series()),
        baselines,
        null,
        start,
        model);
  }

  /** What an update goes on from; null for a training from scratch. */
  public @Nullable ParentModel parent() {
    return parent;
  }

  /** The series with windows in each split, if others are to be left out. */
  private static LoadedSeries usable(ExperimentConfig config, LoadedSeries loaded) {
    if (config.data().badSeries() == BadSeries.REFUSE) {
      return loaded;
    }
    Split split = Split.of(config.splitRule(), loaded.series());
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

  /**
   * One of the {@link #folds}, without fitting the others.
   *
   * @param number counted from 1
   */
  public Experiment fold(int number) {
    List<Fold> folds = folds(config, loaded);
    return folds.size() == 1 ? this : fit(config, inputs, loaded, folds.get(number - 1), start);
  }

  /** How often everything is fitted. */
  public int fits() {
    return folds(config, loaded).size();
  }

  private static Experiment first(
      ExperimentConfig config, List<InputFile> inputs, LoadedSeries loaded, Began start) {
    return fit(config, inputs, loaded, folds(config, loaded).get(0), start);
  }

  private static List<Fold> folds(ExperimentConfig config, LoadedSeries loaded) {
    int horizon = config.window().horizon();
    Split whole = Split.of(config.splitRule(), loaded.series());
    whole.requireWindows(loaded.series(), config.window().rowsNeeded(), horizon);
    if (config.evaluation().judged() == JudgedSplit.VALIDATION) {
      return List.of(new Fold(whole.judgedByValidation()));
    }
    return config.evaluation().backtest().folds(config.splitRule(), loaded.series(), horizon);
  }

  private static Experiment fit(
      ExperimentConfig config,
      List<InputFile> inputs,
      LoadedSeries loaded,
      Fold fold,
      Began start) {
    ExperimentConfig settled =
        withSettledCovariates(config.forRowsOf(loaded.series()), loaded, fold);

    List<Forecaster> baselines = baselines(settled, loaded.series(), fold.split());
    Experiment refitted = null;
    if (settled.refits()) {
      Fold joined = new Fold(fold.split().trainedThroughValidation(), fold.origins());
      refitted =
          new Experiment(
              settled,
              inputs,
              loaded,
              joined,
              scales(settled, loaded, joined),
              baselines,
              null,
              start);
    }
    Experiment experiment =
        new Experiment(
            settled,
            inputs,
            loaded,
            fold,
            scales(settled, loaded, fold),
            baselines,
            refitted,
            start);
    new Judge(experiment).check();
    return experiment;
  }

  /** The config with what its covariates leave to the training rows of the first fold. */
  private static ExperimentConfig withSettledCovariates(
      ExperimentConfig config, LoadedSeries loaded, Fold fold) {
    Covariates covariates = config.window().covariates();
    if (covariates.isNone()) {
      return config;
    }
    SeriesSet learned = config.data().learnedOf(loaded.series());
    return config.withWindow(
        config.window().withCovariates(covariates.settled(learned, trained(learned, fold))));
  }

  private static Map<String, RowRange> trained(SeriesSet learned, Fold fold) {
    Map<String, RowRange> rows = new LinkedHashMap<>();
    learned.forEach(series -> rows.put(series.id(), fold.split().train(series.id())));
    return rows;
  }

  private static Map<String, SeriesScale> scales(
      ExperimentConfig config, LoadedSeries loaded, Fold fold) {
    SeriesSet learned = config.data().learnedOf(loaded.series());
    Map<String, SeriesScale> scales =
        InParallel.with(
            config.execution().threadsHere(),
            () -> SeriesScale.fit(config.window(), learned, trained(learned, fold)));
    for (String id : config.data().heldOut()) {
      RowRange known = known(fold, id);
      scales.put(
          id, SeriesScale.fit(config.window(), loaded.series().get(id).until(known.to()), known));
    }
    return scales;
  }

  /**
   * Reads the series that a config describes.
   *
   * @param cutoff the last moment that is known; null for all rows
   */
  public static LoadedSeries read(ExperimentConfig config, @Nullable Cutoff cutoff) {
    return panel(config, reader(config, cutoff)).loaded();
  }

  private static LoadedPanel panel(ExperimentConfig config, SeriesReader reader) {
    return new PanelReader(reader, config.data().badSeries(), config.execution().threadsHere())
        .read(config.data().paths());
  }

  /**
   * Reads the series of a table as a config says.
   *
   * @param cutoff the last moment that is known; null for all rows
   */
  public static LoadedSeries read(ExperimentConfig config, Table table, @Nullable Cutoff cutoff) {
    return reader(config, cutoff).read(table);
  }

  /**
   * Reads what is known ahead from a file of its own.
   *
   * @return by series id; by an empty text where the file is for all series
   * @throws InvalidInputException if the config declares no column as known ahead
   */
  public static Map<String, KnownAhead> readAhead(ExperimentConfig config, Path file) {
    requireKnown(config);
    return reader(config).readAhead(file);
  }

  /** As {@link #readAhead(ExperimentConfig, Path)}, from a table. */
  public static Map<String, KnownAhead> readAhead(ExperimentConfig config, Table table) {
    requireKnown(config);
    return reader(config).readAhead(table);
  }

  /** The files that were read, with that of what never changes in each series. */
  private static List<InputFile> withStatics(ExperimentConfig config, List<InputFile> tables) {
    Path file = config.data().staticFile();
    return file == null || config.window().covariates().ofSeries().isEmpty()
        ? tables
        : Stream.concat(tables.stream(), Stream.of(InputFile.of(file))).toList();
  }

  private static CovariateColumns covariateColumns(ExperimentConfig config) {
    Covariates covariates = config.window().covariates();
    CovariateColumns columns =
        new CovariateColumns(
            covariates.known(), covariates.ofSeries(), covariates.category(), null);
    Path file = config.data().staticFile();
    return file == null || covariates.ofSeries().isEmpty()
        ? columns
        : columns.withTable(
            new SeriesReader(config.data().csv(), GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN)
                .with(columns)
                .readStatics(file));
  }

  private static void requireKnown(ExperimentConfig config) {
    if (config.window().covariates().known().isEmpty()) {
      throw new InvalidInputException(
          "the model knows no columns ahead (window.covariates.known is empty), so that a table of"
              + " future rows changes nothing; leave it out");
    }
  }

  private static SeriesReader reader(ExperimentConfig config, @Nullable Cutoff cutoff) {
    return cutoff == null
        ? reader(config)
        : reader(config).until(cutoff, config.window().rowsNeeded());
  }

  private static SeriesReader reader(ExperimentConfig config) {
    return new SeriesReader(
            config.data().csv(),
            config.data().gaps(),
            config.window().columns(),
            config.window().target().form().needsPositiveValues()
                ? TargetRule.POSITIVE
                : TargetRule.ANY_SIGN)
        .treating(config.data().badSeries())
        .with(covariateColumns(config))
        .using(
            Stream.concat(
                    config.window().target().columns().stream(),
                    config.evaluation().baselines().stream()
                        .flatMap(baseline -> baseline.columns().stream()))
                .distinct()
                .toList());
  }

  /** The config, with everything resolved. */
  public ExperimentConfig config() {
    return config;
  }

  /** All series of the data, those held out too. */
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

  /**
   * How baselines estimate the variance of a row, and why: a line for each estimate, with the first
   * series that has it; empty where no baseline uses ranges.
   */
  public List<String> rowVariances() {
    Map<RangeEstimator, Set<String>> ids = new LinkedHashMap<>();
    Map<RangeEstimator, String> lines = new LinkedHashMap<>();
    for (TimeSeries series : loaded.series()) {
      RowRange rows = new RowRange(split.train(series.id()).from(), split.test(series.id()).from());
      for (Baseline baseline : config.evaluation().baselines()) {
        RangeChoice choice = baseline.range(series.until(rows.to()), rows);
        if (choice != null) {
          ids.computeIfAbsent(choice.estimator(), none -> new LinkedHashSet<>()).add(series.id());
          lines.putIfAbsent(
              choice.estimator(),
              "variance of a row: %s for %s, where %s"
                  .formatted(KebabCase.of(choice.estimator()), series.id(), choice.reason()));
        }
      }
    }
    return lines.entrySet().stream()
        .map(
            line -> {
              int others = requireNonNull(ids.get(line.getKey())).size() - 1;
              return line.getValue() + (others == 0 ? "" : "; and for %s others".formatted(others));
            })
        .toList();
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

  /** Trains the network, once more where the config says so; sees no test row. */
  public TrainedNetwork train(TrainingListener listener) {
    return new NetworkTraining(this).train(listener);
  }

  /** Judges a trained network beside the baselines, on every window of the test split. */
  public Judgement judge(TrainedNetwork trained) {
    return new Judge(this).judge(trained, List.of());
  }

  /**
   * This experiment with everything fitted to training and validation rows, for a network that was
   * trained once more on these; this one itself where the config wants no such training.
   */
  Experiment refitted() {
    return refitted == null ? this : refitted;
  }

  /**
   * This experiment with everything but the baselines fitted to all rows up to the end of the test
   * split, for a network that is used from now on and judged by nobody.
   */
  Experiment onAllRows() {
    Fold all = new Fold(split.trainedThroughTest(), fold.origins());
    if (parent != null) {
      return continuing(parent, all);
    }
    return new Experiment(
        config, inputs, loaded, all, scales(config, loaded, all), baselines, null, start);
  }

  /** The baselines, fitted to the rows before the test split. */
  public List<Forecaster> baselines() {
    return baselines;
  }

  /**
   * The baselines that may be averaged with networks, fitted as {@link #baselines()} are.
   *
   * @param beforeValidation whether they are fitted to the rows before the validation split instead
   */
  List<FittedWalk> candidates(boolean beforeValidation) {
    List<String> named = config.ensemble().candidates();
    List<VolatilityWalk> candidates =
        config.evaluation().baselines().stream()
            .filter(VolatilityWalk.class::isInstance)
            .map(VolatilityWalk.class::cast)
            .filter(walk -> named.isEmpty() || named.contains(walk.name()))
            .toList();
    if (!beforeValidation) {
      return candidates.stream().map(this::fitted).toList();
    }
    Map<String, RowRange> rows = known(loaded.series(), split.judgedByValidation());
    return onBaselines(
        candidates, walk -> walk.fit(loaded.series(), rows, config.window().horizon()));
  }

  /** Does something with several baselines at a time. */
  <B extends Baseline, R> List<R> onBaselines(
      List<B> these, Function<? super B, ? extends R> function) {
    return InParallel.with(config.execution().threadsHere(), () -> InParallel.map(these, function));
  }

  /** The rows before the validation split, whatever rows are evaluated. */
  Map<String, RowRange> beforeValidation() {
    return known(loaded.series(), wholeSplit().judgedByValidation());
  }

  /** The split of the config, whatever rows of it are evaluated. */
  Split wholeSplit() {
    return Split.of(config.splitRule(), loaded.series());
  }

  private FittedWalk fitted(VolatilityWalk walk) {
    return baselines.stream()
        .filter(one -> one.name().equals(walk.name()))
        .map(FittedWalk.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** By series id the origins that are judged; empty for all that the test rows have. */
  Map<String, RowRange> origins() {
    return fold.origins();
  }

  /**
   * What a network adds to: in units of a volatility model, the distribution of the changes of the
   * rows that it learns from, of all series together.
   */
  public Start start(NetworkSpec network) {
    if (parent != null) {
      return parent.start();
    }
    ScaledTarget target = config.window().target();
    if (target.scale() == null || !network.starts()) {
      return Start.NONE;
    }
    return Start.of(network.head(), standardised(), config.window().horizon(), target.median());
  }

  /** The changes of the rows that networks learn from, in units of the volatility model. */
  private StandardisedChanges standardised() {
    List<StandardisedChanges> changes =
        InParallel.with(
            config.execution().threadsHere(),
            () ->
                InParallel.map(
                    learned.list(),
                    series ->
                        StandardisedChanges.of(
                            Objects.requireNonNull(scale(series.id()).volatility()),
                            series.until(split.train(series.id()).to()),
                            split.train(series.id()),
                            config.window().horizon())));
    return changes.size() == 1 ? changes.get(0) : StandardisedChanges.pooled(changes);
  }

  /**
   * Of each step the quantiles of what is left of changes when they are divided by their
   * volatility, over the rows that networks learn from: of the sums over so many rows by {@code
   * window.target.scale}; without one, of the change of a row by {@link EwmaVolatility}, the same
   * for all steps.
   */
  List<DoubleUnaryOperator> residuals() {
    ScaledTarget target = config.window().target();
    int horizon = config.window().horizon();
    if (target.scale() != null) {
      StandardisedChanges changes = standardised();
      return IntStream.rangeClosed(1, horizon)
          .<DoubleUnaryOperator>mapToObj(step -> level -> changes.quantile(step, level))
          .toList();
    }
    double[] sorted =
        learned.list().stream()
            .flatMapToDouble(
                series -> {
                  RowRange rows = split.train(series.id());
                  return EwmaVolatility.residuals(
                      series.until(rows.to()), rows, target.form().change());
                })
            .sorted()
            .toArray();
    return Collections.nCopies(horizon, level -> Sample.quantile(sorted, level));
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

  /** When the experiment was prepared, as ISO 8601 in UTC. */
  public String started() {
    return start.time();
  }

  /** Seconds since the experiment was prepared. */
  public double secondsSinceStart() {
    return (System.nanoTime() - start.nanos()) / 1e9;
  }
}
