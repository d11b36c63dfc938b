package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.sinecast.RowRange;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.run.RunBytes;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunFiles;
import io.github.sinecast.run.RunManifest;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.UnfinishedRun;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingOriginTest {
  private static final String ROLLING =
      "evaluation.backtest={type: rolling-origin, refit-every: 10, training: %s}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"expanding", "sliding"})
  void forecastersThatNeedNoFitForecastAsInTheSplit(String training) throws IOException {
    assertEquals(
        forecasts(new Judge(experiment("a", Small::wave)).judgeBaselines().backtest()),
        forecasts(
            new Judge(experiment("b", Small::wave, ROLLING.formatted(training)))
                .judgeBaselines()
                .backtest()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"expanding", "sliding"})
  void nothingAfterAFoldsOriginsReachesItsForecasts(String training) throws IOException {
    int changed = Small.TEST_FROM + 20;
    List<BacktestResult> known = trained(experiment("a", Small::wave, ROLLING.formatted(training)));
    List<BacktestResult> other =
        trained(experiment("b", Small.waveUntil(changed), ROLLING.formatted(training)));
    assertEquals(3, known.size());
    for (int fold = 0; fold < 2; fold++) {
      assertEquals(encoder(known.get(fold)), encoder(other.get(fold)), "fold " + fold);
    }
    assertNotEquals(encoder(known.get(2)), encoder(other.get(2)));
  }

  @Test
  void eachFoldIsFittedToItsOwnRows() throws IOException {
    List<Experiment> expanding =
        experiment("a", Small::wave, ROLLING.formatted("expanding")).folds();
    List<Experiment> sliding = experiment("b", Small::wave, ROLLING.formatted("sliding")).folds();
    for (int fold = 0; fold < 3; fold++) {
      assertEquals(105 + 10 * fold, expanding.get(fold).split().train("close").to());
      assertEquals(
          new RowRange(10 * fold, 105 + 10 * fold), sliding.get(fold).split().train("close"));
    }
    assertNotEquals(expanding.get(0).scales().trained(), expanding.get(1).scales().trained());
    assertNotEquals(expanding.get(1).scales().trained(), sliding.get(1).scales().trained());
    assertEquals(105 - 2 + 1, sliding.get(2).trainingWindows().size());
  }

  @Test
  void theRunHasTheModelOfTheLastFold() throws IOException {
    Experiment experiment = experiment("a", Small::wave, ROLLING.formatted("sliding"));
    List<Experiment> folds = experiment.folds();
    Judgement judgement = new Judge(experiment).judgementOf(trained(experiment));
    RunDirectory run =
        new RunWriter(folder.resolve("runs"))
            .write(folds.get(2).train(TrainingListener.NONE), judgement);
    assertEquals(3, RunManifest.read(run.path()).fits());
    Path table = Small.days(folder.resolve("a.csv"), Small.ROWS, Small::wave);
    assertEquals(1, run.forecast(table, List.of()).size());
  }

  @Test
  void theLastWindowIsOneOrigin() throws IOException {
    BacktestResult result =
        new Judge(experiment("a", Small::wave, "evaluation.backtest=last-window"))
            .judgeBaselines()
            .backtest();
    assertEquals(1, result.windows());
    assertEquals(Small.ROWS - 2, result.origin(0));
  }

  /**
   * Folds, rivals, seeds and members are trained several at a time, as many as there are threads.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluation.networks=[dlinear]",
        "evaluation.seeds=2",
        "ensemble={members: 3}",
        "training.refit=true"
      })
  void anyNumberOfThreadsGivesTheSameBytes(String setting) throws IOException {
    Map<String, String> alone = filesOf(1, setting);
    for (int threads = 2; threads <= 3; threads++) {
      Map<String, String> together = filesOf(threads, setting);
      assertEquals(alone.keySet(), together.keySet());
      together.forEach((file, text) -> assertEquals(alone.get(file), text, file));
    }
  }

  private Map<String, String> filesOf(int threads, String setting) throws IOException {
    Experiment experiment =
        experiment(
            "data",
            Small::wave,
            ROLLING.formatted("expanding"),
            setting,
            "execution.threads=" + threads);
    try (UnfinishedRun run =
        new RunWriter(folder.resolve("runs"))
            .begin(CompletedRun.of(experiment, RunListener.NONE))) {
      Map<String, String> files = RunBytes.withoutTimes(run.finish().path());
      String config = files.get(RunDirectory.CONFIG);
      files.put(RunDirectory.CONFIG, config.replaceAll("threads: .*", ""));
      String manifest = files.get(RunManifest.FILE);
      files.put(RunManifest.FILE, manifest.replaceAll(".*\"config.yaml\" : .*", ""));
      return files;
    }
  }

  @Test
  void aListenerIsToldOfOneTrainingAfterTheOther() throws IOException {
    assertEquals(told("one", 1), told("three", 3));
  }

  /** What a listener hears of a run of three folds, with a rival. */
  private List<String> told(String name, int threads) throws IOException {
    List<String> told = new ArrayList<>();
    CompletedRun.of(
        experiment(
            name,
            Small::wave,
            ROLLING.formatted("expanding"),
            "evaluation.networks=[dlinear]",
            "execution.threads=" + threads),
        new RunListener() {
          @Override
          public void onFold(int fold, int folds) {
            told.add("fold " + fold);
          }

          @Override
          public TrainingListener onNetwork(Experiment fold) {
            return noting("network");
          }

          @Override
          public TrainingListener onRival(String rival) {
            return noting(rival);
          }

          private TrainingListener noting(String network) {
            return new TrainingListener() {
              @Override
              public void onEpoch(EpochResult result) {
                told.add("%s %s %s".formatted(network, result.epoch(), result.validationLoss()));
              }
            };
          }
        });
    return told;
  }

  private static List<BacktestResult> trained(Experiment experiment) {
    List<BacktestResult> results = new ArrayList<>();
    for (Experiment fold : experiment.folds()) {
      results.add(new Judge(fold).backtest(fold.train(TrainingListener.NONE), List.of()));
    }
    return results;
  }

  /** The forecasts of the encoder alone, without what came true. */
  private static List<Double> encoder(BacktestResult result) {
    List<Double> forecasts = new ArrayList<>();
    for (int window = 0; window < result.windows(); window++) {
      for (int step = 1; step <= result.horizon(); step++) {
        forecasts.add(result.forecast("encoder", window, step));
      }
    }
    return forecasts;
  }

  private static String forecasts(BacktestResult result) throws IOException {
    return RunFiles.forecasts(result);
  }

  private Experiment experiment(String name, IntToDoubleFunction price, String... assignments)
      throws IOException {
    Path table =
        Small.days(
            Files.createDirectories(folder.resolve(name)).resolve("close.csv"), Small.ROWS, price);
    return Experiment.prepare(Small.config(table, assignments));
  }
}
