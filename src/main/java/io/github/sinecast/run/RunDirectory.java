package io.github.sinecast.run;

import io.github.sinecast.Forecaster;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.KnownAhead;
import io.github.sinecast.Require;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.FittedWalk;
import io.github.sinecast.data.BadSeries;
import io.github.sinecast.data.Cutoff;
import io.github.sinecast.data.DataReport;
import io.github.sinecast.data.FutureRows;
import io.github.sinecast.data.InputFile;
import io.github.sinecast.data.LoadedSeries;
import io.github.sinecast.data.SeriesCalendar;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.experiment.BacktestRule;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.experiment.EnsembleSpec;
import io.github.sinecast.experiment.EvaluationSpec;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Judge;
import io.github.sinecast.experiment.JudgedSplit;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.ParentModel;
import io.github.sinecast.model.AttentionWeights;
import io.github.sinecast.model.EncoderContent;
import io.github.sinecast.model.ModelFile;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.Start;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.onnx.ExportedModel;
import io.github.sinecast.onnx.OnnxForecaster;
import io.github.sinecast.onnx.OnnxRuntime;
import io.github.sinecast.onnx.OnnxSession;
import io.github.sinecast.training.Continued;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The directory that a run leaves: its config, where it comes from, its model and its results.
 *
 * <p>It is complete or not there at all.
 */
public final class RunDirectory {
  /** The config as resolved. */
  public static final String CONFIG = "config.yaml";

  /** The calendar of one's own that the config names; only there if it names one. */
  static final String CALENDAR = "calendar.yaml";

  /** What was found in the table, in words. */
  public static final String DATA_REPORT = "data.txt";

  static final String MODEL = "model";

  /** An update has one of so many epochs of its run. */
  private static final int USUAL_SHARE = 4;

  private final Path path;

  /** In place of those of the config; null for these. */
  private final @Nullable Integer threads;

  /** Rows of a window where they are not those of training. */
  private final @Nullable Integer lookback;

  private RunDirectory(Path path, @Nullable Integer threads, @Nullable Integer lookback) {
    this.path = path;
    this.threads = threads;
    this.lookback = lookback;
  }

  /**
   * This run asked about windows of another length than those of training, where its encoding and
   * pooling allow that; see {@link ExperimentConfig#atLookback}.
   *
   * @param rows of a window
   * @throws InvalidInputException if they do not
   */
  public RunDirectory atLookback(int rows) {
    Require.atLeast(1, rows, "--lookback");
    RunDirectory other = new RunDirectory(path, threads, rows);
    other.config();
    return other;
  }

  /**
   * An existing run directory whose config and model are as training wrote them, by the digests in
   * its manifest. A run of version 0.1.0 has no digests, so there is nothing to verify.
   *
   * @throws InvalidInputException if there is none, or if one of these files was changed
   */
  public static RunDirectory open(Path path) {
    RunDirectory run = openUnverified(path);
    run.difference()
        .ifPresent(
            difference -> {
              throw new InvalidInputException(
                  "%s; restore the file, or use it as it is with --unverified"
                      .formatted(difference));
            });
    return run;
  }

  /**
   * An existing run directory, for a config or a model that was edited on purpose. What cannot be a
   * model is still refused when it is read.
   *
   * @throws InvalidInputException if there is none
   */
  public static RunDirectory openUnverified(Path path) {
    if (!Files.isRegularFile(path.resolve(CONFIG)) || !Files.isDirectory(path.resolve(MODEL))) {
      throw new InvalidInputException(
          "%s: must be a run directory with %s and %s, as 'sinecast train' leaves it; found %s"
              .formatted(
                  path,
                  CONFIG,
                  MODEL,
                  Files.exists(path) ? "something else" : "nothing of that name"));
    }
    return new RunDirectory(path, null, null);
  }

  static RunDirectory at(Path path) {
    return new RunDirectory(path, null, null);
  }

  /** Where the directory is. */
  public Path path() {
    return path;
  }

