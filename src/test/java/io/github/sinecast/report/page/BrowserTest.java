package io.github.sinecast.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Installed;
import io.github.sinecast.report.Fans;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.SeriesForecast;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, without a screen. */
class BrowserTest {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final String NASTY = "Zürich, \"A&B\" </script><b>ß";

  /** A shown number of three decimals, as JavaScript has it before it is rounded. */
  private static final double HALF = 0.0005 * (1 + 1e-9);

  /** Collects what goes wrong, opens all tables, and afterwards moves the slider. */
  private static final String WATCH =
      """
      <script>
      const wrong = [];
      addEventListener("error", event => wrong.push(event.message));
      addEventListener("unhandledrejection", event => wrong.push(String(event.reason)));
      addEventListener("securitypolicyviolation", event => wrong.push(event.blockedURI));
      console.error = console.warn = (...words) => wrong.push(words.join(" "));
      addEventListener("load", () => {
        document.querySelectorAll(".toggle[aria-expanded=false]").forEach(button => button.click());
        const before = document.querySelectorAll("#forecast-table td[data-value]");
        document.body.dataset.before = [...before].map(cell => cell.dataset.value).join(" ");
        const slider = document.getElementById("origin");
        if (slider) {
          slider.value = "3";
          slider.dispatchEvent(new Event("input"));
        }
        document.body.dataset.asked = performance.getEntriesByType("resource").length;
        document.body.dataset.wrong = wrong.join(" | ");
      });
      </script>
      """;

  @TempDir private Path folder;

  @Test
  void thePageShowsTheNumbersOfTheFilesAndAsksNobodyForAnything() throws Exception {
    RunDirectory run = WrittenRun.of(folder.resolve("run"), List.of(NASTY));
    String dom = opened(Page.of(run), "#model=encoder&origin=" + WrittenRun.date(42));
    assertTrue(dom.contains("data-ready=\"true\""), "the script did not come to its end");
    assertEquals("", attribute(dom, "data-wrong"));
    assertEquals("0", attribute(dom, "data-asked"));

    List<Double> claimed = new ArrayList<>();
    for (Map<String, String> test : ParsedCsv.rows(run.path().resolve("tests.csv"))) {
      Stream.of("skill", "lower", "upper", "p_holm", "p_seeds")
          .map(column -> Double.parseDouble(String.valueOf(test.get(column))))
          .forEach(claimed::add);
    }
    assertEquals(claimed, values(dom, "tests-table"));

    List<Map<String, String>> scores = ParsedCsv.rows(run.path().resolve("scores.csv"));
    assertEquals(scores(scores, "MAE", "MASE", "direction"), values(dom, "scores"));
    List<Double> epochs = new ArrayList<>();
    for (Map<String, String> epoch : ParsedCsv.rows(run.path().resolve("epochs.csv"))) {
      Stream.of("train_loss", "validation_loss", "learning_rate", "seconds")
          .map(column -> Double.parseDouble(String.valueOf(epoch.get(column))))
          .forEach(epochs::add);
    }
    assertEquals(epochs, values(dom, "epochs-table"));

    assertForecasts(run, 42, numbers(attribute(dom, "data-before")));
    assertForecasts(run, WrittenRun.FIRST_ORIGIN - 1 + 3, values(dom, "forecast-table"));
    assertTrue(dom.contains(">" + WrittenRun.date(WrittenRun.FIRST_ORIGIN + 2) + " (4 of 19)<"));
  }

  @Test
  void theFirstPictureIsTheForecastAfterTheLastRow() throws Exception {
    RunDirectory run = WrittenRun.of(folder.resolve("run"), List.of("a"));
    String dom = opened(Page.of(run), "");
    assertEquals("", attribute(dom, "data-wrong"));
    List<Double> expected = new ArrayList<>();
    for (Map<String, String> step : ParsedCsv.rows(run.path().resolve("forecast.csv"))) {
      Stream.of("yhat", "q2.5", "q97.5", "q10", "q90")
          .map(column -> Double.parseDouble(String.valueOf(step.get(column))))
          .forEach(expected::add);
    }
    assertEquals(expected, numbers(attribute(dom, "data-before")));
    assertTrue(dom.contains(">The next forecast<"));
  }

