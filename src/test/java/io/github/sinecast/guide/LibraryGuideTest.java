package io.github.sinecast.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.DriftForecaster;
import io.github.sinecast.baseline.EmpiricalWalk;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.comparison.GridRuns;
import io.github.sinecast.comparison.PlannedRun;
import io.github.sinecast.comparison.RunStore;
import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.coverage.CalibrationTable;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.LoadedSeries;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.Split;
import io.github.sinecast.data.SplitRule;
import io.github.sinecast.data.TableSplit;
import io.github.sinecast.data.TargetRule;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.QuantileHead;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.SeriesForecast;
import io.github.sinecast.significance.Comparison;
import io.github.sinecast.significance.References;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.training.TrainingSpec;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.ScaledTarget;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import io.github.sinecast.work.ClusterSpec;
import io.github.sinecast.work.Clusters;
import io.github.sinecast.work.LocalThreads;
import io.github.sinecast.work.Workplace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Runs what the library guide shows; the marked regions are the blocks of the page. */
@Tag("slow")
@SuppressWarnings("DefaultLocale") // A program of the reader prints in the reader's language.
class LibraryGuideTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void anExperimentIsTrainedJudgedAndReadBack(@TempDir Path runs) {
    // @start region=experiment
    ExperimentConfig config =
        ConfigFile.parse(
                "mine",
                """
                name: mine
                data: {file: data/sp500-daily.csv}
                window: {lookback: 60, horizon: 5, patch: {length: 5, stride: 5}}
                model: {width: 16, layers: 1, encoding: rope, head: quantile}
                training: {epochs: 2}
                """)
            .bind(ExperimentConfig.class);

    Experiment experiment = Experiment.prepare(config);
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    Judgement judgement = experiment.judge(trained);
    RunDirectory run = new RunWriter(runs).write(trained, judgement);

    out.println(judgement.scores().toText());
    out.println(judgement.comparison().toText());
    // @end region=experiment
    assertEquals(runs.resolve("mine-1"), run.path());
    assertTrue(written().contains("What may be claimed"), this::written);

    // @start region=saved
    for (SeriesForecast forecast :
        RunDirectory.open(runs.resolve("mine-1"))
            .forecast(Path.of("data/sp500-daily.csv"), List.of())) {
      for (int step = 1; step <= forecast.horizon(); step++) {
        out.printf(
            "%s  %.2f  80 %%: %.2f to %.2f%n",
            forecast.time(step),
            forecast.point(step),
            forecast.quantile(step, 0.1),
            forecast.quantile(step, 0.9));
      }
    }
    // @end region=saved
    assertTrue(written().contains("2020-04-20  "), this::written);