  /** The same run, used with this number of threads; 0 for as many as there are processors. */
  public RunDirectory withThreads(int count) {
    return new RunDirectory(path, count, lookback);
  }

  /**
   * The first file among the config and those of the model that is not as training wrote it, and
   * what differs; empty if there is none.
   */
  public Optional<String> difference() {
    return Optional.ofNullable(FileDigests.difference(path));
  }

  /** The config of the run, with the files of its data looked for from this directory. */
  public ExperimentConfig config() {
    return config(List.of());
  }

  private ExperimentConfig config(List<String> overrides) {
    ExperimentConfig config = ExperimentConfig.read(path.resolve(CONFIG), overrides);
    ExperimentConfig placed = threads == null ? config : config.withThreads(threads);
    return lookback == null ? placed : placed.atLookback(lookback);
  }

  /**
   * The config of the run with other data.
   *
   * @param overrides {@code data.key=value} assignments: how the table differs from that of the run
   * @throws InvalidInputException if an override is not about data
   */
  private ExperimentConfig configFor(List<String> overrides) {
    for (String override : overrides) {
      if (override.startsWith("data.file")) {
        throw new InvalidInputException(
            "--set %s: the table is named by the command itself; leave this out"
                .formatted(override));
      }
      if (!override.startsWith("data.")) {
        throw new InvalidInputException(
            "--set %s: a trained model takes settings of data only, such as data.csv.date-format"
                .formatted(override));
      }
    }
    ExperimentConfig config = config(overrides);
    // A trained model is not fitted again.
    EvaluationSpec evaluation =
        config
            .evaluation()
            .withNetworks(List.of())
            .withBacktest(new BacktestRule.WholeSplit())
            .withJudged(JudgedSplit.TEST);
    // The series of another table are not those that the run held out.
    return config.withEvaluation(evaluation).withoutHeldOut();
  }

  /**
   * Forecasts what follows the last row of each series of a table.
   *
   * @param table series that the run knows or has never seen
   * @param overrides {@code data.key=value} assignments: how the table differs from that of the run
   * @throws InvalidInputException if the table cannot be read, or a series is shorter than the
   *     lookback
   */
  public List<SeriesForecast> forecast(Path table, List<String> overrides) {
    return forecast(List.of(table), overrides, null, null, report -> {});
  }

  /**
   * As {@link #forecast(Path, List)}, on several tables.
   *
   * @param tables files, folders and globs; {@code -} is standard input
   * @param cutoff where the tables are taken to end, so that later rows change nothing but what is
   *     known ahead; null for their own ends
   * @param onData is told what was found in the tables
   */
  public List<SeriesForecast> forecast(
      List<Path> tables,
      List<String> overrides,
      @Nullable Cutoff cutoff,
      Consumer<DataReport> onData) {
    return forecast(tables, overrides, cutoff, null, onData);
  }

  /**
   * As {@link #forecast(List, List, Cutoff, Consumer)}.
   *
   * @param future a file with what is known ahead in the rows to forecast; null where the tables
   *     have it, in rows after the last value of the target
   * @param onData is told what was found in the tables
   */
  public List<SeriesForecast> forecast(
      List<Path> tables,
      List<String> overrides,
      @Nullable Cutoff cutoff,
      @Nullable Path future,
      Consumer<DataReport> onData) {
    return forecast(tables, overrides, cutoff, future, onData, Part.WHOLE);
  }

  /**
   * As {@link #forecast(List, List, Cutoff, Path, Consumer)}, of a part of the series; the parts
   * one after the other are the whole.
   */
  public List<SeriesForecast> forecast(
      List<Path> tables,
      List<String> overrides,
      @Nullable Cutoff cutoff,
      @Nullable Path future,
      Consumer<DataReport> onData,
      Part part) {
    return forecast(
        overrides,
        cutoff,
        config -> Experiment.read(on(config, tables), cutoff),
        config -> future == null ? Map.of() : Experiment.readAhead(config, future),
        onData,
        part);
  }