  @Test
  void partsOfAnEnsembleAndTheGapBetweenLossesAreExplained() throws Exception {
    RunDirectory run = WrittenRun.of(folder.resolve("run"), List.of("a"));
    String dom = opened(Page.of(run), "");
    List<Double> expected = new ArrayList<>();
    for (Map<String, String> part : ParsedCsv.rows(run.path().resolve("ensemble.csv"))) {
      Stream.of("weight", "validation", "test")
          .map(column -> String.valueOf(part.get(column)))
          .filter(field -> !field.isEmpty())
          .map(Double::valueOf)
          .forEach(expected::add);
    }
    assertEquals(expected, values(dom, "ensemble-table"));
    assertTrue(dom.contains("is 63 % average of the networks and 38 % empirical-walk"), dom);
    // Of epoch 1 both losses are those of the last value.
    assertTrue(
        dom.contains(
            "On the validation windows the loss of the network is 50 % lower than on the training"
                + " windows, and that of last-value is 50 % lower. The gap comes from the rows, not"
                + " from training."),
        dom);
  }

  @Test
  void thePanelListsItsSeriesTheWorstFirst() throws Exception {
    List<String> ids = List.of("a", NASTY, "c");
    RunDirectory run = WrittenRun.of(folder.resolve("run"), ids);
    String dom = opened(Page.of(run), "");
    List<Map<String, String>> scores = ParsedCsv.rows(run.path().resolve("scores.csv"));
    List<Double> expected =
        ids.stream()
            .map(
                id ->
                    scores(
                        scores.stream().filter(row -> id.equals(row.get("series"))).toList(),
                        "MAE"))
            .sorted(Comparator.comparing(errors -> -errors.get(2) / errors.get(0)))
            .flatMap(
                errors ->
                    Stream.of(
                        (double) WrittenRun.ROWS, errors.get(2), errors.get(2) / errors.get(0)))
            .toList();
    assertEquals(expected, values(dom, "series-table"));
    assertEquals(3, dom.split("class=\"spark\"", -1).length - 1);
  }

  @Test
  void severalRunsStandBesideEachOther() throws Exception {
    RunDirectory one = WrittenRun.of(folder.resolve("one"), List.of("a", "b"));
    RunDirectory two = WrittenRun.of(folder.resolve("two"), List.of("a", "b"));
    String dom = opened(Page.of(List.of(one, two)), "");
    assertTrue(dom.contains("data-ready=\"true\""), "the script did not come to its end");
    assertEquals("", attribute(dom, "data-wrong"));
    List<Double> expected = new ArrayList<>();
    for (RunDirectory run : List.of(one, two)) {
      List<Map<String, String>> together =
          ParsedCsv.rows(run.path().resolve("scores.csv")).stream()
              .filter(row -> "all".equals(row.get("series")))
              .toList();
      expected.addAll(scores(together, "MAE", "MASE", "direction"));
    }
    assertEquals(expected, values(dom, "scores"));
  }

  @Test
  void aPanelIsSummarisedByMedianMeanRankAndWorstSeries() throws Exception {
    RunDirectory run = WrittenRun.of(folder.resolve("run"), List.of("a", NASTY, "c"));
    String dom = opened(Page.of(run), "");
    assertTrue(dom.contains("data-ready=\"true\""), "the script did not come to its end");
    assertEquals("", attribute(dom, "data-wrong"));

    double[][] errors = new double[3][];
    List<Map<String, String>> rows = ParsedCsv.rows(run.path().resolve("scores.csv"));
    for (int series = 0; series < 3; series++) {
      String id = List.of("a", NASTY, "c").get(series);
      errors[series] =
          scores(rows.stream().filter(row -> id.equals(row.get("series"))).toList(), "MAE").stream()
              .mapToDouble(value -> value)
              .toArray();
    }
    List<Double> expected = new ArrayList<>();
    for (int model = 0; model < WrittenRun.MODELS.size(); model++) {
      double[] relative = new double[3];
      double ranks = 0;
      for (int series = 0; series < 3; series++) {
        relative[series] = errors[series][model] / errors[series][0];
        for (double error : errors[series]) {
          ranks += error <= errors[series][model] ? 1 : 0;
        }
      }
      Arrays.sort(relative);
      expected.add(relative[1]);
      expected.add(ranks / 3);
    }
    assertEquals(expected, values(dom, "panel-table"));
  }

