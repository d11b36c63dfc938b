package io.github.sinecast.report.page;

import io.github.sinecast.evaluation.CsvLine;
import io.github.sinecast.run.RunDirectory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A run directory whose files are made up, so that no network has to be trained. */
final class WrittenRun {
  static final int HORIZON = 2;
  static final int ROWS = 60;
  static final int FIRST_ORIGIN = 40;
  static final List<String> MODELS = List.of("last-value", "empirical-walk", "encoder");
  private static final List<String> LEVELS = List.of("0.025", "0.1", "0.9", "0.975");

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
    return RunDirectory.open(directory);
  }

  static String date(int row) {
    return LocalDate.of(2020, 1, 1).plusDays(row).toString();
  }

  private Writer file(String name, String columns) throws IOException {
    Writer out = Files.newBufferedWriter(directory.resolve(name));
    out.write(columns + "\n");
    return out;
  }

  private void rows() throws IOException {
    try (Writer out = file("series.csv", "series,date,part,value")) {
      for (String id : series) {
        for (int row = 0; row < ROWS; row++) {
          String part = row < 30 ? "train" : row < FIRST_ORIGIN ? "validation" : "test";
          CsvLine.write(out, id, date(row), part, number());
        }
      }
    }
  }

  private void epochs() throws IOException {
    String columns = "epoch,train_loss,validation_loss,learning_rate,seconds";
    try (Writer out = file("epochs.csv", columns)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        CsvLine.write(out, "" + epoch, number(), number(), "5.0E-4", number());
      }
    }
  }

  private void scores() throws IOException {
    try (Writer out = file("scores.csv", "series,model,metric,step,value")) {
      for (String group : groups) {
        for (String model : MODELS) {
          for (String metric : List.of("MAE", "MASE", "direction", "CRPS", "cover-80")) {
            boolean points = model.equals("last-value") && metric.matches("CRPS|cover.*");
            for (String step : List.of("all", "1", "2")) {
              CsvLine.write(out, group, model, metric, step, points ? "" : number());
            }
          }
        }
      }
    }
  }

  private void tests() throws IOException {
    String columns =
        "series,model,reference,loss,step,statistic,p,p_holm,p_seeds,skill,lower,upper,verdict";
    try (Writer out = file("tests.csv", columns)) {
      for (String group : groups) {
        CsvLine.write(
            out,
            group,
            "encoder",
            "last-value",
            "MAE",
            "all",
            "-1.5",
            "0.134",
            "0.268",
            "0.536",
            number(),
            number(),
            number(),
            "no-difference-shown");
        CsvLine.write(
            out,
            group,
            "encoder",
            "empirical-walk",
            "CRPS",
            "all",
            "-3.5",
            "4.0E-4",
            "8.0E-4",
            "0.0312",
            "0.0431",
            "0.0147",
            "0.0690",
            "better");
      }
    }
  }

  private void calibration() throws IOException {
    String columns = "series,model,regime,step,measure,level,nominal,observed,difference,n";
    try (Writer out = file("calibration.csv", columns)) {
      for (String group : groups) {
        for (String model : List.of("empirical-walk", "encoder")) {
          for (String level : LEVELS) {
            CsvLine.write(
                out, group, model, "all", "all", "below", level, level, number(), "0.01", "40");
          }
          for (String level : List.of("0.025", "0.1", "0.9", "0.975", "1.0")) {
            CsvLine.write(
                out, group, model, "all", "all", "between", level, "0.2", number(), "0.01", "40");
          }
          for (String regime : List.of("all", "calm", "middle", "volatile")) {
            CsvLine.write(
                out, group, model, regime, "all", "coverage", "0.8", "0.8", number(), "0.1", "40");
            CsvLine.write(out, group, model, regime, "all", "width", "0.8", "", number(), "", "40");
          }
        }
      }
    }
  }

  private void forecasts() throws IOException {
    String columns = "series,origin,date,step,model,actual,mean,q" + String.join(",q", LEVELS);
    try (Writer out = file("forecasts.csv", columns)) {
      for (String id : series) {
        for (int origin = FIRST_ORIGIN - 1; origin + HORIZON < ROWS; origin++) {
          for (int step = 1; step <= HORIZON; step++) {
            String actual = number();
            for (String model : MODELS) {
              List<String> line = new ArrayList<>();
              line.addAll(List.of(id, date(origin), date(origin + step), "" + step, model));
              line.addAll(List.of(actual, number()));
              for (String level : LEVELS) {
                line.add(model.equals("last-value") ? "" : number() + level.substring(2));
              }
              CsvLine.write(out, line);
            }
          }
        }
      }
    }
  }

  /** A number of some hundreds with all the digits that a double has. */
  private String number() {
    return Double.toString(100 + 400 * random.nextDouble());
  }
}
