package io.github.sinecast.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.experiment.JudgedSplit;
import io.github.sinecast.significance.ComparedLoss;
import io.github.sinecast.significance.DieboldMariano;
import io.github.sinecast.significance.HolmCorrection;
import io.github.sinecast.work.LocalThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonReportTest {
  /** The mean over seeds may be summed in another order here. */
  private static final double ROUNDING = 1e-12;

  /** Runs that several tests look at are run once. */
  @TempDir private static Path folder = Path.of("");

  private static Path config = Path.of("");

  @BeforeAll
  static void writeTheGrid() throws IOException {
    SmallGrid.table(folder, SmallGrid::wave);
    config =
        SmallGrid.config(
            folder,
            "seed: [1, 2, 3]",
            "model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4, head: quantile,"
                + " encoding: [none, rope]}",
            "training: {epochs: 3, batch-size: 8, micro-batch: 8, learning-rate: 0.01}",
            "evaluation: {baselines: [drift, last-value, empirical-walk], networks: [nlinear]}");
  }

  @Test
  void seedsAreFoldedIntoMeanAndStandardDeviation() throws IOException {
    List<EndedRun> runs = runs();
    Map<String, String> row = row(csv(runs, ComparedLoss.MAE, null), "encoding=rope");
    double[] maes =
        runs.stream()
            .filter(run -> run.planned().row().equals("encoding=rope"))
            .mapToDouble(run -> score(run, "MAE"))
            .toArray();
    assertEquals(3, maes.length);
    double mean = (maes[0] + maes[1] + maes[2]) / 3;
    double squares = 0;
    for (double mae : maes) {
      squares += (mae - mean) * (mae - mean);
    }
    assertEquals("3", row.get("seeds"));
    assertEquals(mean, number(row, "MAE"), ROUNDING * mean);
    assertEquals(Math.sqrt(squares / 2), number(row, "MAE_deviation"), ROUNDING * mean);
    assertTrue(number(row, "MAE_deviation") > 0);
    assertTrue(number(row, "WQL") > 0 && number(row, "CRPS") > 0);
  }

  @Test
  void theNaiveRowsStandOnTopAndARivalThatIsTheSameBesideAllNetworksStandsOnce()
      throws IOException {
    assertEquals(
        List.of(
            "last-value", "drift", "empirical-walk", "nlinear", "encoding=none", "encoding=rope"),
        csv(runs(), ComparedLoss.MAE, null).stream().map(row -> row.get("row")).toList());
  }

  /** The definition: the mean loss of the seeds at each origin, tested as two forecasters are. */
  @Test
  void rowsAreTestedByTheMeanLossOfTheirSeedsAtEachOrigin() throws IOException {
    List<EndedRun> runs = runs();
    double[] none = meanLosses(runs, "encoding=none", "encoder");
    double[] rope = meanLosses(runs, "encoding=rope", "encoder");
    double[] linear = meanLosses(runs, "encoding=none", "nlinear");
    double p = dieboldMariano(rope, none);
    double pLinear = dieboldMariano(linear, none);
    double[] holm = HolmCorrection.of(pLinear, p);
    List<Map<String, String>> table = csv(runs, ComparedLoss.MAE, "encoding=none");
    assertEquals(p, number(row(table, "encoding=rope"), "p_2"), 1e-9);
    assertEquals(holm[1], number(row(table, "encoding=rope"), "p_holm_2"), 1e-9);
    assertEquals(holm[0], number(row(table, "nlinear"), "p_holm_2"), 1e-9);
    assertEquals("", row(table, "encoding=none").get("p_2"));
    assertEquals("", row(table, "drift").get("p_2"));
  }

  @Test
  void distributionsAreTestedAgainstEachWalkThatTakesPart() throws IOException {
    List<EndedRun> runs =
        runs(
            "evaluation.baselines=[last-value, ewma-walk, empirical-walk]",
            "evaluation.references=[empirical-walk, ewma-walk]",
            "seed=[1, 2]",
            "model.encoding=none");
    for (ComparedLoss loss : List.of(ComparedLoss.CRPS, ComparedLoss.WQL)) {
      List<Map<String, String>> table = csv(runs, loss, null);
      assertEquals("empirical-walk", row(table, "small").get("reference_1"));
      assertEquals("ewma-walk", row(table, "small").get("reference_2"));
      assertEquals("empirical-walk", row(table, "ewma-walk").get("reference_1"));
      assertEquals("", row(table, "ewma-walk").get("reference_2"));
      assertEquals("", row(table, "last-value").get("reference_1"));
      // nlinear and the network against both walks, and one walk against the other
      String note = "Holm-corrected over 5 tests";
      String text = ComparisonReport.of(runs, loss, null).toText();
      assertTrue(text.contains(note), text);
    }
  }

  /** A wave is easy to forecast, so that a claim is near; two seeds may make it and one may not. */
  @Test
  void aSingleSeedIsNeverCalledBetter() throws IOException {
    String[] easy = {"model.encoding=rope", "training.epochs=40", "training.patience=40"};
    List<EndedRun> three = runs("seed=[1, 2, 3]", easy);
    assertEquals("better", row(csv(three, ComparedLoss.MAE, null), "small").get("verdict_1"));
    assertEquals(
        "better-in-one-run",
        row(csv(runs("seed=1", easy), ComparedLoss.MAE, null), "small").get("verdict_1"));
  }

  @Test
  void runsOfOtherOriginsHaveATableOfTheirOwn() throws IOException {
    List<EndedRun> runs = runs("window.horizon=[1, 2]", "seed=1", "model.encoding=none");
    List<Map<String, String>> table = csv(runs, ComparedLoss.MAE, null);
    assertEquals(2, table.stream().map(row -> row.get("judged")).distinct().count());
    assertEquals(2, table.stream().filter(row -> row.get("row").equals("last-value")).count());
  }

  /** Each row has a partner that differs from it in one setting alone; the test is that of two. */
  @Test
  void aSettingOfSeveralRowsTestsEachOtherAgainstTheOneThatDiffersInItAlone() throws IOException {
    List<EndedRun> runs = runs("model.encoding=[none, rope, t5]", "model.layers=[1, 2]", "seed=1");
    List<Map<String, String>> table = csv(runs, ComparedLoss.MAE, "layers=1");
    List<Double> p = new ArrayList<>();
    for (String encoding : List.of("none", "rope", "t5")) {
      String reference = "layers=1, encoding=" + encoding;
      String tested = "layers=2, encoding=" + encoding;
      assertEquals("", row(table, reference).get("reference_2"));
      assertEquals(reference, row(table, tested).get("reference_2"));
      double own =
          dieboldMariano(
              meanLosses(runs, tested, "encoder"), meanLosses(runs, reference, "encoder"));
      assertEquals(own, number(row(table, tested), "p_2"), 1e-9);
      p.add(own);
    }
    double[] holm = HolmCorrection.of(p.stream().mapToDouble(Double::doubleValue).toArray());
    assertEquals(holm[1], number(row(table, "layers=2, encoding=rope"), "p_holm_2"), 1e-9);
    assertEquals("", row(table, "drift").get("reference_2"));
    String text = ComparisonReport.of(runs, ComparedLoss.MAE, "layers=1").toText();
    assertTrue(text.contains("against layers=1: change of the MAE"), text);
  }

  /** A row beside the run for each lookback: the same network, judged at the same origins. */
  @Test
  void otherLookbacksAreRowsThatAreTestedAgainstTheLookbackOfTraining() throws IOException {
    List<EndedRun> trained = runs("seed=1", "model.pooling=mean", "model.encoding=[rope, learned]");
    List<String> lines = new ArrayList<>();
    List<EndedRun> all =
        new OtherLookbacks(List.of(4, 6, 12)).of(trained, one -> lines.add(one.line()));
    assertEquals(4, lines.size(), "6 rows are those of training");
    List<Map<String, String>> table = csv(all, ComparedLoss.MAE, "lookback=6");
    for (int lookback : new int[] {4, 12}) {
      Map<String, String> row = row(table, "encoding=rope, lookback=" + lookback);
      assertEquals("encoding=rope, lookback=6", row.get("reference_2"));
      EndedRun run =
          trained.stream()
              .filter(one -> one.planned().row().equals("encoding=rope"))
              .findFirst()
              .orElseThrow();
      double mae =
          finished(run)
              .directory()
              .atLookback(lookback)
              .evaluate(List.of(folder.resolve("prices.csv")), List.of(), report -> {})
              .scores()
              .score("prices", "encoder", PointMetric.MAE, Score.ALL_STEPS)
              .value();
      assertEquals(mae, number(row, "MAE"), ROUNDING * mae);
    }
    String text = ComparisonReport.of(all, ComparedLoss.MAE, "lookback=6").toText();
    assertTrue(text.contains("learns 6 positions, the window has 12 tokens"), text);
  }

  @Test
  void aReferenceIsOneRowByItsNameOrBySomeOfItsSettings() throws IOException {
    List<EndedRun> runs = runs("seed=1", "model.layers=[1, 2]");
    assertEquals(
        "layers=1, encoding=rope",
        row(csv(runs, ComparedLoss.MAE, "encoding=rope, layers=1"), "nlinear").get("reference_2"));
    for (String wrong : List.of("encoding=t5", "layers=3")) {
      String message =
          String.valueOf(
              assertThrows(
                      InvalidInputException.class,
                      () -> ComparisonReport.of(runs, ComparedLoss.MAE, wrong))
                  .getMessage());
      assertTrue(message.contains(wrong) && message.contains("layers=2"), message);
    }
  }

  @Test
  void theMarkdownHasALineForEachRowAndNoColumnThatIsEmpty() {
    String text = ComparisonReport.of(runs(), ComparedLoss.MAE, "encoding=none").toMarkdown();
    List<String> lines = text.lines().filter(line -> line.startsWith("|")).toList();
    assertEquals(2 + 6, lines.size(), text);
    assertEquals(1, lines.stream().map(line -> line.split("\\|").length).distinct().count());
    assertFalse(lines.get(0).contains("shuffled"), text);
    assertTrue(lines.get(0).contains("| against encoding=none |"), text);
    assertTrue(lines.get(lines.size() - 1).matches(".*, p [^,]+, over seeds [^,]+\\).*"), text);
    assertTrue(text.contains("- over seeds: p of a t test"), text);
  }

  @Test
  void secondsAreShownOfRunsThatHadTheMachineToThemselves() throws IOException {
    String[] brief = {"seed=9", "model.encoding=none", "training.epochs=1"};
    try (RunStore store = new RunStore(folder.resolve("runs"))) {
      List<PlannedRun> planned = SmallGrid.planned(config, JudgedSplit.TEST, brief);
      List<EndedRun> alone =
          new GridRuns(store, new LocalThreads(1), false).of(planned, ended -> {});
      assertTrue(
          number(row(csv(alone, ComparedLoss.MAE, null), "small"), "seconds_per_epoch") >= 0);
    }
    List<EndedRun> together = runs();
    assertEquals(
        "", row(csv(together, ComparedLoss.MAE, null), "encoding=none").get("seconds_per_epoch"));
    String text = ComparisonReport.of(together, ComparedLoss.MAE, null).toText();
    assertFalse(text.contains("s/epoch"), text);
  }

  private List<EndedRun> runs(String first, String... overrides) {
    String[] all = new String[overrides.length + 1];
    all[0] = first;
    System.arraycopy(overrides, 0, all, 1, overrides.length);
    try (RunStore store = new RunStore(folder.resolve("runs"))) {
      return new GridRuns(store, new LocalThreads(2), false)
          .of(SmallGrid.planned(config, JudgedSplit.TEST, all), ended -> {});
    }
  }

  private List<EndedRun> runs() {
    return runs("execution.threads=1");
  }

  private static double score(EndedRun run, String metric) {
    Map<String, Double> scores = finished(run).scores().get("encoder");
    return Objects.requireNonNull(Objects.requireNonNull(scores).get(metric));
  }

  private static FinishedRun finished(EndedRun run) {
    return Objects.requireNonNull(run.run());
  }

  private static double[] meanLosses(List<EndedRun> runs, String row, String model) {
    List<double[]> ofSeeds =
        runs.stream()
            .filter(run -> run.planned().row().equals(row))
            .map(run -> Objects.requireNonNull(finished(run).losses().of(model, ComparedLoss.MAE)))
            .collect(Collectors.toList());
    double[] mean = new double[ofSeeds.get(0).length];
    for (int origin = 0; origin < mean.length; origin++) {
      int at = origin;
      mean[origin] = ofSeeds.stream().mapToDouble(losses -> losses[at]).average().orElseThrow();
    }
    return mean;
  }

  @Test
  void aReferenceNamesSettingsInAnyOrderAlsoThoseThatHaveCommas() {
    List<String> row = List.of("encoding={type: sum, parts: [rope, alibi]}", "layers=1");
    assertTrue(ComparisonTable.isNamed(row, "layers=1"));
    assertTrue(ComparisonTable.isNamed(row, "layers=1, " + row.get(0)));
    assertFalse(ComparisonTable.isNamed(row, "encoding={type: sum"));
    assertFalse(ComparisonTable.isNamed(row, "layers=1, heads=2"));
    assertFalse(ComparisonTable.isNamed(row, "layers=10"));
  }

  private static double dieboldMariano(double[] own, double[] reference) {
    double[] difference = new double[own.length];
    for (int origin = 0; origin < own.length; origin++) {
      difference[origin] = own[origin] - reference[origin];
    }
    return new DieboldMariano(1).test(difference).p();
  }

  private static List<Map<String, String>> csv(
      List<EndedRun> runs, ComparedLoss loss, @Nullable String reference) throws IOException {
    String text = ComparisonReport.of(runs, loss, reference).csv();
    List<List<String>> lines =
        CsvReader.builder().ofCsvRecord(text).stream().map(CsvRecord::getFields).toList();
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              Map<String, String> row = new HashMap<>();
              for (int field = 0; field < line.size(); field++) {
                row.put(lines.get(0).get(field), line.get(field));
              }
              return row;
            })
        .toList();
  }

  private static Map<String, String> row(List<Map<String, String>> table, String name) {
    return table.stream()
        .filter(row -> name.equals(row.get("row")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + name + " in " + table));
  }

  private static double number(Map<String, String> row, String field) {
    return Double.parseDouble(Objects.requireNonNull(row.get(field), field));
  }
}
