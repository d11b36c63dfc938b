package io.github.sinecast.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.comparison.SuccessiveHalving.Rung;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.SearchSpec;
import io.github.sinecast.run.TrialRow;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.work.LocalThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomSearchTest {
  @TempDir private Path folder;
  private Path config = Path.of("");

  @BeforeEach
  void writeTheSearch() throws IOException {
    SmallGrid.table(folder, SmallGrid::wave);
    config =
        SmallGrid.config(
            folder,
            "search: {trials: 6, first-epochs: 1, factor: 2}",
            "model: {width: 4, heads: [1, 2], layers: 1, feed-forward-width: 4, dropout: {from: 0,"
                + " to: 0.5}}",
            "training: {epochs: 4, batch-size: 16, micro-batch: 4, learning-rate: {from: 1e-4, to:"
                + " 1e-1, scale: log}}");
  }

  /** The table of the paper: 27 trials, factor 3. */
  @Test
  void rungsGiveFewerTrialsMoreEpochs() {
    assertEquals(
        List.of(new Rung(27, 1), new Rung(9, 3), new Rung(3, 9), new Rung(1, 27)),
        SuccessiveHalving.rungs(27, new SearchSpec(27, 1, 1, 3), 27));
    assertEquals(
        List.of(new Rung(10, 2), new Rung(3, 6), new Rung(1, 18), new Rung(1, 20)),
        SuccessiveHalving.rungs(10, new SearchSpec(10, 1, 2, 3), 20));
    assertEquals(
        List.of(new Rung(5, 4)), SuccessiveHalving.rungs(5, new SearchSpec(5, 1, 9, 3), 4));
  }

  @Test
  void theBestGoOnAndThoseThatDivergedNeverDo() {
    List<TrialResult> rung =
        List.of(result(1, 0.5), result(2, Double.NaN), result(3, 0.25), result(4, 0.5));
    assertEquals(List.of(3, 1), numbers(SuccessiveHalving.best(rung, 2)));
    assertEquals(List.of(3, 1, 4), numbers(SuccessiveHalving.best(rung, 4)));
  }

  @Test
  void everyTrialOfEveryRungIsOnRecord() throws IOException {
    List<TrialResult> found =
        search().run(folder.resolve("found"), new LocalThreads(2), result -> {});
    List<TrialRow> lines = record();
    // 6 trials of 1 epoch, 3 of 2, 1 of 4.
    assertEquals(10, lines.size());
    assertEquals(6, lines.stream().filter(row -> row.rung() == 1).count());
    assertEquals(
        3,
        lines.stream().filter(row -> row.outcome().equals("promoted") && row.rung() == 1).count());
    TrialRow last = lines.get(9);
    assertEquals(3, last.rung());
    assertEquals(4, last.epochs());
    assertEquals("finished", last.outcome());
    assertEquals(10, found.size());
    double worstPromoted = losses(lines, "promoted").max().orElseThrow();
    double bestGivenUp = losses(lines, "given-up").min().orElseThrow();
    assertTrue(worstPromoted <= bestGivenUp);
  }

  /** A rung's trial is a plain training: the config says all of it. */
  @Test
  void theLossOfTheBestIsThatOfItsConfigTrainedAlone() {
    TrialResult best =
        search().run(folder.resolve("found"), new LocalThreads(1), result -> {}).get(0);
    double alone =
        Experiment.prepare(best.config())
            .train(TrainingListener.NONE)
            .training()
            .best()
            .validationLoss();
    assertEquals(alone, best.validationLoss());
  }

  /** The record is told that the trial of the last rung was far better after its first epoch. */
  @Test
  void aShortTrainingMayBeTheBest() throws IOException {
    search().run(folder.resolve("found"), new LocalThreads(1), result -> {});
    List<TrialRow> lines = record();
    int finished = lines.get(9).trial();
    TrialRow first =
        lines.stream()
            .filter(row -> row.trial() == finished && row.rung() == 1)
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve("found/trials.csv");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceFirst(Pattern.quote("," + first.validationLoss() + ","), ",0.0009,"));
    TrialResult best =
        search().run(folder.resolve("found"), new LocalThreads(1), result -> {}).get(0);
    assertEquals(0.0009, best.validationLoss());
    assertEquals(finished, best.trial().number());
    assertEquals(1, best.config().training().epochs());
  }

  @Test
  void aSearchThatWasStoppedGoesOnWhereItWas() throws IOException {
    List<TrialResult> wanted =
        search().run(folder.resolve("found"), new LocalThreads(1), result -> {});
    List<TrialRow> whole = record();
    Path file = folder.resolve("found/trials.csv");
    List<String> lines = Files.readAllLines(file);
    // As after four trials of the first rung.
    Files.write(file, lines.subList(0, 5));
    List<TrialResult> again =
        search().run(folder.resolve("found"), new LocalThreads(1), result -> {});
    assertEquals(wanted.get(0).trial(), again.get(0).trial());
    assertEquals(wanted.get(0).validationLoss(), again.get(0).validationLoss());
    List<TrialRow> resumed = record();
    assertEquals(withoutSeconds(whole), withoutSeconds(resumed));
    // Times tell what was found and what was trained again.
    assertEquals(seconds(whole).subList(0, 4), seconds(resumed).subList(0, 4));
    assertNotEquals(seconds(whole).subList(4, 10), seconds(resumed).subList(4, 10));
  }

  @Test
  void theTestSplitIsNotLookedAt() throws IOException {
    double before =
        search()
            .run(folder.resolve("a"), new LocalThreads(1), result -> {})
            .get(0)
            .validationLoss();
    SmallGrid.table(folder, row -> row < SmallGrid.TEST_FROM ? SmallGrid.wave(row) : 50 + row % 7);
    assertEquals(
        before,
        search()
            .run(folder.resolve("b"), new LocalThreads(1), result -> {})
            .get(0)
            .validationLoss());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed=[1, 2]",
        "training.epochs=[2, 4]",
        "window.horizon=[1, 2]",
        "model.head=[point, quantile]",
        "window.target=[level, difference]",
      })
  void whatMustNotBeSearchedIsRefused(String override) {
    List<String> overrides = List.of(override, "search.trials=20");
    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () -> {
                      SearchSpec search = ExperimentGrid.search(config, overrides);
                      new RandomSearch(search, ExperimentGrid.draw(config, overrides, search));
                    })
                .getMessage());
    assertTrue(message.contains(override.substring(0, override.indexOf('='))), message);
  }

  @Test
  void aConfigWithoutASearchOrWithNothingToDrawIsRefused() throws IOException {
    Path plain = SmallGrid.config(folder, "search: {trials: 2}");
    SearchSpec search = ExperimentGrid.search(plain, List.of());
    assertThrows(InvalidInputException.class, () -> ExperimentGrid.draw(plain, List.of(), search));
    Path none = SmallGrid.config(folder, "seed: 1");
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> ExperimentGrid.search(none, List.of()))
                .getMessage());
    assertTrue(message.contains("search: {trials: 27}"), message);
  }

  @Test
  void aListOfFewSettingsIsDrawnOnceEach() throws IOException {
    Path few = SmallGrid.config(folder, "search: {trials: 20}", "model: {layers: [1, 2]}");
    SearchSpec search = ExperimentGrid.search(few, List.of());
    assertEquals(2, ExperimentGrid.draw(few, List.of(), search).size());
  }

  private RandomSearch search() {
    SearchSpec search = ExperimentGrid.search(config, List.of());
    return new RandomSearch(search, ExperimentGrid.draw(config, List.of(), search));
  }

  private TrialResult result(int number, double loss) {
    SearchSpec search = ExperimentGrid.search(config, List.of());
    ExperimentGrid.Point point = ExperimentGrid.draw(config, List.of(), search).get(0);
    return new TrialResult(
        new TrialResult.Trial(number, "", point.config()),
        1,
        1,
        loss,
        0,
        TrialResult.Outcome.WAITING);
  }

  private static List<Integer> numbers(List<TrialResult> results) {
    return results.stream().map(one -> one.trial().number()).toList();
  }

  private List<TrialRow> record() throws IOException {
    return TrialRow.FILE.read(folder.resolve("found"));
  }

  private static DoubleStream losses(List<TrialRow> rows, String outcome) {
    return rows.stream()
        .filter(row -> row.rung() == 1 && row.outcome().equals(outcome))
        .mapToDouble(TrialRow::validationLoss);
  }

  private static List<String> withoutSeconds(List<TrialRow> rows) {
    return rows.stream()
        .map(
            row ->
                "%s %s %s %s %s %s %s"
                    .formatted(
                        row.trial(),
                        row.rung(),
                        row.epochs(),
                        row.validationLoss(),
                        row.outcome(),
                        row.settings(),
                        row.key()))
        .toList();
  }

  private static List<Double> seconds(List<TrialRow> rows) {
    return rows.stream().map(TrialRow::seconds).toList();
  }
}
