package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.data.Cutoff;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Forecasts of a model that knows columns ahead, from its run directory. */
class CovariateForecastTest {
  private static final int ROWS = 90;
  private static final int HORIZON = 3;

  @TempDir private static Path folder = Path.of("");
  private static Path run = Path.of("");
  private static List<Double> beforeItWasSaved = List.of();

  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void train() throws IOException {
    write("prices.csv", true, 0, ROWS);
    Files.writeString(folder.resolve("kinds.csv"), "id,kind,size\nprices,coast,7\n");
    Path config =
        Files.writeString(
            folder.resolve("known.yaml"),
            """
            name: known
            data:
              file: prices.csv
              static-file: kinds.csv
              split: {type: fractions, embargo: 0}
              csv: {target-columns: [price]}
            window:
              lookback: 6
              horizon: 3
              target: difference
              channels: [target]
              covariates:
                known: [load, event]
                static: [kind, size]
                category: [event, kind]
                calendar: [weekday]
            model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4}
            training: {epochs: 2, batch-size: 16, micro-batch: 4, learning-rate: 0.01}
            """);
    Experiment experiment = Experiment.prepare(ExperimentConfig.read(config, List.of()));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    run = new RunWriter(folder.resolve("runs")).write(trained, experiment.judge(trained)).path();
    try (TrainedForecaster forecaster = trained.forecaster()) {
      beforeItWasSaved =
          points(
              forecaster
                  .forecast(
                      List.of(experiment.series().list().get(0).until(ROWS - HORIZON)), HORIZON)
                  .get(0));
    }
  }

  @Test
  void theSavedModelAnswersAsTheTrainedOneDidWhereverItsFutureRowsAre() throws IOException {
    Path known = write("known.csv", true, 0, ROWS - HORIZON);
    Path next = write("next.csv", false, ROWS - HORIZON, ROWS);
    assertEquals(beforeItWasSaved, forecast(known, null, next));
    assertEquals(beforeItWasSaved, forecast(folder.resolve("prices.csv"), lastKnown(), null));
    Path both = folder.resolve("both.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(known));
    for (int row = ROWS - HORIZON; row < ROWS; row++) {
      lines.add("%s,,%s,%s".formatted(day(row), load(row), event(row)));
    }
    Files.write(both, lines);
    assertEquals(beforeItWasSaved, forecast(both, null, null));
    assertEquals(List.of(), told);
  }

  @Test
  void theManifestNamesTheTableOfStatics() throws IOException {
    String manifest = Files.readString(run.resolve("manifest.json"));
    assertTrue(manifest.contains("kinds.csv"), manifest);
  }

  @Test
  void tablesAreForecastAsFilesAre() throws IOException {
    Table known =
        Table.read().csv(write("known.csv", true, 0, ROWS - HORIZON).toFile()).setName("prices");
    Table next = Table.read().csv(write("next.csv", false, ROWS - HORIZON, ROWS).toFile());
    Table forecast = RunDirectory.open(run).forecast(known, List.of(), null, next);
    assertEquals(beforeItWasSaved, forecast.doubleColumn("yhat").asList());
  }

  @Test
  void otherFutureRowsGiveAnotherForecast() throws IOException {
    Path known = write("known.csv", true, 0, ROWS - HORIZON);
    Path next = write("next.csv", false, ROWS - HORIZON, ROWS);
    Files.writeString(next, Files.readString(next).replace(load(ROWS - 1), "250"));
    assertNotEquals(beforeItWasSaved, forecast(known, null, next));
  }

  @Test
  void missingFutureRowsAreRefusedWithTheDatesThatLack() throws IOException {
    Path known = write("known.csv", true, 0, ROWS - HORIZON);
    Path next = write("next.csv", false, ROWS - HORIZON, ROWS - 2);
    assertRefused(
        "'load' must be known in every row to forecast, and lacks 2024-03-29, 2024-03-30",
        known,
        next);
    assertRefused("lacks 2024-03-28, 2024-03-29, 2024-03-30", known, null);
    Path hole = write("hole.csv", false, ROWS - HORIZON, ROWS);
    Files.writeString(hole, Files.readString(hole).replace(load(ROWS - 1), ""));
    assertRefused(
        "'load' must be known in every row to forecast, and lacks 2024-03-30", known, hole);
  }

  @Test
  void surplusRowsAreToldAndChangeNothing() throws IOException {
    Path known = write("known.csv", true, 0, ROWS - HORIZON);
    Path next = write("next.csv", false, ROWS - HORIZON, ROWS + 2);
    assertEquals(beforeItWasSaved, forecast(known, null, next));
    assertEquals(
        List.of(
            "series known: 2 rows are known ahead of which no forecast is made, left out:"
                + " 2024-03-31, 2024-04-01"),
        told);
  }

  @Test
  void aCategoryThatTrainingNeverSawIsToldAndReadAsUnseen() throws IOException {
    Path known = write("known.csv", true, 0, ROWS - HORIZON);
    Path next = write("next.csv", false, ROWS - HORIZON, ROWS);
    Files.writeString(next, Files.readString(next).replaceAll("none|storm", "flood"));
    forecast(known, null, next);
    assertEquals(
        List.of(
            "series known: 'event' has flood, which training never saw; read as unseen (index 0)"),
        told);
  }

  private void assertRefused(String found, Path table, @Nullable Path future) {
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> forecast(table, null, future))
                .getMessage());
    assertTrue(message.contains(found), message);
    assertTrue(message.contains("or in a file that --future names"), message);
  }

  /** The table may have any name: the run knows one series, whose statics hold for it. */
  private List<Double> forecast(Path table, @Nullable Cutoff cutoff, @Nullable Path future) {
    List<String> statics = new ArrayList<>();
    if (!table.endsWith("prices.csv")) {
      statics.add("data.static-file=" + kinds(table));
    }
    return points(
        RunDirectory.open(run)
            .forecast(
                List.of(table),
                statics,
                cutoff,
                future,
                report ->
                    told.addAll(
                        report.remarks().stream()
                            .filter(
                                remark ->
                                    remark.contains("known ahead") || remark.contains("unseen"))
                            .toList()))
            .get(0)
            .forecast());
  }

  private static Path kinds(Path table) {
    String id = String.valueOf(table.getFileName()).replace(".csv", "");
    try {
      return Files.writeString(
          folder.resolve("kinds-" + id + ".txt"), "id,kind,size\n" + id + ",coast,7\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Double> points(Forecast forecast) {
    return IntStream.rangeClosed(1, HORIZON).mapToObj(forecast::point).toList();
  }

  private static Path write(String name, boolean withPrice, int from, int to) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(withPrice ? "date,price,load,event" : "date,load,event");
    for (int row = from; row < to; row++) {
      String price = withPrice ? price(row) + "," : "";
      lines.add("%s,%s%s,%s".formatted(day(row), price, load(row), event(row)));
    }
    return Files.write(folder.resolve(name), lines);
  }

  private static Cutoff lastKnown() {
    return Cutoff.of(LocalDate.parse(day(ROWS - HORIZON - 1)));
  }

  private static String day(int row) {
    return LocalDate.of(2024, 1, 1).plusDays(row).toString();
  }

  private static String load(int row) {
    return Double.toString(100 + Math.round(1000 * Math.sin(row * row)) / 100.0);
  }

  private static String event(int row) {
    return row % 9 < 2 ? "storm" : "none";
  }

  private static double price(int row) {
    return 50 + Math.sin(row / 5.0) + (Double.parseDouble(load(row)) - 100) / 2;
  }
}
