package io.github.sinecast.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
  /** What a script element, a quote or a letter beyond ASCII might break. */
  private static final String NASTY = "Zürich, \"A&B\" </script><b>ß";

  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

  private static final int LARGEST_PAGE = 3_000_000;

  /** Sums in another order differ in the last digits. */
  private static final double ROUNDING = 1e-9;

  @TempDir private Path folder;

  private RunDirectory run(String... series) throws IOException {
    return WrittenRun.of(folder.resolve("run"), List.of(series));
  }

  private static JsonNode data(String page) throws IOException {
    Matcher matcher = DATA.matcher(page);
    assertTrue(matcher.find(), "no data in the page");
    return new ObjectMapper().readTree(matcher.group(1)).get("runs");
  }

  /** Of metrics that are not drawn by step, a page has the score over all steps. */
  @ParameterizedTest
  @CsvSource({"scores, scores.csv", "tests, tests.csv", "epochs, epochs.csv"})
  void everyRowOfAFileIsInThePageWithAllItsDigits(String name, String file) throws IOException {
    RunDirectory run = run(NASTY, "other");
    JsonNode table = data(Page.of(run)).get(0).get(name);
    List<Map<String, String>> rows =
        ParsedCsv.rows(run.path().resolve(file)).stream()
            .filter(
                row -> !("direction".equals(row.get("metric")) && !"all".equals(row.get("step"))))
            .toList();
    assertEquals(rows.size(), table.get("rows").size());
    for (int row = 0; row < rows.size(); row++) {
      assertSameFields(rows.get(row), table, row);
    }
  }

  /** Versions to come may know more of a test than this one. */
  @Test
  void aColumnThatNoRecordKnowsIsInThePageToo() throws IOException {
    RunDirectory run = run("one");
    Path tests = RunFiles.TESTS.in(run.path());
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(tests)) {
      lines.add(line + (lines.isEmpty() ? ",remark,windows" : ",a word,12.5"));
    }
    Files.write(tests, lines);
    JsonNode table = data(Page.of(run)).get(0).get("tests");
    int columns = RunFiles.TESTS.columns().size();
    assertEquals("remark", table.get("columns").get(columns).asText());
    for (JsonNode row : table.get("rows")) {
      assertEquals("a word", row.get(columns).asText());
      assertEquals(12.5, row.get(columns + 1).numberValue());
    }
  }

  @Test
  void calibrationOverAllStepsIsInThePageWithAllItsDigits() throws IOException {
    RunDirectory run = run("one");
    JsonNode table = data(Page.of(run)).get(0).get("calibration");
    List<Map<String, String>> rows =
        ParsedCsv.rows(run.path().resolve("calibration.csv")).stream()
            .filter(row -> "all".equals(row.get("step")))
            .toList();
    assertEquals(rows.size(), table.get("rows").size());
    for (int row = 0; row < rows.size(); row++) {
      assertSameFields(rows.get(row), table, row);
    }
  }

  private static void assertSameFields(Map<String, String> expected, JsonNode table, int row) {
    int column = 0;
    for (Map.Entry<String, String> field : expected.entrySet()) {
      assertEquals(field.getKey(), table.get("columns").get(column).asText());
      JsonNode value = table.get("rows").get(row).get(column);
      if (value.isNumber()) {
        assertEquals(Double.parseDouble(field.getValue()), value.doubleValue(), field.toString());
      } else {
        assertEquals(field.getValue(), value.isNull() ? "" : value.asText(), field.toString());
      }
      column++;
    }
  }

  @Test
  void forecastsAreThoseOfTheFileToTheShownDecimals() throws IOException {
    RunDirectory run = run(NASTY);
    JsonNode page = data(Page.of(run)).get(0);
    JsonNode series = page.get("forecasts").get("series").get(0);
    int decimals = series.get("decimals").intValue();
    assertEquals(3, decimals, "numbers of some hundreds have six digits with three decimals");
    double half = 0.5 * Math.pow(10, -decimals) * (1 + ROUNDING);
    List<Map<String, String>> rows = ParsedCsv.rows(run.path().resolve("forecasts.csv"));
    for (JsonNode model : series.get("models")) {
      List<Double> shown = unpacked(model, series.get("origins").size(), decimals);
      List<Double> expected = new ArrayList<>();
      for (Map<String, String> row : rows) {
        if (model.get("model").asText().equals(row.get("model"))) {
          for (String name : List.of("yhat", "q2.5", "q97.5", "q10", "q90")) {
            String field = String.valueOf(row.get(name));
            if (!field.isEmpty()) {
              expected.add(Double.parseDouble(field));
            }
          }
        }
      }
      assertEquals(expected.size(), shown.size());
      for (int index = 0; index < shown.size(); index++) {
        assertEquals(expected.get(index), shown.get(index), half, model.get("model") + " " + index);
      }
    }
  }

  /** Reads packed numbers as the description of their form says, without the code that wrote it. */
  private static List<Double> unpacked(JsonNode model, int windows, int decimals) {
    byte[] bytes = Base64.getDecoder().decode(model.get("packed").asText());
    int levels = model.get("quantiles").booleanValue() ? 4 : 0;
    List<Double> numbers = new ArrayList<>();
    int[] at = {0};
    long first = 0;
    for (int window = 0; window < windows; window++) {
      long mean = first;
      for (int step = 0; step < WrittenRun.HORIZON; step++) {
        mean += next(bytes, at);
        first = step == 0 ? mean : first;
        numbers.add(mean / Math.pow(10, decimals));
        for (int level = 0; level < levels; level++) {
          numbers.add((mean + next(bytes, at)) / Math.pow(10, decimals));
        }
      }
    }
    assertEquals(bytes.length, at[0]);
    return numbers;
  }

  private static long next(byte[] bytes, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte one = bytes[at[0]++];
      value |= (long) (one & 0x7F) << shift;
      if (one >= 0) {
        return value % 2 == 0 ? value / 2 : -(value + 1) / 2;
      }
    }
  }

  @Test
  void thePanelSummaryCoversTheSeriesThatAreNotShownOneByOne() throws IOException {
    String[] ids = IntStream.range(0, 30).mapToObj(i -> "s" + i).toArray(String[]::new);
    RunDirectory run = run(ids);
    JsonNode page = data(Page.of(run)).get(0);
    Map<String, Double> relative = new HashMap<>();
    Map<String, Double> naive = new HashMap<>();
    for (Map<String, String> row : ParsedCsv.rows(run.path().resolve("scores.csv"))) {
      if ("MAE".equals(row.get("metric")) && "all".equals(row.get("step"))) {
        String id = String.valueOf(row.get("series"));
        double value = Double.parseDouble(String.valueOf(row.get("value")));
        if ("last-value".equals(row.get("model"))) {
          naive.put(id, value);
        } else if ("encoder".equals(row.get("model")) && !"all".equals(id)) {
          relative.put(id, value / Objects.requireNonNull(naive.get(id)));
        }
      }
    }
    List<String> worst =
        relative.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(5)
            .map(Map.Entry::getKey)
            .toList();

    JsonNode panel = page.get("panel");

    assertEquals(30, panel.get("series").intValue());
    JsonNode encoder = panel.get("models").get(WrittenRun.MODELS.indexOf("encoder"));
    assertEquals("encoder", encoder.get("model").asText());
    List<String> shown = new ArrayList<>();
    encoder.get("worst").forEach(one -> shown.add(one.get("series").asText()));
    assertEquals(worst, shown);
  }

  @Test
  void aRunOfOneSeriesHasNoPanelSummary() throws IOException {
    assertFalse(data(Page.of(run("one"))).get(0).has("panel"));
  }

  @Test
  void theWorstWindowIsTheOneOfTheGreatestMeanError() throws IOException {
    RunDirectory run = run("one");
    JsonNode series = data(Page.of(run)).get(0).get("forecasts").get("series").get(0);
    List<Map<String, String>> rows =
        ParsedCsv.rows(run.path().resolve("forecasts.csv")).stream()
            .filter(row -> "encoder".equals(row.get("model")))
            .toList();
    record Window(String origin, double error) {}
    Window worst =
        IntStream.range(0, rows.size() / WrittenRun.HORIZON)
            .mapToObj(
                window -> {
                  double sum = 0;
                  for (int step = 0; step < WrittenRun.HORIZON; step++) {
                    Map<String, String> row = rows.get(window * WrittenRun.HORIZON + step);
                    sum +=
                        Math.abs(
                            Double.parseDouble(String.valueOf(row.get("y")))
                                - Double.parseDouble(String.valueOf(row.get("yhat"))));
                  }
                  return new Window(
                      String.valueOf(rows.get(window * WrittenRun.HORIZON).get("cutoff")),
                      sum / WrittenRun.HORIZON);
                })
            .max(Comparator.comparingDouble(Window::error))
            .orElseThrow();
    JsonNode shown = series.get("models").get(2).get("worst").get(0);
    assertEquals(worst.origin(), shown.get(0).asText());
    assertEquals(worst.error(), shown.get(1).doubleValue(), ROUNDING * worst.error());
  }

  @Test
  void aNameCannotEndTheScriptThatItStandsIn() throws IOException {
    String page = Page.of(run(NASTY));
    assertFalse(page.contains("</script><b>"), "a name is markup");
    assertEquals(NASTY, data(page).get(0).get("series").get(0).get("series").asText());
  }

  @Test
  void aRunMayBeNamedAnything() throws IOException {
    String page = Page.filled("$1 <i>&\\", "{}");
    assertTrue(page.contains("<h1>$1 &lt;i&gt;&amp;\\</h1>"), "the title is not as it was given");
  }

  @Test
  void thePageAsksNobodyForAnything() throws IOException {
    String page = Page.of(run("one"));
    assertTrue(page.contains("content=\"default-src 'none';"));
    assertFalse(Pattern.compile("(src|href)\\s*=\\s*[\"'](https?:)?//").matcher(page).find());
    assertFalse(page.contains("@import"));
    assertFalse(page.contains("{{"), "a part of the page is missing");
  }

  /** What a metric is called, and how its values are written and drawn, is known to it alone. */
  @Test
  void theScriptsOfThePageKnowNoMetricByItsName() throws IOException {
    for (String script : List.of("numbers.js", "charts.js", "sections.js", "page.js")) {
      try (InputStream file = Objects.requireNonNull(Page.class.getResourceAsStream(script))) {
        String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        for (Metric metric : Metric.shownIn(View.TABLE)) {
          Pattern name = Pattern.compile("(?<![\\w-])" + metric.label() + "(?![\\w-])");
          // The tests have a column of this name.
          boolean column = metric == PointMetric.SKILL;
          assertTrue(column || !name.matcher(text).find(), script + " names " + metric.label());
        }
      }
    }
  }

  @Test
  void thePageIsToldWhatTheMetricsOfItsScoresAre() throws IOException {
    Map<String, JsonNode> told = new HashMap<>();
    data(Page.of(run("one")))
        .get(0)
        .get("metrics")
        .forEach(metric -> told.put(metric.get("label").asText(), metric));
    assertEquals("figure", told.get("MAE").get("notation").asText());
    assertEquals("percent", told.get("wAPE").get("notation").asText());
    assertEquals("coefficient", told.get("RMSSE").get("notation").asText());
    assertEquals("share", told.get("cover-80").get("notation").asText());
    assertTrue(told.get("cover-80").get("ofDistributions").booleanValue());
    assertFalse(told.get("direction").get("byStep").booleanValue());
    assertTrue(told.get("CRPS").get("byStep").booleanValue());
    assertTrue(told.get("MASE").get("legend").asText().contains("from row to row"));
    assertFalse(told.containsKey("CRPS-exact"));
  }

  /** The digest is that of dist/uPlot.iife.min.js in the package uplot 1.6.32 of npm. */
  @Test
  void theChartLibraryIsTheOneThatWasPublished() throws Exception {
    try (InputStream file =
        Objects.requireNonNull(Page.class.getResourceAsStream("uplot/uPlot.iife.min.js"))) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      assertEquals(
          "19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
          HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void theAuditIsInThePageWhereItIsInTheDirectory() throws IOException {
    RunDirectory run = run("one");
    assertTrue(data(Page.of(run)).get(0).get("audit").isNull());
    Files.writeString(
        run.path().resolve("audit.csv"),
        "check,subject,leak,found\nlook-ahead,scales,true,\"differs, by 1\"\n");
    JsonNode row = data(Page.of(run)).get(0).get("audit").get("rows").get(0);
    assertEquals("true", row.get(2).asText());
    assertEquals("differs, by 1", row.get(3).asText());
  }

  @Test
  void ofThousandsOfSeriesTheBestAndTheWorstAreShownInASmallPage() throws IOException {
    String[] ids = IntStream.range(0, 5000).mapToObj(one -> "s" + one).toArray(String[]::new);
    RunDirectory run = run(ids);
    String page = Page.of(run);
    assertTrue(page.getBytes(StandardCharsets.UTF_8).length < LARGEST_PAGE);
    List<Map<String, String>> errors =
        ParsedCsv.rows(run.path().resolve("scores.csv")).stream()
            .filter(row -> "encoder".equals(row.get("model")) && "MASE".equals(row.get("metric")))
            .filter(row -> "all".equals(row.get("step")) && !"all".equals(row.get("series")))
            .sorted(
                Comparator.comparingDouble(
                    row -> Double.parseDouble(String.valueOf(row.get("value")))))
            .toList();
    JsonNode chosen = data(page).get(0).get("chosen");
    assertEquals(errors.get(0).get("series"), chosen.get("ids").get(0).asText());
    int last = chosen.get("ids").size() - 1;
    assertEquals(11, last);
    assertEquals(errors.get(4999).get("series"), chosen.get("ids").get(last).asText());
    assertEquals(5000, chosen.get("of").intValue());
  }

  @Test
  void aPageOfSeveralRunsHasTheScoresOfEach() throws IOException {
    RunDirectory one = WrittenRun.of(folder.resolve("one"), List.of("a"));
    RunDirectory two = WrittenRun.of(folder.resolve("two"), List.of("a"));
    JsonNode runs = data(Page.of(List.of(one, two)));
    assertEquals("one", runs.get(0).get("name").asText());
    assertEquals("two", runs.get(1).get("name").asText());
    assertNotNull(runs.get(1).get("scores"));
  }

  @Test
  void aRunWithoutScoresIsRefusedByItsName() throws IOException {
    RunDirectory run = run("one");
    Files.delete(run.path().resolve("scores.csv"));
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, () -> Page.of(run)).getMessage());
    assertTrue(message.contains("scores.csv"), message);
  }

  @Test
  void aDamagedFileIsRefusedInWords() throws IOException {
    RunDirectory run = run("one");
    Files.writeString(run.path().resolve("scores.csv"), "series,model,metric,step,value\na,b\n");
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, () -> Page.of(run)).getMessage());
    assertTrue(message.contains(run.path().toString()), message);
  }

  /** By hand: the numbers 1 to 5 have mean 3, squares of 10 and products of neighbours of 4. */
  @Test
  void theAutocorrelationIsThatOfTheDefinition() {
    double[] lags = Autocorrelation.of(new double[] {1, 2, 3, 4, 5});
    assertEquals(1, lags.length);
    assertEquals(0.4, lags[0], 1e-15);
    assertEquals(0, Autocorrelation.of(new double[] {2, 2, 2, 2, 2}).length);
  }
}