  /**
   * One of the equal parts of a list.
   *
   * @param number counted from 0
   */
  public record Part(int number, int of) implements Serializable {
    static final Part WHOLE = new Part(0, 1);

    public Part {
      if (!(0 <= number && number < of)) {
        throw new IllegalArgumentException("there is no part %s of %s".formatted(number, of));
      }
    }

    <T> List<T> of(List<T> all) {
      return all.subList(border(all.size(), number), border(all.size(), number + 1));
    }

    private int border(int size, int parts) {
      return (int) ((long) size * parts / of);
    }
  }

  /** A config on other tables, of which it does not know where they can be had. */
  private static ExperimentConfig on(ExperimentConfig config, List<Path> tables) {
    return config.withData(config.data().withFile(tables).withSource(null));
  }

  /**
   * Forecasts what follows the last row of each series of a table that was made by any means.
   *
   * @param table series that the run knows or has never seen
   * @return {@code unique_id}, {@code ds}, {@code step}, {@code cutoff}, {@code model}, {@code
   *     yhat} and, where the model forecasts distributions, a column such as {@code q10} for each
   *     level of {@code evaluation.quantiles}
   * @throws InvalidInputException if the table cannot be used, or a series is shorter than the
   *     lookback
   */
  public Table forecast(Table table) {
    return forecast(table, List.of());
  }

  /**
   * As {@link #forecast(Table)}.
   *
   * @param overrides {@code data.key=value} assignments: how the table differs from that of the run
   */
  public Table forecast(Table table, List<String> overrides) {
    return forecast(table, overrides, null);
  }

  /**
   * As {@link #forecast(Table)}.
   *
   * @param overrides {@code data.key=value} assignments: how the table differs from that of the run
   * @param cutoff where the table is taken to end, so that later rows change nothing; null for its
   *     own end
   */
  public Table forecast(Table table, List<String> overrides, @Nullable Cutoff cutoff) {
    return forecast(table, overrides, cutoff, null);
  }

  /**
   * As {@link #forecast(Table, List, Cutoff)}.
   *
   * @param future what is known ahead in the rows to forecast; null where the table has it, in rows
   *     after the last value of the target
   */
  public Table forecast(
      Table table, List<String> overrides, @Nullable Cutoff cutoff, @Nullable Table future) {
    List<SeriesForecast> forecasts =
        forecast(
            overrides,
            cutoff,
            config -> Experiment.read(config, table, cutoff),
            config -> future == null ? Map.of() : Experiment.readAhead(config, future),
            report -> {},
            Part.WHOLE);
    boolean probabilistic =
        forecasts.stream().allMatch(forecast -> forecast.forecast().isProbabilistic());
    return SeriesForecast.toTable(
        forecasts, probabilistic ? config().evaluation().quantiles() : List.of());
  }

