package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.run.AttentionRow;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.significance.ModelComparison;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);

  /** On the joint time line as in {@link Small}: days 0 to 104 train, from 120 on is judged. */
  private static final int DAYS = Small.ROWS;

  /** The last of the series begins late: of its own rows a fifth would be another test split. */
  private static final int LATE = 60;

  @TempDir private Path folder = Path.of("");

  @Test
  void theNetworkLearnsNothingFromTheSeriesThatAreHeldOut() throws IOException {
    float[] known = weights(transfer(table("a", Small::wave, TransferTest::other), "c"));
    float[] changed =
        weights(transfer(table("b", Small::wave, day -> 50 + 9 * Math.sin(3.0 * day)), "c"));
    assertArrayEquals(known, changed);
    assertFalse(
        Arrays.equals(
            known,
            weights(transfer(table("d", day -> 2 * Small.wave(day), TransferTest::other), "a"))),
        "weights must depend on what is learned from");
  }

  /** Whatever comes from the first judged day on, of any series, nobody knows it before. */
  @Test
  void noRowFromTheFirstJudgedDayOnIsKnownToAnyNetwork() throws IOException {
    CompletedRun known = transfer(table("a", Small::wave, TransferTest::other), "c");
    CompletedRun changed =
        transfer(table("b", Small.waveUntil(Small.TEST_FROM), TransferTest::otherUntilJudged), "c");
    assertArrayEquals(weights(known), weights(changed));
    BacktestResult was = known.judgement().backtest();
    BacktestResult is = changed.judgement().backtest();
    for (String model : List.of("encoder", "encoder-own")) {
      assertEquals(was.forecast(model, 0, 1), is.forecast(model, 0, 1), model);
      assertEquals(was.forecast(model, 0, 2), is.forecast(model, 0, 2), model);
    }
    assertFalse(was.forecast("encoder", 5, 1) == is.forecast("encoder", 5, 1), "the rows changed");
  }

  /** The definition: a run on a table of that series alone, cut on the same days. */
  @Test
  void aNetworkOfItsOwnIsThatOfARunOnTheSeriesAlone() throws IOException {
    Path table = table("many", Small::wave, TransferTest::other);
    BacktestResult judged = transfer(table, "b", "c").judgement().backtest();
    int first = 0;
    for (String id : List.of("b", "c")) {
      Path alone = folder.resolve(id + ".csv");
      Files.write(
          alone,
          Files.readAllLines(table).stream()
              .filter(line -> line.startsWith("date") || line.contains("," + id + ","))
              .toList());
      Experiment experiment =
          Experiment.prepare(
              Small.config(
                  alone,
                  "data.split={type: dates, validation-from: %s, test-from: %s, embargo: 0}"
                      .formatted(FIRST.plusDays(105), FIRST.plusDays(Small.TEST_FROM))));
      BacktestResult own = experiment.judge(experiment.train(TrainingListener.NONE)).backtest();
      for (int window = 0; window < own.windows(); window++) {
        assertEquals(
            own.forecast("encoder", window, 2),
            judged.forecast("encoder-own", first + window, 2),
            id);
      }
      first += own.windows();
    }
    assertEquals(first, judged.windows(), "the held-out series alone are judged");
  }

  @Test
  void theTransferredModelIsTestedAgainstTheNaiveOneAndAgainstTheOwnOnEachSeries()
      throws IOException {
    CompletedRun run = transfer(table("a", Small::wave, TransferTest::other), "b", "c");
    for (String series : List.of(Score.ALL_SERIES, "b", "c")) {
      assertEquals(
          List.of("last-value", "encoder-own"),
          run.judgement().comparison().all().stream()
              .filter(one -> one.series().equals(series) && one.step() == Score.ALL_STEPS)
              .filter(one -> one.model().equals("encoder") && one.loss().equals("MAE"))
              .map(ModelComparison::reference)
              .toList());
    }
    assertTrue(
        run.judgement().comparison().all().stream()
            .filter(one -> one.reference().equals("encoder-own"))
            .allMatch(one -> one.model().equals("encoder")),
        "baselines are no matter of the own network");
    String text = run.judgement().comparison().bySeries("encoder");
    assertTrue(text.contains("\nb  MAE") && text.contains("\nc  MAE"), text);
  }

  @Test
  void severalSeedsOfBothAreJudgedAsOne() throws IOException {
    CompletedRun run =
        Transfer.of(
            experiment(
                table("a", Small::wave, TransferTest::other),
                "evaluation.seeds=2",
                "data.held-out=[c]"),
            RunListener.NONE);
    assertEquals(List.of("encoder", "encoder-seed-2"), run.judgement().runs().get("encoder"));
    assertEquals(
        List.of("encoder-own", "encoder-own-seed-2"), run.judgement().runs().get("encoder-own"));
  }

  @Test
  void aNetworkOfItsOwnThatDivergesIsLeftOutWithARemark() throws IOException {
    Path table = table("a", Small::wave, TransferTest::other);
    for (String seedThatDiverges : List.of("run 1", "run 2")) {
      List<String> missing = new ArrayList<>();
      RunListener listener =
          new RunListener() {
            @Override
            public TrainingListener onRival(String name) {
              if (name.startsWith("network of c, " + seedThatDiverges)) {
                experiment(table, "training.learning-rate=1e30").train(TrainingListener.NONE);
              }
              return TrainingListener.NONE;
            }

            @Override
            public void onMissing(String name, DivergedException diverged) {
              missing.add(name);
            }
          };
      CompletedRun run =
          Transfer.of(experiment(table, "evaluation.seeds=2", "data.held-out=[b, c]"), listener);
      assertEquals(List.of("encoder-own, %s of 2".formatted(seedThatDiverges)), missing);
      assertEquals(List.of("encoder-own"), run.judgement().runs().get("encoder-own"));
    }
  }

  /** Without dates a row number is a time only where all series have the same rows. */
  @Test
  void seriesWithoutDatesMustHaveTheSameRows() throws IOException {
    List<String> lines =
        Files.readAllLines(table("dated", Small::wave, TransferTest::other)).stream()
            .map(line -> line.substring(line.indexOf(',') + 1))
            .filter(line -> !line.startsWith("c,"))
            .toList();
    Path equal = Files.write(folder.resolve("equal.csv"), lines);
    assertEquals(2, experiment(equal, "data.held-out=[b]").series().size());

    Path unequal = Files.write(folder.resolve("unequal.csv"), lines.subList(0, lines.size() - 1));
    refused(
        "found a of %s, b of %s rows".formatted(DAYS, DAYS - 1),
        () -> experiment(unequal, "data.held-out=[b]"));
  }

  /** An unseen series is scaled by its rows before the test split, here as by any trained model. */
  @Test
  void theModelThatIsLeftJudgesAnUnseenSeriesAsTheTransferDid() throws IOException {
    Path table = table("many", Small::wave, TransferTest::other);
    CompletedRun run = transfer(table, "b");
    RunDirectory directory =
        new RunWriter(folder.resolve("runs")).write(run.network(), run.judgement());
    Judgement again = directory.evaluate(table, List.of());
    assertEquals(
        run.judgement().scores().score("b", "encoder", PointMetric.MAE, Score.ALL_STEPS).value(),
        again.scores().score("b", "encoder", PointMetric.MAE, Score.ALL_STEPS).value());
    assertEquals(3, directory.forecast(table, List.of()).size());
    List<AttentionRow> attention = AttentionRow.FILE.read(directory.path());
    assertEquals("b", attention.get(0).series(), "the first judged series, not the first");
  }

  @Test
  void whatIsNoTransferIsRefused() throws IOException {
    Path table = table("a", Small::wave, TransferTest::other);
    refused("found none", () -> Transfer.of(experiment(table), RunListener.NONE));
    refused("[a, b, c]; found d", () -> experiment(table, "data.held-out=[d]"));
    refused("must leave a series", () -> experiment(table, "data.held-out=[a, b, c]"));
    refused("named once", () -> experiment(table, "data.held-out=[a, a]"));
    refused(
        "must be split",
        () ->
            Transfer.of(
                experiment(table, "data.held-out=[a]", "evaluation.backtest=last-window"),
                RunListener.NONE));
  }

  private static void refused(String words, Runnable run) {
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, run::run).getMessage());
    assertTrue(message.contains(words), message);
  }

  private static float[] weights(CompletedRun run) {
    return run.network().training().weights().values();
  }

  private static double other(int day) {
    return 80 + 7 * Math.cos(day / 5.0);
  }

  /** The other, and from the first judged day on something else. */
  private static double otherUntilJudged(int day) {
    return day < Small.TEST_FROM ? other(day) : 30 + day % 5;
  }

  private static CompletedRun transfer(Path table, String... heldOut) {
    return Transfer.of(experiment(table, "data.held-out=" + List.of(heldOut)), RunListener.NONE);
  }

  private static Experiment experiment(Path table, String... assignments) {
    return Experiment.prepare(Small.config(table, assignments));
  }

  /** A long table: a over all days, b over all days, c from a later day on. */
  private Path table(String name, IntToDoubleFunction a, IntToDoubleFunction c) throws IOException {
    List<String> lines = new ArrayList<>(List.of("date,symbol,close"));
    IntStream.range(0, DAYS)
        .forEach(
            day -> {
              LocalDate date = FIRST.plusDays(day);
              lines.add(date + ",a," + a.applyAsDouble(day));
              lines.add(date + ",b," + (20 + a.applyAsDouble(day) / 10 + Math.sin(day)));
              if (day >= LATE) {
                lines.add(date + ",c," + c.applyAsDouble(day));
              }
            });
    return Files.write(folder.resolve(name + ".csv"), lines);
  }
}
