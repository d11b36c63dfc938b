package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sinecast.cli.Sinecast.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts and judges with a trained model as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class ForecastIT {
  private static final String RUN = "runs/small-1";

  @TempDir private static Path folder;

  @BeforeAll
  static void train() throws Exception {
    Sinecast.config(folder);
    Sinecast.in(folder, "train", "small.yaml").with(0);
  }

  /** The distribution does not hold ONNX Runtime. */
  @Test
  void anExportIsWrittenWithoutOnnxRuntimeAndItsCheckSaysWhatIsMissing() throws Exception {
    Sinecast.in(folder, "export", RUN, "--onnx", "small.onnx").with(0);
    assertTrue(Files.size(folder.resolve("small.onnx")) > 0);
    Sinecast.in(folder, "export", RUN, "--onnx", "checked.onnx", "--check", "other.csv")
        .with(3)
        .saying("ONNX Runtime is not installed", "folder lib");
    assertFalse(Files.exists(folder.resolve("checked.onnx")));
  }

  @Test
  void aTableItNeverSawIsForecastForTheNextTradingDaysInEveryFormat() throws Exception {
    // 2019-01-02 and 21 weekdays more: the last row is Thursday 31 January.
    Sinecast.prices(folder.resolve("other.csv"), 22, 1);
    String csv =
        Sinecast.in(folder, "forecast", RUN, "other.csv", "--format", "csv").with(0).output();
    List<String[]> rows = csv.lines().map(line -> line.split(",")).toList();
    assertEquals(3, rows.size(), csv);
    assertEquals("[unique_id, ds, step, cutoff, model, yhat]", Arrays.toString(rows.get(0)));
    assertEquals(
        "[other, 2019-02-01, 1, 2019-01-31, encoder]",
        Arrays.toString(Arrays.copyOf(rows.get(1), 5)));
    assertEquals(
        "[other, 2019-02-04, 2, 2019-01-31, encoder]",
        Arrays.toString(Arrays.copyOf(rows.get(2), 5)));

    String table = Sinecast.in(folder, "forecast", RUN, "other.csv").with(0).output();
    double forecast = Double.parseDouble(rows.get(2)[5]);
    assertTrue(table.contains("Close of other, last known"), table);
    assertTrue(
        table.contains(String.format(Locale.ROOT, "2  2019-02-04  %12.4f", forecast)), table);

    JsonNode json =
        new ObjectMapper()
            .readTree(
                Sinecast.in(folder, "forecast", RUN, "other.csv", "--format", "JSON")
                    .with(0)
                    .output());
    assertEquals("other", json.at("/0/series").textValue());
    assertEquals("2019-01-31", json.at("/0/lastKnownDate").textValue());
    assertEquals(Sinecast.price(21, 1), json.at("/0/lastKnown").doubleValue());
    assertEquals(forecast, json.at("/0/steps/1/forecast").doubleValue());
  }

  @Test
  void aForecastIsDrawnBesideItsNumbersAndNeverOverAnotherFile() throws Exception {
    Sinecast.prices(folder.resolve("drawn.csv"), 22, 1);
    for (String file : List.of("fan.html", "fan.png", "fan.svg")) {
      Sinecast.in(folder, "forecast", RUN, "drawn.csv", "--plot", file).with(0);
      assertTrue(Files.size(folder.resolve(file)) > 1000, file);
    }
    Sinecast.in(folder, "forecast", RUN, "drawn.csv", "--plot", "fan.svg")
        .with(3)
        .saying("fan.svg", "exists already", "--plot");
    Sinecast.in(folder, "forecast", RUN, "drawn.csv", "--plot", "fan.gif")
        .with(3)
        .saying("fan.gif", ".html, .png or .svg");
  }

  @Test
  void aRunGetsItsPageAnewAndSeveralGetOne() throws Exception {
    Path page = folder.resolve(RUN).resolve("report.html");
    String before = Files.readString(page);
    Sinecast.in(folder, "report", RUN).with(0);
    assertEquals(before, Files.readString(page));
    Sinecast.in(folder, "report", RUN, RUN, "--out", "both.html").with(0);
    assertTrue(Files.readString(folder.resolve("both.html")).contains("<h1>small-1, small-1</h1>"));
    Sinecast.in(folder, "report", RUN, RUN, "--out", "both.html")
        .with(3)
        .saying("both.html", "exists already", "--out");
  }

  @Test
  void aModelOfDistributionsTellsQuantilesAndDrawsPaths() throws Exception {
    Sinecast.in(folder, "train", "small.yaml", "--set", "name=sure", "--set", "model.head=quantile")
        .with(0);
    Sinecast.prices(folder.resolve("new.csv"), 22, 1);

    String csv =
        Sinecast.in(folder, "forecast", "runs/sure-1", "new.csv", "--format", "csv")
            .with(0)
            .output();
    List<String[]> rows = csv.lines().map(line -> line.split(",")).toList();
    assertEquals(
        "[unique_id, ds, step, cutoff, model, yhat, q2.5, q10, q90, q97.5]",
        Arrays.toString(rows.get(0)));
    for (String[] row : rows.subList(1, rows.size())) {
      double[] told = Arrays.stream(row).skip(5).mapToDouble(Double::parseDouble).toArray();
      double[] rising = {told[1], told[2], told[0], told[3], told[4]};
      assertTrue(Arrays.equals(rising, Arrays.stream(rising).sorted().toArray()), csv);
    }

    List<String> lines =
        Sinecast.in(folder, "forecast", "runs/sure-1", "new.csv", "--format", "json-lines")
            .with(0)
            .output()
            .lines()
            .toList();
    assertEquals(rows.size() - 1, lines.size());
    for (int line = 0; line < lines.size(); line++) {
      JsonNode object = new ObjectMapper().readTree(lines.get(line));
      assertEquals(rows.get(0).length, object.size());
      for (int column = 0; column < rows.get(0).length; column++) {
        String key = rows.get(0)[column];
        assertEquals(rows.get(line + 1)[column], object.get(key).asText(), key);
      }
    }

    String table =
        Sinecast.in(folder, "forecast", "runs/sure-1", "new.csv", "--quantiles", "0.3,0.7")
            .with(0)
            .output();
    assertTrue(table.contains("30 % below") && table.contains("70 % below"), table);

    String[] draw = {"forecast", "runs/sure-1", "new.csv", "--format", "csv", "--paths", "3"};
    String paths = Sinecast.in(folder, draw).with(0).output();
    assertEquals(1 + 3 * 2, paths.lines().count(), paths);
    assertTrue(
        paths.startsWith(
            "unique_id,ds,step,cutoff,model,path,value\nnew,2019-02-01,1,2019-01-31,encoder,1,"),
        paths);
    assertEquals(paths, Sinecast.in(folder, draw).with(0).output());
  }

  @Test
  void moreThanAModelKnowsIsNotTold() throws Exception {
    Sinecast.in(folder, "forecast", RUN, "prices.csv", "--paths", "3", "--format", "csv")
        .with(3)
        .saying("--paths", "points only", "model.head: quantile", "calibration: conformal");
    Sinecast.in(folder, "forecast", RUN, "prices.csv", "--quantiles", "0.1,1")
        .with(3)
        .saying("--quantiles", "below 1, found 1.0");
  }

  @Test
  void calibrationGivesAModelOfPointsIntervalsAndNeedsEnoughWindowsForThem() throws Exception {
    String levels = "evaluation.quantiles=[0.2, 0.5, 0.8]";
    Sinecast.in(
            folder,
            "train",
            "small.yaml",
            "--set",
            "name=corrected",
            "--set",
            "calibration=conformal",
            "--set",
            levels)
        .with(0);
    String csv =
        Sinecast.in(
                folder,
                "forecast",
                "runs/corrected-1",
                "prices.csv",
                "--format",
                "csv",
                "--quantiles",
                "0.2,0.8")
            .with(0)
            .output();
    assertTrue(csv.startsWith("unique_id,ds,step,cutoff,model,yhat,q20,q80\n"), csv);

    Sinecast.in(folder, "train", "small.yaml", "--set", "calibration=conformal")
        .with(3)
        .saying("calibration", "at least 39 windows", "calibration: none");
  }

  @Test
  void everySeriesOfATableIsForecast() throws Exception {
    StringBuilder text = new StringBuilder("month;symbol;price\n");
    for (int row = 0; row < 12; row++) {
      String month = String.format(Locale.ROOT, "2020-%02d-01", row + 1);
      for (String symbol : List.of("\"A;1\"", "Ü")) {
        text.append(month).append(';').append(symbol).append(';');
        text.append(Sinecast.price(row, symbol.length())).append('\n');
      }
    }
    Files.writeString(folder.resolve("months.txt"), text);
    String csv =
        Sinecast.in(folder, "forecast", RUN, "months.txt", "--format", "csv").with(0).output();
    assertEquals(
        List.of(
            "A;1,2021-01-01,1,2020-12-01,encoder",
            "A;1,2021-02-01,2,2020-12-01,encoder",
            "Ü,2021-01-01,1,2020-12-01,encoder",
            "Ü,2021-02-01,2,2020-12-01,encoder"),
        csv.lines().skip(1).map(line -> line.substring(0, line.lastIndexOf(','))).toList());
  }

  @Test
  void aNewFileIsWrittenAndAnExistingOneIsNot() throws Exception {
    assertEquals(
        "",
        Sinecast.in(folder, "forecast", RUN, "prices.csv", "--format", "csv", "--out", "answer.csv")
            .with(0)
            .output());
    String written = Files.readString(folder.resolve("answer.csv"));
    assertEquals(3, written.lines().count());
    Sinecast.in(folder, "forecast", RUN, "prices.csv", "--out", "answer.csv")
        .with(3)
        .saying("answer.csv: exists already", "--out");
    assertEquals(written, Files.readString(folder.resolve("answer.csv")));
    Sinecast.in(folder, "forecast", RUN, "prices.csv", "--out", "no folder/answer.csv")
        .with(3)
        .saying("no folder/answer.csv", "cannot be written", "--out");
  }

  @Test
  void aCutoffEndsTheTableAndIsRefusedWhereNothingCouldBeSaid() throws Exception {
    Sinecast.prices(folder.resolve("long.csv"), 30, 1);
    Sinecast.prices(Files.createDirectory(folder.resolve("ended")).resolve("long.csv"), 22, 1);
    String[] asked = {"forecast", RUN, "long.csv", "--format", "csv", "--cutoff", "2019-01-31"};
    assertEquals(
        Sinecast.in(folder, "forecast", RUN, "ended/long.csv", "--format", "csv").with(0).output(),
        Sinecast.in(folder, asked).with(0).output());
    Ended between =
        Sinecast.in(folder, "forecast", RUN, "long.csv", "--cutoff", "2019-02-03").with(0);
    assertTrue(between.errors().contains("forecast from 2019-02-01"), between.errors());
    Ended early =
        Sinecast.in(folder, "forecast", RUN, "long.csv", "--cutoff", "2019-01-03").with(3);
    assertTrue(early.errors().contains("from 2019-01-10 to 2019-02-12"), early.errors());
    Sinecast.in(folder, "forecast", RUN, "long.csv", "--cutoff", "2019-02-13")
        .with(3)
        .saying("after the last row, 2019-02-12", "from 2019-01-10 to 2019-02-12");
    Sinecast.in(folder, "forecast", RUN, "long.csv", "--cutoff", "31.1.2019")
        .with(3)
        .saying("--cutoff must be a date such as 2024-02-27", "found 31.1.2019");
  }

  @Test
  void aHistoryOneRowTooShortNamesBothLengths() throws Exception {
    Sinecast.prices(folder.resolve("long-enough.csv"), 7, 0);
    Sinecast.in(folder, "forecast", RUN, "long-enough.csv").with(0);
    Sinecast.prices(folder.resolve("short.csv"), 6, 0);
    Sinecast.in(folder, "forecast", RUN, "short.csv")
        .with(3)
        .saying("series short has 6 rows", "needs 7", "lookback of 6");
  }

  @Test
  void whatIsNoWholeRunIsRefused() throws Exception {
    Sinecast.in(folder, "forecast", ".", "prices.csv").with(3).saying("must be a run directory");
    Sinecast.in(folder, "forecast", RUN, "absent.csv").with(3).saying("absent.csv: no such file");

    Path damaged = folder.resolve("damaged");
    Files.createDirectories(damaged.resolve("model"));
    for (String file : List.of("config.yaml", "model/scales.json", "model/weights.safetensors")) {
      Files.copy(folder.resolve(RUN).resolve(file), damaged.resolve(file));
    }
    Sinecast.in(folder, "forecast", "damaged", "prices.csv").with(0);
    Path weights = damaged.resolve("model/weights.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, whole.length - 1));
    Sinecast.in(folder, "forecast", "damaged", "prices.csv").with(3).saying("weights.safetensors");
    Files.write(weights, whole);
    Files.writeString(damaged.resolve("model/scales.json"), "{\"prices\": {}}");
    Sinecast.in(folder, "evaluate", "damaged", "prices.csv").with(3).saying("scales.json");
  }

  @Test
  void aModelTakesSettingsOfDataOnly() throws Exception {
    Sinecast.in(folder, "forecast", RUN, "prices.csv", "--set", "seed=3")
        .with(3)
        .saying("--set seed=3", "settings of data only");
    Sinecast.in(folder, "forecast", RUN, "prices.csv", "--set", "data.csv.target-columns=[Open]")
        .with(3)
        .saying("prices.csv", "'Open'", "Close");
  }

  @Test
  void evaluatingTheTrainedTableGivesTheScoresOfTraining() throws Exception {
    Ended known = Sinecast.in(folder, "evaluate", RUN, "prices.csv").with(0);
    String scores = Files.readString(folder.resolve(RUN).resolve("scores.csv"));
    String mae =
        scores
            .lines()
            .filter(line -> line.startsWith("prices,encoder,MAE,all,"))
            .map(line -> line.substring(line.lastIndexOf(',') + 1))
            .findFirst()
            .orElseThrow();
    String row =
        known.output().lines().filter(line -> line.startsWith("encoder")).findFirst().orElseThrow();
    double shown = Double.parseDouble(row.split(" +", -1)[1]);
    assertEquals(Double.parseDouble(mae), shown, 5e-4, "to the digits shown");

    Sinecast.prices(folder.resolve("unseen.csv"), 80, 2);
    String unseen = Sinecast.in(folder, "evaluate", RUN, "unseen.csv").with(0).output();
    assertTrue(unseen.indexOf("last-value ") < unseen.indexOf("encoder "), unseen);
  }
}