  private List<SeriesForecast> forecast(
      List<String> overrides,
      @Nullable Cutoff cutoff,
      Function<ExperimentConfig, LoadedSeries> read,
      Function<ExperimentConfig, Map<String, KnownAhead>> readAhead,
      Consumer<DataReport> onData,
      Part part) {
    // The native library takes as long to start as all that it does not need.
    CompletableFuture<Void> started = CompletableFuture.runAsync(NativeBackend::start);
    for (String override : overrides) {
      if (override.startsWith("data.split")) {
        throw new InvalidInputException(
            "--set %s: a forecast starts after the last row and splits nothing; leave this out"
                .formatted(override));
      }
    }
    ExperimentConfig config = configFor(overrides);
    CompletableFuture<TrainedForecaster> model =
        started.thenApplyAsync(backend -> forecaster(config));
    LoadedSeries all = read.apply(config);
    LoadedSeries loaded = all.without(tooShort(config, all));
    SeriesScales scales = ModelFile.readScales(path.resolve(MODEL), config.window());
    List<TimeSeries> series = new ArrayList<>(part.of(loaded.series().list()));
    List<SeriesCalendar> calendars =
        series.stream().map(TimeSeries::time).map(config.data().csv().calendars()).toList();
    FutureRows future = new FutureRows(readAhead.apply(config), config.window().horizon());
    if (config.window().covariates().reachAhead()) {
      for (int index = 0; index < series.size(); index++) {
        series.set(index, future.of(series.get(index), calendars.get(index)));
      }
    }
    List<String> remarks = new Recognition(scales).remarks(loaded, TimeSeries::length);
    if (cutoff != null) {
      remarks.addAll(new CutoffRemarks(cutoff, scales).of(loaded, config.window().rowsNeeded()));
    }
    calendars.stream()
        .map(calendar -> calendar.unknownDays(config.window().horizon()))
        .filter(remark -> !remark.isEmpty())
        .distinct()
        .forEach(remarks::add);
    remarks.addAll(future.remarks());
    series.forEach(
        one ->
            remarks.addAll(config.window().covariates().unseen(one, config.window().lookback())));
    onData.accept(loaded.report().withRemarks(remarks));
    try (TrainedForecaster forecaster = loaded(model)) {
      return SeriesForecast.of(
          config.modelName(), forecaster, series, calendars, config.window().horizon());
    }
  }

  /**
   * Judges the model and the baselines on the test split of a table.
   *
   * <p>Series that the run trained on keep its scales; for others they are fitted to the rows
   * before the test split.
   *
   * @param table series that the run knows or has never seen
   * @param overrides {@code data.key=value} assignments: how the table differs from that of the run
   */
  public Judgement evaluate(Path table, List<String> overrides) {
    return evaluate(List.of(table), overrides, report -> {});
  }

  /**
   * As {@link #evaluate(Path, List)}, on several tables.
   *
   * @param tables files, folders and globs; {@code -} is standard input
   * @param onData is told what was found in the tables
   */
  public Judgement evaluate(
      List<Path> tables, List<String> overrides, Consumer<DataReport> onData) {
    return evaluate(Experiment.prepare(on(configFor(overrides), tables)), onData);
  }

  /**
   * As {@link #evaluate(Path, List)}, on a table that was made by any means.
   *
   * @param table series that the run knows or has never seen
   */
  public Judgement evaluate(Table table, List<String> overrides) {
    return evaluate(Experiment.prepare(configFor(overrides), table), report -> {});
  }

  private Judgement evaluate(Experiment experiment, Consumer<DataReport> onData) {
    SeriesScales scales = ModelFile.readScales(path.resolve(MODEL), experiment.config().window());
    onData.accept(
        experiment
            .report()
            .withRemarks(
                new Recognition(scales)
                    .remarks(
                        new LoadedSeries(experiment.series(), experiment.report()),
                        one -> experiment.split().test(one.id()).from())));
    Judge judge = new Judge(experiment);
    try (TrainedForecaster forecaster =
        forecaster(config(), judge.scalesOf(scales), experiment.baselines())) {
      return judge.judge(forecaster);
    }
  }

