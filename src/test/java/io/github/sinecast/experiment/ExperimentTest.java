package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {
  /** Sums of some hundred terms in another order differ by less. */
  private static final double ROUNDING = 1e-12;

  @TempDir private Path folder;

  @Test
  void nothingOfTheTestRowsReachesScalesWeightsOrValidationLosses() throws IOException {
    Experiment known =
        Experiment.prepare(
            Small.config(Small.days(folder.resolve("a.csv"), Small.ROWS, Small::wave)));
    Experiment changed =
        Experiment.prepare(
            Small.config(
                Small.days(
                    Files.createDirectories(folder.resolve("changed")).resolve("a.csv"),
                    Small.ROWS,
                    Small.waveUntil(Small.TEST_FROM))));
    TrainedNetwork ofKnown = known.train(TrainingListener.NONE);
    TrainedNetwork ofChanged = changed.train(TrainingListener.NONE);

    assertEquals(known.scales().trained(), changed.scales().trained());
    assertArrayEquals(
        ofKnown.training().weights().values(), ofChanged.training().weights().values());
    assertEquals(losses(ofKnown), losses(ofChanged));
    assertNotEquals(
        Small.scores(known.judge(ofKnown)),
        Small.scores(changed.judge(ofChanged)),
        "the change must be one that matters");
  }

  @Test
  void theLastValidationRowReachesValidationLossesOnly() throws IOException {
    Experiment known =
        Experiment.prepare(
            Small.config(Small.days(folder.resolve("a.csv"), Small.ROWS, Small::wave)));
    Experiment changed =
        Experiment.prepare(
            Small.config(
                Small.days(
                    Files.createDirectories(folder.resolve("changed")).resolve("a.csv"),
                    Small.ROWS,
                    Small.waveUntil(Small.TEST_FROM - 1))));
    TrainedNetwork ofKnown = known.train(TrainingListener.NONE);
    TrainedNetwork ofChanged = changed.train(TrainingListener.NONE);
    assertEquals(known.scales().trained(), changed.scales().trained());
    assertEquals(
        ofKnown.training().epochs().stream().map(EpochResult::trainingLoss).toList(),
        ofChanged.training().epochs().stream().map(EpochResult::trainingLoss).toList());
    assertNotEquals(losses(ofKnown), losses(ofChanged));
  }

  @Test
  void theNumberOfThreadsChangesNoBit() throws IOException {
    Path table = Small.days(folder.resolve("a.csv"), Small.ROWS, Small::wave);
    Experiment one = Experiment.prepare(Small.config(table, "execution.threads=1"));
    Experiment three = Experiment.prepare(Small.config(table, "execution.threads=3"));
    TrainedNetwork ofOne = one.train(TrainingListener.NONE);
    TrainedNetwork ofThree = three.train(TrainingListener.NONE);
    assertArrayEquals(ofOne.training().weights().values(), ofThree.training().weights().values());
    assertEquals(Small.scores(one.judge(ofOne)), Small.scores(three.judge(ofThree)));
  }

  /** Names under which scores stand, in their order; the run itself knows its own network alone. */
  @Test
  void rivalNetworksAreTrainedOnTheSameWindowsAndJudgedBeside() throws IOException {
    Path table = Small.days(folder.resolve("a.csv"), Small.ROWS, Small::wave);
    Experiment experiment =
        Experiment.prepare(
            Small.config(table, "model.head=quantile", "evaluation.networks=[dlinear, nlinear]"));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    List<Double> seen = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpoch(EpochResult result) {
            seen.add(result.validationLoss());
          }
        };
    try (TrainedForecaster dLinear =
            new NetworkTraining(experiment).train(new RivalNetwork.DLinear(), listener);
        TrainedForecaster nLinear =
            new NetworkTraining(experiment).train(new RivalNetwork.NLinear(), listener)) {
      Judgement judged = new Judge(experiment).judge(trained, List.of(dLinear, nLinear));
      assertEquals(
          List.of("last-value", "drift", "seasonal-naive", "dlinear", "nlinear", "encoder"),
          Small.scores(judged)
              .lines()
              .skip(1)
              .map(line -> line.split(",", -1)[1])
              .distinct()
              .toList());
      assertTrue(nLinear.forecast(List.of(history(experiment)), 2).get(0).isProbabilistic());
    }
    assertTrue(seen.size() >= 2, "each rival tells of its epochs: " + seen);
  }

  @Test
  void headsAndNormalisationsThatAreNoneAreRefusedByTheirKeys() throws IOException {
    Path table = Small.days(folder.resolve("a.csv"), Small.ROWS, Small::wave);
    assertRefused("model.head must be one of point, quantile", table, "model.head=mean");
    assertRefused(
        "model.head.levels must have 0.5 among them",
        table,
        "model.head={type: quantile, levels: [0.1, 0.9]}");
    assertRefused("training.loss is not a setting", table, "training.loss=mse");
    assertRefused("evaluation.networks must be", table, "evaluation.networks=[nlinear, nlinear]");
    assertRefused(
        "model.normalisation needs windows of at least 3 rows",
        table,
        "model.normalisation=last",
        "window.lookback=2");
  }

  /** Before anything is made of that size. */
  @Test
  void sizesBeyondWhatArraysHoldAreRefusedByTheirKeys() throws IOException {
    Path table = Small.days(folder.resolve("a.csv"), Small.ROWS, Small::wave);
    assertRefused("model.width must leave the weights countable", table, "model.width=2000000000");
    assertRefused("model.width must leave the weights countable", table, "model.layers=2000000000");
    assertRefused(
        "window.lookback must leave a window countable", table, "window.lookback=60000000");
  }

  @Test
  void longHorizonScoresAreThoseOfANaiveLoopInStandardisedUnits() throws IOException {
    double[][] columns = new double[3][Small.ROWS];
    List<String> lines = new ArrayList<>(List.of("a,b,c"));
    for (int row = 0; row < Small.ROWS; row++) {
      columns[0][row] = Small.wave(row);
      columns[1][row] = 1e3 * Math.cos(row * row);
      columns[2][row] = -row + row % 5;
      lines.add(columns[0][row] + "," + columns[1][row] + "," + columns[2][row]);
    }
    Path table = Files.write(folder.resolve("wide.csv"), lines);
    Judgement judged =
        new Judge(
                Experiment.prepare(
                    Small.config(
                        table,
                        "protocol=ltsf",
                        "window.target=level",
                        "window.channels=[target]",
                        "window.horizon=3",
                        "data.csv={layout: wide, target-columns: [a, b, c]}",
                        "data.split={type: rows, train: 100, validation: 20, test: 25, embargo:"
                            + " 0}")))
            .judgeBaselines();

    double squares = 0;
    double sizes = 0;
    int count = 0;
    for (double[] column : columns) {
      double mean = 0;
      double square = 0;
      for (int row = 0; row < 100; row++) {
        mean += column[row] / 100;
      }
      for (int row = 0; row < 100; row++) {
        square += (column[row] - mean) * (column[row] - mean) / 100;
      }
      for (int origin = 120; origin + 3 <= 145; origin++) {
        for (int step = 0; step < 3; step++) {
          double error = (column[origin - 1] - column[origin + step]) / Math.sqrt(square);
          squares += error * error;
          sizes += Math.abs(error);
          count++;
        }
      }
    }
    assertEquals(
        squares / count, score(judged, PointMetric.MSE), ROUNDING * squares / count, "MSE");
    assertEquals(sizes / count, score(judged, PointMetric.MAE), ROUNDING * sizes / count, "MAE");
  }

  @Test
  void theLongHorizonProtocolRefusesWhatContradictsIt() throws IOException {
    Path table = Small.days(folder.resolve("a.csv"), Small.ROWS, Small::wave);
    assertRefused("window.target must be level", table, "protocol=ltsf");
    assertRefused(
        "window.channels must be [target]", table, "protocol=ltsf", "window.target=level");
  }

  @Test
  void anEncodingThatDoesNotFitTheTokensIsRefusedBeforeDataIsRead() {
    assertRefused(
        "model.encoding.maximum-length",
        folder.resolve("not-read.csv"),
        "model.encoding={type: learned, maximum-length: 5}");
  }

  @Test
  void aPartOfASumThatDoesNotFitIsRefusedByItsPlace() {
    assertRefused(
        "model.encoding.parts[2].maximum-length must reach every token",
        folder.resolve("not-read.csv"),
        "model.encoding={type: sum, parts: [rope, {type: learned, maximum-length: 5}]}");
    assertRefused(
        "model.encoding.parts[2] must be given an even width",
        folder.resolve("not-read.csv"),
        "model={width: 9, heads: 3, encoding: {type: sum, parts: [learned, grid]}}");
  }

  @Test
  void causalAttentionIsAskedForWhereItIsSet() {
    assertRefused(
        "model.attention must be causal for xpos, which has no meaning for keys after their query;"
            + " found bidirectional (it is not written",
        folder.resolve("not-read.csv"),
        "model.encoding={type: sum, parts: [calendar, xpos]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: rope, clock: trading-day} | model.encoding.clock must be index, since | found"
            + " trading-day; set it to index, or give a table with a date column",
        "{type: sum, parts: [t5, {type: rope, clock: calendar-day}]} |"
            + " model.encoding.parts[2].clock must be index, since | found calendar-day",
        "{type: sum, parts: [t5, calendar]} | model.encoding.parts[2] must do without dates, since"
            + " | found calendar, which is made of them; give a table with a date column",
      })
  void whatNeedsDatesIsRefusedForRowsWithoutThem(String encoding, String rule, String advice)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("close"));
    for (int row = 0; row < Small.ROWS; row++) {
      lines.add(Double.toString(Small.wave(row)));
    }
    Path table = Files.write(folder.resolve("undated.csv"), lines);
    ExperimentConfig config = Small.config(table, "model.encoding=" + encoding);
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> Experiment.prepare(config))
                .getMessage());
    assertTrue(message.startsWith(rule) && message.contains(advice), message);
    assertTrue(message.contains("undated.csv has no dates"), message);
  }

  private static void assertRefused(String words, Path table, String... assignments) {
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> Small.config(table, assignments))
                .getMessage());
    assertTrue(message.contains(words), message);
  }

  private static double score(Judgement judgement, PointMetric metric) {
    return judgement
        .scores()
        .score(Score.ALL_SERIES, "last-value", metric, Score.ALL_STEPS)
        .value();
  }

  private static List<Double> losses(TrainedNetwork trained) {
    return trained.training().epochs().stream().map(EpochResult::validationLoss).toList();
  }

  private static History history(Experiment experiment) {
    return experiment.series().iterator().next().history();
  }
}
