package io.github.sinecast.report.page;

import io.github.sinecast.coverage.Calibrated;
import io.github.sinecast.coverage.Regime;
import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.run.CalibrationRow;
import io.github.sinecast.run.EnsembleRow;
import io.github.sinecast.run.EpochRow;
import io.github.sinecast.run.ForecastStep;
import io.github.sinecast.run.ReferenceLossRow;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunFiles;
import io.github.sinecast.run.SeriesRow;
import io.github.sinecast.significance.TestRow;
import io.github.sinecast.significance.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run directory whose files are made up, so that no network has to be trained. */
final class WrittenRun {
  static final int HORIZON = 2;
  static final int ROWS = 60;
  static final int FIRST_ORIGIN = 40;
  static final List<String> MODELS = List.of("last-value", "empirical-walk", "encoder");
  private static final List<Double> LEVELS = List.of(0.025, 0.1, 0.9, 0.975);

  private static final double LOSS = 1.25;

  private final Random random = new Random(7);
  private final Path directory;
  private final List<String> series;
  private final List<String> groups = new ArrayList<>();

  private WrittenRun(Path directory, List<String> series) {
    this.directory = directory;
    this.series = series;
    if (series.size() > 1) {
      groups.add("all");
    }
    groups.addAll(series);
  }

  /** Writes a run of these series into a new directory. */
  static RunDirectory of(Path directory, List<String> series) throws IOException {
    Files.createDirectories(directory.resolve("model"));
    Files.copy(Path.of("configs", "tiny.yaml"), directory.resolve("config.yaml"));
    Files.writeString(directory.resolve("manifest.json"), "{\"seed\": 1, \"inputs\": []}\n");
    Files.writeString(directory.resolve("data.txt"), "made up\n");
    WrittenRun run = new WrittenRun(directory, series);
    run.rows();
    run.epochs();
    run.scores();
    run.tests();
    run.calibration();
    run.forecasts();
    run.next();
    run.ensemble();
    ReferenceLossRow.FILE.write(
        directory, Stream.of(new ReferenceLossRow("last-value", 2 * LOSS, LOSS)));
    return RunDirectory.open(directory);
  }

  static String date(int row) {
    return LocalDate.of(2020, 1, 1).plusDays(row).toString();
  }

  private void rows() throws IOException {
    List<SeriesRow> rows = new ArrayList<>();
    for (String id : series) {
      for (int row = 0; row < ROWS; row++) {
        String part = row < 30 ? "train" : row < FIRST_ORIGIN ? "validation" : "test";
        rows.add(new SeriesRow(id, date(row), part, number()));
      }
    }
    SeriesRow.FILE.write(directory, rows.stream());
  }

  private void epochs() throws IOException {
    EpochRow.FILE.write(
        directory,
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                epoch -> new EpochRow(epoch, 2 * LOSS / epoch, LOSS * epoch, 5e-4, number())));
  }

  private void next() throws IOException {
    List<ForecastStep> rows = new ArrayList<>();
    for (String id : series) {
      for (int step = 1; step <= HORIZON; step++) {
        rows.add(
            new ForecastStep(
                id,
                date(ROWS - 1 + step),
                step,
                date(ROWS - 1),
                "encoder",
                number(),
                LEVELS.stream().map(level -> number() + level).toList()));
      }
    }
    ForecastStep.FILE.write(
        directory, LEVELS.stream().map(ForecastRow::column).toList(), rows.stream());
  }

  private void ensemble() throws IOException {
    EnsembleRow.FILE.write(
        directory,
        Stream.of(
            new EnsembleRow("encoder-seed-1", 0.125, number(), number()),
            new EnsembleRow("mean of the networks", Double.NaN, number(), number()),
            new EnsembleRow("average of the networks", 0.625, number(), number()),
            new EnsembleRow("empirical-walk", 0.375, number(), number()),
            new EnsembleRow("combination", 1, number(), number())));
  }

  private void scores() throws IOException {
    List<ScoreRow> rows = new ArrayList<>();
    for (String group : groups) {
      for (String model : MODELS) {
        for (String metric : List.of("MAE", "MASE", "direction", "CRPS", "cover-80")) {
          boolean points = model.equals("last-value") && metric.matches("CRPS|cover.*");
          for (String step : List.of("all", "1", "2")) {
            rows.add(new ScoreRow(group, model, metric, step, points ? Double.NaN : number()));
          }
        }
      }
    }
    RunFiles.SCORES.write(directory, rows.stream());
  }

  private void tests() throws IOException {
    List<TestRow> rows = new ArrayList<>();
    for (String group : groups) {
      rows.add(
          new TestRow(
              group,
              "encoder",
              "last-value",
              "MAE",
              "all",
              -1.5,
              0.134,
              0.268,
              0.536,
              number(),
              number(),
              number(),
              Verdict.NO_DIFFERENCE_SHOWN));
      rows.add(
          new TestRow(
              group,
              "encoder",
              "empirical-walk",
              "CRPS",
              "all",
              -3.5,
              4e-4,
              8e-4,
              0.0312,
              0.0431,
              0.0147,
              0.0690,
              Verdict.BETTER));
    }
    RunFiles.TESTS.write(directory, rows.stream());
  }

  private void calibration() throws IOException {
    List<CalibrationRow> rows = new ArrayList<>();
    for (String group : groups) {
      for (String model : List.of("empirical-walk", "encoder")) {
        for (double level : LEVELS) {
          rows.add(row(group, model, Regime.ALL, Calibrated.Measure.BELOW, level, level, 0.01));
        }
        for (double level : List.of(0.025, 0.1, 0.9, 0.975, 1.0)) {
          rows.add(row(group, model, Regime.ALL, Calibrated.Measure.BETWEEN, level, 0.2, 0.01));
        }
        for (Regime regime : Regime.values()) {
          rows.add(row(group, model, regime, Calibrated.Measure.COVERAGE, 0.8, 0.8, 0.1));
          rows.add(
              row(group, model, regime, Calibrated.Measure.WIDTH, 0.8, Double.NaN, Double.NaN));
        }
      }
    }
    CalibrationRow.FILE.write(directory, rows.stream());
  }

  private CalibrationRow row(
      String group,
      String model,
      Regime regime,
      Calibrated.Measure measure,
      double level,
      double nominal,
      double difference) {
    return new CalibrationRow(
        group, model, regime, "all", measure, level, nominal, number(), difference, 40);
  }

  private void forecasts() throws IOException {
    List<ForecastRow> rows = new ArrayList<>();
    for (String id : series) {
      for (int origin = FIRST_ORIGIN - 1; origin + HORIZON < ROWS; origin++) {
        for (int step = 1; step <= HORIZON; step++) {
          double actual = number();
          for (String model : MODELS) {
            rows.add(
                new ForecastRow(
                    id,
                    date(origin + step),
                    step,
                    date(origin),
                    model,
                    actual,
                    number(),
                    LEVELS.stream()
                        .map(level -> model.equals("last-value") ? Double.NaN : number() + level)
                        .toList()));
          }
        }
      }
    }
    RunFiles.FORECASTS.write(
        directory, LEVELS.stream().map(ForecastRow::column).toList(), rows.stream());
  }

  /** A number of some hundreds with all the digits that a double has. */
  private double number() {
    return 100 + 400 * random.nextDouble();
  }
}