  /**
   * Prepares an update: a training that goes on from this run's weights, on a table with its rows
   * and later ones. The run stays as it is.
   *
   * @param tables files, folders and globs; {@code -} is standard input
   * @param overrides {@code data.key=value} assignments: how the table differs from that of the run
   * @param epochs how many epochs at most; null for a quarter of those of the run
   * @param headOnly whether the head alone is trained
   * @return an experiment to train, evaluate and write as any other
   * @throws InvalidInputException if the table does not hold the rows of the run, or too few others
   */
  public Experiment update(
      List<Path> tables, List<String> overrides, @Nullable Integer epochs, boolean headOnly) {
    ExperimentConfig config = on(configFor(overrides), tables);
    EvaluationSpec evaluation = config.evaluation().withSeeds(1);
    ExperimentConfig settled =
        config
            .withEvaluation(evaluation)
            .withTraining(
                config
                    .training()
                    .withRefit(false)
                    .withEpochs(
                        epochs == null
                            ? Math.max(1, config.training().epochs() / USUAL_SHARE)
                            : epochs));
    Path model = path.resolve(MODEL);
    ParentModel parent =
        new ParentModel(
            String.valueOf(path.toAbsolutePath().normalize().getFileName()),
            InputFile.of(model.resolve(ModelFile.WEIGHTS)).sha256(),
            ModelFile.readScales(model, settled.window()),
            ModelFile.readStart(model, settled.window(), settled.model().head()),
            new Continued(
                ModelFile.readWeights(model, Network.parameters(settled.model(), settled.window())),
                headOnly),
            this::forecaster);
    return Experiment.update(
        settled,
        parent,
        overrides.stream().anyMatch(override -> override.startsWith("data.split")));
  }

  /**
   * The trained model as a forecaster, for use from Java.
   *
   * @throws InvalidInputException if the model's files are damaged
   */
  public TrainedForecaster forecaster() {
    return forecaster(config());
  }

  /**
   * The trained positional encoding on a window, to look at.
   *
   * @param name that of the encoding, or of a part of the run's sum
   * @param rows a time line of as many rows as it is asked for
   * @throws InvalidInputException if the run has no encoding of that name
   */
  public EncodedWindow encoding(String name, IntFunction<TimeLine> rows) {
    return EncodedWindow.trained(config(), name, rows, ModelFile.encodingOf(path.resolve(MODEL)));
  }

  /**
   * The trained model as an ONNX file, for use from other programs.
   *
   * @throws InvalidInputException if the model's files are damaged, or if something in the model
   *     has no ONNX form
   */
  public byte[] toOnnx() {
    ExperimentConfig config = config();
    ExportedModel model = exported(config);
    return model.toBytes(CodeVersion.running().program(), OnnxMetadata.of(path, config, model));
  }

  private ExportedModel exported(ExperimentConfig config) {
    if (config.ensemble().combine()) {
      throw new InvalidInputException(
          "%s: a model with ensemble.combine: true cannot be exported, because the baselines in it are no networks; train one without it"
              .formatted(path));
    }
    return new ExportedModel(
        config.model(),
        config.window(),
        ModelFile.readStart(path.resolve(MODEL), config.window(), config.model().head()),
        members(config),
        config.evaluation().quantiles());
  }

  /**
   * Compares the forecasts of an exported model, as ONNX Runtime computes them, with those of this
   * run.
   *
   * @param onnx what {@link #toOnnx()} gave
   * @param tables files, folders and globs; {@code -} is standard input
   * @param overrides {@code data.key=value} assignments: how the table differs from that of the run
   * @throws InvalidInputException if ONNX Runtime cannot be used, or the tables cannot
   */
  public ExportCheck check(byte[] onnx, List<Path> tables, List<String> overrides) {
    OnnxRuntime.require();
    ExperimentConfig config = configFor(overrides);
    ExportedModel model = exported(config);
    List<Double> levels = model.hasQuantiles() ? config.evaluation().quantiles() : List.of();
    LoadedSeries loaded = Experiment.read(on(config, tables), null);
    SeriesScales scales = ModelFile.readScales(path.resolve(MODEL), config.window());
    try (TrainedForecaster own = forecaster(config);
        OnnxForecaster exported =
            new OnnxForecaster(
                OnnxForecaster.NAME,
                OnnxSession.open(OnnxForecaster.NAME, onnx),
                config.model(),
                config.window(),
                scales,
                levels)) {
      return ExportCheck.of(own, exported, loaded.series(), config.window().horizon(), levels);
    }
  }