    double[] prices = new double[100];
    Arrays.setAll(prices, row -> 100 + Math.sin(row));
    // @start region=array
    TimeSeries mine =
        new TimeSeries("mine", TimeLine.ofRows(prices.length), "close", Map.of("close", prices));
    try (TrainedForecaster forecaster = RunDirectory.open(runs.resolve("mine-1")).forecaster()) {
      Forecast forecast = forecaster.forecast(List.of(mine.history()), 5).get(0);
      Distribution nextFive = forecast.distribution(5);
      out.println(forecast.point(5) + " +- " + (nextFive.quantile(0.9) - nextFive.median()));
    }
    // @end region=array
    assertTrue(written().contains(" +- "), this::written);
  }

  @Test
  void aTableIsTrainedOnAndForecast(@TempDir Path runs) throws SQLException {
    ExperimentConfig config =
        ConfigFile.parse(
                "mine",
                """
                name: mine
                data: {file: sp500-daily}
                window: {lookback: 60, horizon: 5, patch: {length: 5, stride: 5}}
                model: {width: 8, layers: 1, head: quantile}
                training: {epochs: 1}
                """)
            .bind(ExperimentConfig.class);
    // @start region=tables
    Table prices = Table.read().csv("data/sp500-daily.csv");

    Experiment experiment = Experiment.prepare(config, prices);
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    Judgement judgement = experiment.judge(trained);
    RunDirectory run = new RunWriter(runs).write(trained, judgement);

    Table next = run.forecast(prices);
    out.println(next.selectColumns("ds", "yhat", "q10", "q90").print());

    Table scores = judgement.scores().toTable();
    Table tests = judgement.comparison().toTable();
    Table forecasts = judgement.backtest().toTable();
    out.println(scores.where(scores.stringColumn("metric").isEqualTo("MAE")).print(20));
    // @end region=tables
    assertTrue(written().contains("2020-04-20"), this::written);
    assertTrue(tests.rowCount() > 0 && forecasts.rowCount() > 0);

    // @start region=database
    try (Connection database = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = database.createStatement()) {
      statement.execute("create table prices as select * from csvread('data/sp500-daily.csv')");

      ResultSet rows = statement.executeQuery("select * from prices");
      Table stored = Table.read().db(rows, "sp500-daily");
      out.println(run.forecast(stored).print());
    }
    // @end region=database

    double[] values = new double[100];
    Arrays.setAll(values, row -> 100 + Math.sin(row));
    // @start region=handmade
    LocalDate first = LocalDate.of(2024, 1, 1);
    Table made =
        Table.create(
            "mine",
            DateColumn.create("date", first.datesUntil(first.plusDays(values.length))),
            DoubleColumn.create("close", values));
    Table ofMade = run.forecast(made);
    // @end region=handmade
    assertEquals(LocalDate.of(2024, 4, 10), ofMade.dateColumn("ds").get(0));
  }

  @Test
  void thePartsFitTogetherByHand() {
    // @start region=read
    LoadedSeries loaded =
        new SeriesReader(
                CsvSchema.found(), GapPolicy.REFUSE, List.of("high", "low"), TargetRule.POSITIVE)
            .read(Path.of("data/sp500-daily.csv"));
    loaded.report().lines().forEach(out::println);

    TimeSeries index = loaded.series().list().get(0);
    History known = index.until(1000);
    out.println(known.last() + " was known on " + known.time().label(999));
    // @end region=read
    assertTrue(written().contains("target    close"), this::written);

    // @start region=split
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), loaded.series());
    RowRange train = split.train(index.id());
    RowRange validation = split.validation(index.id());
    RowRange test = split.test(index.id());

    TableSplit tables = new SplitRule.Fractions(0.7, 0.2).split(loaded.series());
    out.println(tables.train().dateColumn("date").max() + " is the last day to train on");
    // @end region=split
    assertEquals(train.size(), tables.train().rowCount());
    assertEquals(train.to(), validation.from());

    // @start region=windows
    WindowSpec window =
        ConfigFile.defaults(WindowSpec.class)
            .withStride(4)
            .withPatch(new Patching(5, 5))
            .withChannels(
                List.of(
                    new InputChannel.Return(Scaling.STANDARD),
                    new InputChannel.HighLowRange(Scaling.STANDARD)));

    SeriesScale scale = SeriesScale.fit(window, index.until(train.to()), train);
    Windows toLearn =
        new Windows(
            window,
            loaded.series(),
            Map.of(index.id(), train),
            Map.of(index.id(), scale),
            window.stride());
    Windows toStop =
        new Windows(
            window, loaded.series(), Map.of(index.id(), validation), Map.of(index.id(), scale), 1);
    // @end region=windows
    assertEquals(60 / 5, window.tokens());

    // @start region=encoding
    ConfigFamily<PositionalEncoding> encodings = ConfigFamily.of(PositionalEncoding.class);
    encodings.names().forEach(name -> out.println(name + ": " + encodings.help(name)));
    PositionalEncoding rope = encodings.bind("rope", List.of("base=1000"));

    EncoderSpec network =
        ConfigFile.defaults(EncoderSpec.class)
            .with()
            .width(16)
            .heads(2)
            .layers(1)
            .dropout(0.2)
            .encoding(rope)
            .head(ConfigFile.defaults(QuantileHead.class))
            .build();
    // @end region=encoding
    assertEquals("rope", network.encoding().name());

    // @start region=train
    TrainingSpec training =
        ConfigFile.defaults(TrainingSpec.class).withEpochs(2).withLearningRate(3e-4);
    long seed = 1;
    int threads = 2;
    TrainingResult trained =
        new Trainer(network, training, seed, threads)
            .train(
                toLearn,
                toStop,
                new TrainingListener() {
                  @Override
                  public void onEpoch(EpochResult epoch) {
                    out.println("epoch " + epoch.epoch() + ": " + epoch.validationLoss());
                  }
                });
    // @end region=train
    assertEquals(2, trained.epochs().size());

    // @start region=forecast
    SeriesScales scales =
        new SeriesScales(
            Map.of(
                index.id(),
                TrainedSeries.of(scale, index.until(test.from()), train, validation.to())));
    NetworkForecaster encoder =
        new NetworkForecaster(network, window, trained.weights(), scales, threads);

    Forecast forecast = encoder.forecast(List.of(index.history()), 5).get(0);
    out.printf(
        "in 5 days: %.2f, 80 %%: %.2f to %.2f%n",
        forecast.point(5),
        forecast.distribution(5).quantile(0.1),
        forecast.distribution(5).quantile(0.9));
    // @end region=forecast
    assertTrue(
        forecast.distribution(5).quantile(0.1) < forecast.distribution(5).quantile(0.9),
        this::written);

    // @start region=calibrate
    Postprocessing corrections =
        encoder.fit(
            loaded.series(),
            Map.of(index.id(), validation),
            ScaledTarget.UNSHRUNK,
            QuantileLevels.USUAL.toArray());
    NetworkForecaster calibrated = encoder.with(corrections);
    // @end region=calibrate

    // @start region=judge
    Forecaster walk =
        new EmpiricalWalk()
            .fit(
                loaded.series(),
                Map.of(index.id(), new RowRange(0, test.from())),
                window.horizon());
    BacktestResult result =
        new Backtest(Map.of(index.id(), test), 5)
            .run(
                loaded.series(),
                List.of(
                    new LastValueForecaster(),
                    new DriftForecaster(),
                    new MeanOfLast(20),
                    walk,
                    calibrated));
    calibrated.close();
    encoder.close();

    Scoring scoring = Scoring.inFileUnits(1);
    ScoreTable scores = scoring.score(result);
    out.println(scores.toText());
    References naive = References.naive(List.of("empirical-walk"));
    Map<String, List<String>> seeds = Map.of("encoder", List.of("encoder"));
    out.println(Comparison.of(result, scoring, naive, seeds, 1).toText());
    out.println(CalibrationTable.of(result, scoring).toText());
    double ofNetwork =
        scores.score(index.id(), "encoder", PointMetric.MAE, Score.ALL_STEPS).value();
    // @end region=judge
    assertTrue(ofNetwork > 0, this::written);
    double ofMean =
        scores.score(index.id(), "mean-of-20", PointMetric.MAE, Score.ALL_STEPS).value();
    double ofLastValue =
        scores.score(index.id(), "last-value", PointMetric.MAE, Score.ALL_STEPS).value();
    assertTrue(ofMean > ofLastValue, "a mean of twenty days lags behind an index that grows");
  }

  @Test
  void anEncodingIsSeenWithoutANetwork() {
    // @start region=table
    PositionalEncoding sinusoidal =
        ConfigFamily.of(PositionalEncoding.class).bind("sinusoidal", List.of());
    EncodedWindow window =
        EncodedWindow.untrained(sinusoidal, new EncoderShape(60, 32, 4), TimeLine::ofRows, 1);

    PlainNumbers table = Objects.requireNonNull(window.sites().table());
    out.println("token 3 begins with " + table.at(3, 0) + ", " + table.at(3, 1));
    // @end region=table
    assertEquals(List.of(60, 32), Arrays.stream(table.shape()).boxed().toList());
    assertEquals(Math.sin(3), table.at(3, 0));
    assertEquals(Math.cos(3), table.at(3, 1));
  }

  @Test
  void aGridIsRunWhereverTheWorkIsDone(@TempDir Path runs) throws IOException {
    Path grid = runs.resolve("grid.yaml");
    Files.writeString(
        grid,
        """
        name: grid
        seed: [1, 2]
        data: {file: %s}
        window: {lookback: 20, horizon: 1, stride: 20}
        model: {width: 4, heads: 1, layers: 1}
        training: {epochs: 1}
        """
            .formatted(Path.of("data/sp500-daily.csv").toAbsolutePath()));
    String master = "";
    // @start region=cluster
    Workplace workplace =
        master.isEmpty()
            ? new LocalThreads(2)
            : Clusters.at(new ClusterSpec(master, Map.of("memory", "4g"), runs));
    try (workplace;
        RunStore store = new RunStore(runs)) {
      List<PlannedRun> planned = PlannedRun.all(ExperimentGrid.read(grid, List.of()));
      new GridRuns(store, workplace, false).of(planned, run -> out.println(run.line()));
    }
    // @end region=cluster
    assertEquals(2, written().lines().filter(line -> line.contains("validation loss")).count());
  }

  // @start region=own
  /** The mean of the last rows, as a rival of the others. */
  record MeanOfLast(int rows) implements Forecaster {
    @Override
    public String name() {
      return "mean-of-" + rows;
    }

    @Override
    public int minimumHistory() {
      return rows;
    }

    @Override
    public List<Forecast> forecast(List<History> histories, int horizon) {
      return histories.stream().map(history -> forecast(history, horizon)).toList();
    }

    private Forecast forecast(History history, int horizon) {
      double sum = 0;
      for (int row = history.length() - rows; row < history.length(); row++) {
        sum += history.target(row);
      }
      double[] points = new double[horizon];
      Arrays.fill(points, sum / rows);
      return new Forecast(points);
    }
  }

  // @end region=own

  private String written() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