  @Test
  void aForecastPageShowsItsQuantiles() throws Exception {
    SeriesForecast forecast = Fans.of(NASTY);
    String dom = opened(ForecastPage.of(List.of(forecast)), "");
    assertTrue(dom.contains("data-ready=\"true\""), "the script did not come to its end");
    assertEquals("", attribute(dom, "data-wrong"));
    List<Double> expected = new ArrayList<>();
    for (int step = 1; step <= 2; step++) {
      expected.add(forecast.point(step));
      for (double level : List.of(0.025, 0.975, 0.1, 0.9)) {
        expected.add(forecast.quantile(step, level));
      }
    }
    List<Double> shown = values(dom, "forecast-table");
    assertEquals(expected.size(), shown.size());
    for (int index = 0; index < expected.size(); index++) {
      // (1 - 0.95) / 2 is not the double that 0.025 is.
      assertEquals(expected.get(index), shown.get(index), 1e-9, "number " + index);
    }
  }

  /** The scores over all steps, model by model. */
  /** The mean cosine of an offset's angles is that of any pair; 12 tokens, and twice as many. */
  @Test
  void theEncodingsPageShowsTheChosenEncodingByDistance() throws Exception {
    String page = EncodingPage.of("alibi", List.of(16), List.of(12));
    String dom = opened(page, "#encoding=rope&clock=index");
    assertTrue(dom.contains("data-ready=\"true\""), "the script did not come to its end");
    assertEquals("", attribute(dom, "data-wrong"));
    assertEquals("0", attribute(dom, "data-asked"));
    assertEquals("rope 16 12 index", attribute(dom, "data-shown"));
    assertByDistance(
        dom,
        1,
        (head, offset) -> {
          double sum = 0;
          for (int pair = 0; pair < 4; pair++) {
            sum += Math.cos(offset * Math.pow(10_000, -pair / 4.0)) / 4;
          }
          return sum;
        });
    assertEquals(List.of(0.0, 0.0), values(dom, "changes-table"), "moves by a row, doubles");
  }

  /**
   * A selection, as by mouse or keyboard, shows another encoding: two heads of slopes 1/16, 1/256.
   */
  @Test
  void aSelectionOnTheEncodingsPageShowsAnotherEncoding() throws Exception {
    String page =
        EncodingPage.of("rope", List.of(16), List.of(12))
            .replace(
                "</body>",
                """
                <script>
                addEventListener("load", () => {
                  const encoding = document.getElementById("encoding");
                  encoding.value = "alibi";
                  encoding.dispatchEvent(new Event("change"));
                  document.querySelectorAll(".toggle[aria-expanded=false]").forEach(button => button.click());
                  document.body.dataset.focused = document.activeElement.id;
                });
                </script>
                </body>\
                """);
    String dom = opened(page, "");
    assertEquals("", attribute(dom, "data-wrong"));
    assertEquals("alibi 16 12 index", attribute(dom, "data-shown"));
    assertEquals("encoding", attribute(dom, "data-focused"), "the keyboard stays where it was");
    assertByDistance(dom, 2, (head, offset) -> -Math.pow(16, -(head + 1)) * Math.abs(offset));
  }

  private interface ByDistance {
    double of(int head, int offset);
  }

