package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public benchmarks on made-up files of the shape that theirs have. */
class BenchmarkConfigsTest {
  private static final Path FOLDER = Path.of("configs/benchmarks");

  /** Millions of squares are summed in another order. */
  private static final double ROUNDING = 1e-9;

  /** Enough where each column costs millions of errors: all are treated alike. */
  private static final int TWO_COLUMNS = 2;

  @TempDir private Path folder;

  /**
   * Rows and columns are those of the public files. By the protocol the last int(0.2 N) rows are
   * tested, and the validation rows end before them; of ETTh1 12, 4 and 4 months of 30 days.
   */
  @ParameterizedTest
  @CsvSource({
    "exchange-rate, 7588, 8, 24, 5311, 6071, 7588, 96",
    "etth1, 17420, 7, 1, 8640, 11520, 14400, 96",
    "etth2, 17420, 7, 1, 8640, 11520, 14400, 96",
    "illness, 966, 7, 168, 676, 773, 966, 24",
  })
  void aBenchmarkCutsItsFileAsItsProtocolDoes(
      String name,
      int rows,
      int columns,
      int hours,
      int validationFrom,
      int testFrom,
      int end,
      int horizon)
      throws IOException {
    Path file = table(rows, columns, Duration.ofHours(hours));
    List<ExperimentGrid.Point> points =
        ExperimentGrid.read(FOLDER.resolve(name + ".yaml"), List.of("data.file=" + file));
    Set<Integer> horizons = new TreeSet<>();
    points.forEach(point -> horizons.add(point.config().window().horizon()));
    assertEquals(4, horizons.size());
    assertEquals(4 * 3, points.size());

    Experiment experiment = Experiment.prepare(points.get(0).config());
    assertEquals(columns, experiment.series().list().size());
    assertEquals(horizon, experiment.config().window().horizon());
    String last = experiment.series().list().get(columns - 1).id();
    assertEquals(validationFrom, experiment.split().train(last).to());
    assertEquals(testFrom, experiment.split().test(last).from());
    assertEquals(end, experiment.split().test(last).to());
    int lookback = experiment.config().window().lookback();
    assertEquals(
        columns * (validationFrom - lookback - horizon + 1), experiment.trainingWindows().size());
    // Validation inputs reach back into the training rows.
    assertEquals(
        columns * (testFrom - validationFrom - horizon + 1), experiment.validationWindows().size());
  }

  /**
   * Rows are those of the public files. By the first protocol the last int(0.2 N) rows are tested,
   * each hour a cutoff; by the second the last 728 days, each midnight a cutoff.
   */
  @ParameterizedTest
  @CsvSource({
    "power-np, 36691, 41933, 10460, 10460",
    "power-pjm, 36691, 41933, 10460, 10460",
    "power-np-daily, 26184, 34944, 728, 17449",
    "power-pjm-daily, 26184, 34944, 728, 17449",
  })
  void powerPricesAreCutAsTheirProtocolDoes(
      String name, int validationFrom, int testFrom, int windows, int hours) throws IOException {
    ExperimentConfig shipped =
        ExperimentConfig.read(
            FOLDER.resolve(name + ".yaml"), List.of("data.file=" + folder.resolve("table.csv")));
    List<String> columns = new ArrayList<>(shipped.window().covariates().known());
    columns.add("OT");
    table(52_416, columns, Duration.ofHours(1));

    Experiment experiment = Experiment.prepare(shipped);
    String id = experiment.series().list().get(0).id();
    assertEquals(validationFrom, experiment.split().train(id).to());
    assertEquals(testFrom, experiment.split().test(id).from());
    assertEquals(52_416, experiment.split().test(id).to());
    assertEquals(hours, 52_416 - testFrom - 24 + 1);
    Judgement judged = new Judge(experiment).judgeBaselines();
    assertEquals(windows, judged.backtest().windows());
    assertEquals(testFrom, judged.backtest().origin(0));
  }