  /**
   * The trained positional encoding on a window of the run's own data, with what the network holds
   * of it, so that encodings that read positions from content can be looked at. The window is of
   * the first series.
   *
   * @param name that of the encoding, or of a part of the run's sum
   * @param cutoff where the window ends; null for the last row
   * @throws InvalidInputException if the run has no encoding of that name, or its data is not there
   */
  public EncodedWindow encodingInWindow(String name, @Nullable Cutoff cutoff) {
    ExperimentConfig config = config();
    TimeSeries series = Experiment.read(config, cutoff).series().list().get(0);
    int first = series.length() - config.window().lookback();
    Require.that(
        first >= 0,
        "--cutoff",
        "must leave %s rows of %s for a window, found %s"
            .formatted(config.window().lookback(), series.id(), series.length()));
    TimeLine line = series.time().rows(IntStream.range(first, series.length()).toArray());
    Path model = path.resolve(MODEL);
    EncoderContent content =
        new AttentionWeights(
                config.model(),
                config.window(),
                ModelFile.readWeights(model, Network.parameters(config.model(), config.window())),
                ModelFile.readScales(model, config.window()))
            .content(series.history());
    return encoding(name, rows -> line).holding(content);
  }

  private TrainedForecaster forecaster(ExperimentConfig config) {
    return forecaster(
        config, ModelFile.readScales(path.resolve(MODEL), config.window()), List.of());
  }

  /**
   * @param strangers baselines that are fitted to series which the run does not know
   */
  private TrainedForecaster forecaster(
      ExperimentConfig config, SeriesScales scales, List<Forecaster> strangers) {
    Start start = ModelFile.readStart(path.resolve(MODEL), config.window(), config.model().head());
    List<TrainedForecaster> members = new ArrayList<>();
    for (ExportedModel.Member member : members(config)) {
      members.add(
          new NetworkForecaster(
              config.model(),
              config.window(),
              member.weights(),
              scales,
              start,
              member.postprocessing(),
              config.execution().threadsHere()));
    }
    return combined(
        config, EnsembleSpec.averaged(config.window().target().form(), members), scales, strangers);
  }

  /** The trained networks, one for each member of an ensemble. */
  private List<ExportedModel.Member> members(ExperimentConfig config) {
    Path model = path.resolve(MODEL);
    List<Parameter> parameters = Network.parameters(config.model(), config.window());
    List<ExportedModel.Member> members = new ArrayList<>();
    for (int member = 1; member <= config.ensemble().members(); member++) {
      members.add(
          new ExportedModel.Member(
              ModelFile.readWeights(model, member, parameters),
              ModelFile.readPostprocessing(
                  model, member, config.window().horizon(), config.calibrates())));
    }
    return members;
  }

  private TrainedForecaster combined(
      ExperimentConfig config,
      TrainedForecaster networks,
      SeriesScales scales,
      List<Forecaster> strangers) {
    if (!config.ensemble().combine()) {
      return networks;
    }
    CombinationFile.Restored saved = CombinationFile.read(path.resolve(MODEL), config);
    List<FittedWalk> walks = new ArrayList<>();
    for (FittedWalk walk : saved.walks()) {
      FittedWalk known = walk;
      for (Forecaster other : strangers) {
        if (other instanceof FittedWalk fitted && fitted.name().equals(walk.name())) {
          known = walk.with(fitted);
        }
      }
      walks.add(known.knownBy(scales::idOf));
    }
    return saved.combination().of(config.window().target().form(), networks, walks);
  }

  /** Why series are left out that are shorter than an input, if such are to be. */
  private static Map<String, List<String>> tooShort(ExperimentConfig config, LoadedSeries loaded) {
    int needed = config.window().rowsNeeded();
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (TimeSeries series : loaded.series()) {
      if (config.data().badSeries() == BadSeries.SKIP && series.length() < needed) {
        reasons.put(
            series.id(),
            List.of(
                "series %s: it has %s rows, and a forecast needs at least %s"
                    .formatted(series.id(), series.length(), needed)));
      }
    }
    return reasons;
  }

  private static TrainedForecaster loaded(CompletableFuture<TrainedForecaster> model) {
    try {
      return model.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }
}