  /** By offset the means of each head in 12 tokens, where they reach, and in 24. */
  private static void assertByDistance(String dom, int heads, ByDistance expected) {
    List<Double> wanted = new ArrayList<>();
    for (int offset = -23; offset <= 23; offset++) {
      for (int tokens : new int[] {12, 24}) {
        for (int head = 0; head < heads && Math.abs(offset) < tokens; head++) {
          wanted.add(expected.of(head, offset));
        }
      }
    }
    List<Double> shown = values(dom, "distance-table");
    assertEquals(wanted.size(), shown.size());
    for (int index = 0; index < shown.size(); index++) {
      double digits = 6e-4 * Math.abs(wanted.get(index)) + 1e-9;
      assertEquals(wanted.get(index), shown.get(index), digits, "number " + index);
    }
  }

  private static List<Double> scores(List<Map<String, String>> rows, String... metrics) {
    List<Double> values = new ArrayList<>();
    for (String model : WrittenRun.MODELS) {
      for (String metric : metrics) {
        rows.stream()
            .filter(row -> model.equals(row.get("model")) && metric.equals(row.get("metric")))
            .filter(row -> "all".equals(row.get("step")))
            .forEach(row -> values.add(Double.parseDouble(String.valueOf(row.get("value")))));
      }
    }
    return values;
  }

  private static void assertForecasts(RunDirectory run, int origin, List<Double> shown)
      throws IOException {
    List<Double> expected = new ArrayList<>();
    List<Map<String, String>> series = ParsedCsv.rows(run.path().resolve("series.csv"));
    for (Map<String, String> row : ParsedCsv.rows(run.path().resolve("forecasts.csv"))) {
      if ("encoder".equals(row.get("model")) && WrittenRun.date(origin).equals(row.get("cutoff"))) {
        int step = Integer.parseInt(String.valueOf(row.get("step")));
        expected.add(Double.parseDouble(String.valueOf(series.get(origin + step).get("value"))));
        for (String column : List.of("yhat", "q2.5", "q97.5", "q10", "q90")) {
          expected.add(Double.parseDouble(String.valueOf(row.get(column))));
        }
      }
    }
    assertEquals(expected.size(), shown.size());
    for (int index = 0; index < expected.size(); index++) {
      assertEquals(expected.get(index), shown.get(index), HALF, "number " + index);
    }
  }

  /** The DOM of a page after its scripts have run. */
  private String opened(String page, String address) throws Exception {
    String browser = browser();
    Installed.require(
        !browser.isEmpty(),
        "none of %s is installed; on Debian and Ubuntu: apt-get install chromium"
            .formatted(String.join(", ", BROWSERS)));
    Path file = folder.resolve("page.html");
    Files.writeString(file, page.replace("<style>", WATCH + "<style>"));
    Path out = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                file.toUri() + address)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the browser does not end");
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(out);
  }

  private static String browser() {
    for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
      for (String name : BROWSERS) {
        if (Files.isExecutable(Path.of(folder, name))) {
          return Path.of(folder, name).toString();
        }
      }
    }
    return "";
  }

  private static String attribute(String dom, String name) {
    Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(dom);
    assertTrue(matcher.find(), name + " is missing");
    return matcher.group(1);
  }

  /** The whole numbers behind the cells of a table. */
  private static List<Double> values(String dom, String id) {
    Matcher table =
        Pattern.compile("<table id=\"" + id + "\"[^>]*>(.*?)</table>", Pattern.DOTALL).matcher(dom);
    assertTrue(table.find(), "no table " + id);
    Matcher cell = Pattern.compile("data-value=\"([^\"]+)\"").matcher(table.group(1));
    List<Double> values = new ArrayList<>();
    while (cell.find()) {
      if (!cell.group(1).isEmpty()) {
        values.addAll(numbers(cell.group(1)));
      }
    }
    return values;
  }

  private static List<Double> numbers(String text) {
    return Stream.of(text.split(" ")).map(Double::parseDouble).toList();
  }
}