  /**
   * The definition: each series in units of the mean and deviation of its training rows. All
   * horizons where windows are few, of the others the shortest.
   */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "exchange-rate, 7588, 24, 5311, 6071, 7588, 1",
    "etth1, 17420, 1, 8640, 11520, 14400, 1",
    "illness, 966, 168, 676, 773, 966, 4",
  })
  void theLastValueIsJudgedOnAllWindowsInScaledUnits(
      String name, int rows, int hours, int validationFrom, int testFrom, int end, int horizons)
      throws IOException {
    int columns = TWO_COLUMNS;
    Path file = table(rows, columns, Duration.ofHours(hours));
    List<ExperimentGrid.Point> points =
        ExperimentGrid.read(FOLDER.resolve(name + ".yaml"), List.of("data.file=" + file, "seed=1"));
    assertEquals(4, points.size());
    for (ExperimentGrid.Point point : points.subList(0, horizons)) {
      int horizon = point.config().window().horizon();
      Judgement judged = new Judge(Experiment.prepare(point.config())).judgeBaselines();
      double squares = 0;
      for (int column = 0; column < columns; column++) {
        double variance = variance(column, validationFrom);
        for (int origin = testFrom; origin <= end - horizon; origin++) {
          for (int row = origin; row < origin + horizon; row++) {
            squares += square(value(row, column) - value(origin - 1, column)) / variance;
          }
        }
      }
      int windows = columns * (end - horizon - testFrom + 1);
      assertEquals(windows, judged.backtest().windows());
      double mse =
          judged
              .scores()
              .score(Score.ALL_SERIES, ScoreTable.NAIVE, PointMetric.MSE, Score.ALL_STEPS)
              .value();
      assertEquals(1, mse * windows * horizon / squares, ROUNDING, point.label());
    }
  }

  /** Smaller, on fewer windows and for one epoch; all else is as shipped. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"exchange-rate, 7588, 24", "etth1, 17420, 1", "illness, 966, 168"})
  void anEncoderIsTrained(String name, int rows, int hours) throws IOException {
    List<String> smaller =
        List.of(
            "data.file=" + table(rows, TWO_COLUMNS, Duration.ofHours(hours)),
            "seed=1",
            "model.layers=1",
            "model.width=4",
            "model.heads=2",
            "model.feed-forward-width=4",
            "training.epochs=1",
            "window.stride=50");
    Experiment experiment =
        Experiment.prepare(
            ExperimentGrid.read(FOLDER.resolve(name + ".yaml"), smaller).get(0).config());
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    assertEquals(1, trained.training().epochs().size());
    double loss = trained.training().best().validationLoss();
    assertTrue(loss > 0 && loss < 10, "of waves of variance 1, found " + loss);
  }

  private static double variance(int column, int rows) {
    double mean = 0;
    for (int row = 0; row < rows; row++) {
      mean += value(row, column) / rows;
    }
    double variance = 0;
    for (int row = 0; row < rows; row++) {
      variance += square(value(row, column) - mean) / rows;
    }
    return variance;
  }

  private static double square(double value) {
    return value * value;
  }

  /** What is made up: a wave for each column, to four digits as it stands in the file. */
  private static double value(int row, int column) {
    return Math.round(1e4 * Math.sin(row / (9.0 + column))) / 1e4;
  }

  private Path table(int rows, int columns, TemporalAmount step) throws IOException {
    return table(rows, IntStream.range(0, columns).mapToObj(column -> "c" + column).toList(), step);
  }

  private Path table(int rows, List<String> columns, TemporalAmount step) throws IOException {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    StringBuilder head = new StringBuilder("date");
    columns.forEach(column -> head.append(',').append(column));
    List<String> lines = new ArrayList<>(List.of(head.toString()));
    LocalDateTime time = LocalDateTime.of(1990, 1, 1, 0, 0);
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder(time.format(format));
      for (int column = 0; column < columns.size(); column++) {
        line.append(',').append(value(row, column));
      }
      lines.add(line.toString());
      time = time.plus(step);
    }
    return Files.write(folder.resolve("table.csv"), lines);
  }
}
