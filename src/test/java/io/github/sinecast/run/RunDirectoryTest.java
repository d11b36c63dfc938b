package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.data.InputFile;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.Small;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class RunDirectoryTest {
  @TempDir private Path folder;
  private Path table = Path.of("");
  private Path runs = Path.of("");

  @BeforeEach
  void writeTheTable() throws IOException {
    table =
        Small.days(
            Files.createDirectories(folder.resolve("my data")).resolve("the prices.csv"),
            Small.ROWS,
            Small::wave);
    runs = folder.resolve("my runs/of today");
  }

  @Test
  void theConfigOfARunLeadsToItsDataFromWhereverBothAreMoved() throws IOException {
    RunDirectory run = run();
    assertTrue(Files.isSameFile(table, run.config().data().file().get(0)));
    assertEquals(
        "../../../my data/the prices.csv",
        Files.readAllLines(run.path().resolve("config.yaml")).stream()
            .filter(line -> line.startsWith("  file: "))
            .map(line -> line.substring("  file: ".length()).replaceAll("[\"']", ""))
            .findFirst()
            .orElseThrow());
    Path moved = Files.createDirectories(folder.resolve("moved"));
    Files.move(folder.resolve("my data"), moved.resolve("my data"));
    Files.move(folder.resolve("my runs"), moved.resolve("my runs"));
    RunDirectory again = RunDirectory.open(moved.resolve("my runs/of today/small-1"));
    assertEquals(Small.ROWS, Experiment.prepare(again.config()).series().list().get(0).length());
  }

  /** No file system takes a name of 300 letters, and that shows when all files are written. */
  @Test
  void aWriteThatFailsLeavesNothing() throws IOException {
    Experiment experiment = Experiment.prepare(Small.config(table, "name=" + "n".repeat(300)));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    Judgement judgement = experiment.judge(trained);
    RunWriter writer = new RunWriter(runs);
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> writer.write(trained, judgement))
                .getMessage());
    assertTrue(message.contains("of today") && message.contains("--out"), message);
    assertEquals(Set.of(), names(runs));
  }

  @Test
  void runsThatEndTogetherGetNumbersOfTheirOwn() throws IOException {
    Experiment experiment = Experiment.prepare(Small.config(table));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    Judgement judgement = experiment.judge(trained);
    Files.createDirectories(runs.resolve("small-2"));
    Files.writeString(Files.createDirectories(runs).resolve("small-4"), "a file");
    List<CompletableFuture<RunDirectory>> written = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      written.add(
          CompletableFuture.supplyAsync(() -> new RunWriter(runs).write(trained, judgement)));
    }
    Set<String> places =
        written.stream()
            .map(run -> run.join().path().getFileName().toString())
            .collect(Collectors.toSet());
    assertEquals(Set.of("small-1", "small-3", "small-5", "small-6"), places);
    assertEquals(
        Set.of("small-1", "small-2", "small-3", "small-4", "small-5", "small-6"), names(runs));
    assertEquals(Set.of(), names(runs.resolve("small-2")));
    assertEquals("a file", Files.readString(runs.resolve("small-4")));
  }

  @Test
  void aFolderBelowAFileIsRefusedBeforeAnythingIsTrained() {
    assertThrows(InvalidInputException.class, () -> new RunWriter(table.resolve("runs")));
  }

  /** FIPS 180-2, appendix B.1: the digest of the three letters abc. */
  @Test
  void theManifestKnowsAFileByItsSha256() throws IOException {
    Path file = Files.writeString(folder.resolve("abc.txt"), "abc");
    assertEquals(
        new InputFile(
            "abc.txt", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3, 7),
        InputFile.of(file).withRows(7));
  }

  @Test
  void forecastsBearTheDatesThatFollow() throws IOException {
    RunDirectory run = run();
    assertEquals(List.of("2019-05-31", "2019-06-01"), times(run, table));

    List<String> months = new ArrayList<>(List.of("month,close"));
    List<String> undated = new ArrayList<>(List.of("close"));
    for (int row = 0; row < 11; row++) {
      months.add(String.format(Locale.ROOT, "2020-%02d-01,%s", row + 1, Small.wave(row)));
      undated.add(Double.toString(Small.wave(row)));
    }
    assertEquals(
        List.of("2020-12-01", "2021-01-01"),
        times(run, Files.write(folder.resolve("months.csv"), months)));
    assertEquals(
        List.of("11", "12"), times(run, Files.write(folder.resolve("undated.csv"), undated)));
  }

  @Test
  void anUnseenSeriesIsJudgedWithoutTheRowsThatFollow() throws IOException {
    RunDirectory run = run();
    List<String> split = List.of("data.split={type: rows, train: 60, validation: 20, test: 40}");
    Path unseen = folder.resolve("unseen.csv");
    Small.days(unseen, Small.ROWS, row -> 2 * Small.wave(row));
    String scores = Small.scores(run.evaluate(unseen, split));
    Small.days(unseen, Small.ROWS, row -> 2 * Small.waveUntil(120).applyAsDouble(row));
    assertEquals(scores, Small.scores(run.evaluate(unseen, split)));
    Small.days(unseen, Small.ROWS, row -> 2 * Small.waveUntil(119).applyAsDouble(row));
    assertNotEquals(scores, Small.scores(run.evaluate(unseen, split)));
  }

  @Test
  void aTableTrainsAndForecastsAsItsFileDoes() throws IOException {
    String quantiles = "model.head=quantile";
    Table prices = Table.read().csv(table.toFile());
    RunDirectory ofFile = run(Experiment.prepare(Small.config(table, quantiles)));
    RunDirectory ofTable =
        run(Experiment.prepare(Small.config(Path.of("nowhere.csv"), quantiles), prices));
    for (String same : List.of("scores.csv", "forecasts.csv", "tests.csv", "series.csv")) {
      Path file = ofFile.path().resolve(same);
      if (Files.exists(file)) {
        assertEquals(Files.readString(file), Files.readString(ofTable.path().resolve(same)), same);
      }
    }

    List<Double> levels = ofFile.config().evaluation().quantiles();
    String expected = SeriesForecast.toCsv(ofFile.forecast(table, List.of()), levels);
    Table forecast = ofTable.forecast(prices);

    assertEquals(expected, csv(forecast));
    assertEquals(ColumnType.LOCAL_DATE, forecast.column("ds").type());
    assertEquals(
        Small.scores(ofFile.evaluate(table, List.of())),
        Small.scores(ofTable.evaluate(prices, List.of())));
  }

  @Test
  void aTableOfOtherColumnsIsForecastWithWhatDiffersSaid() throws IOException {
    RunDirectory run = run();
    Table prices = Table.read().csv(table.toFile());
    String expected = csv(run.forecast(prices));
    prices.column("close").setName("paid");

    assertEquals(expected, csv(run.forecast(prices, List.of("data.csv.target-columns=[paid]"))));
  }

  /** The lines of the file as Tablesaw's rows have them. */
  private static String csv(Table table) {
    StringBuilder text = new StringBuilder(String.join(",", table.columnNames())).append('\n');
    for (Row row : table) {
      text.append(
          table.columnNames().stream()
              .map(column -> row.getObject(column).toString())
              .collect(Collectors.joining(",", "", "\n")));
    }
    return text.toString();
  }

  /** Trains on the table. */
  private RunDirectory run() {
    return run(Experiment.prepare(Small.config(table)));
  }

  private RunDirectory run(Experiment experiment) {
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    return new RunWriter(runs).write(trained, experiment.judge(trained));
  }

  private static List<String> times(RunDirectory run, Path table) {
    return run.forecast(table, List.of()).get(0).times();
  }

  private static Set<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
