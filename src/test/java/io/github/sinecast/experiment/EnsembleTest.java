package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.FittedWalk;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {
  private static final String MEMBERS = "ensemble.members=3";
  private static final String COMBINE = "ensemble.combine=true";
  private static final String WALKS =
      "evaluation.baselines=[last-value, ewma-walk, {type: ewma-walk, quantiles: fhs}]";
  private static final int VALIDATION_FROM = 105;
  private static final String QUANTILE = "model.head=quantile";

  /** A mean of three logarithms, against the logarithm of what their exponentials come to. */
  private static final double ROUNDING = 1e-12;

  /** Networks compute in floats, whose rounding depends on the place in a batch. */
  private static final double FLOAT_ROUNDING = 2e-6;

  @TempDir private Path folder;

  @Test
  void aMemberIsTheNetworkThatItsSeedTrainsAlone() throws IOException {
    TrainingResult ensemble = trained(MEMBERS, "seed=5");

    assertEquals(3, ensemble.members().size());
    for (int member = 0; member < 3; member++) {
      assertArrayEquals(
          trained("seed=" + (5 + member)).weights().values(),
          ensemble.members().get(member).weights().values());
    }
  }

  @Test
  void membersAreTheSameForAnyNumberOfThreads() throws IOException {
    TrainingResult one = trained(MEMBERS, "execution.threads=1");
    for (int threads : new int[] {2, 3, 7}) {
      TrainingResult many = trained(MEMBERS, "execution.threads=" + threads);
      for (int member = 0; member < 3; member++) {
        assertArrayEquals(
            one.members().get(member).weights().values(),
            many.members().get(member).weights().values());
      }
    }
  }

  @Test
  void quantilesAreTheMeanLogReturnsOfTheMembersQuantiles() throws IOException {
    Experiment experiment = experiment(QUANTILE, MEMBERS);
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    List<History> known = List.of(experiment.series().list().get(0).history());
    List<Forecast> ofMembers = new ArrayList<>();
    for (TrainingResult member : trained.training().members()) {
      try (TrainedForecaster alone =
          TrainedNetwork.of(experiment, member.withOthers(List.of())).forecaster()) {
        ofMembers.add(alone.forecast(known, 2).get(0));
      }
    }
    try (TrainedForecaster ensemble = trained.forecaster()) {
      assertEquals("ensemble", ensemble.name());
      Forecast forecast = ensemble.forecast(known, 2).get(0);
      double last = known.get(0).last();
      for (int step = 1; step <= 2; step++) {
        for (double level : new double[] {0.0001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.995}) {
          double sum = 0;
          for (Forecast member : ofMembers) {
            sum += Math.log(member.distribution(step).quantile(level) / last);
          }
          assertEquals(
              1,
              forecast.distribution(step).quantile(level) / (last * Math.exp(sum / 3)),
              ROUNDING,
              "step %s, level %s".formatted(step, level));
        }
        assertEquals(forecast.distribution(step).median(), forecast.point(step), ROUNDING * last);
      }
    }
  }

  @Test
  void theRunDirectoryForecastsWhatTheEnsembleDoes() throws IOException {
    Experiment experiment = experiment(QUANTILE, MEMBERS);
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    RunDirectory run =
        new RunWriter(folder.resolve("runs")).write(trained, experiment.judge(trained));
    List<History> known = List.of(experiment.series().list().get(0).history());
    try (TrainedForecaster here = trained.forecaster();
        TrainedForecaster read = run.forecaster()) {
      Forecast expected = here.forecast(known, 2).get(0);
      Forecast found = read.forecast(known, 2).get(0);
      for (double level : new double[] {0.01, 0.5, 0.9}) {
        assertEquals(
            expected.distribution(2).quantile(level), found.distribution(2).quantile(level));
      }
    }
  }

  @Test
  void theTableHasOneRowForAllMembersAndOneForEachRunOfThem() throws IOException {
    CompletedRun run =
        CompletedRun.of(
            experiment(QUANTILE, "ensemble.members=2", "evaluation.seeds=2"), RunListener.NONE);
    List<String> models = run.judgement().scores().models();

    assertTrue(models.contains("ensemble"), models::toString);
    assertTrue(models.contains("ensemble-seed-3"), models::toString);
    assertEquals(0, models.stream().filter(name -> name.startsWith("encoder")).count());
  }

  @Test
  void weightsAreChosenOnValidationRowsByBaselinesThatNeverSawThem() throws IOException {
    Experiment known = combining(Small::wave);
    Experiment otherTest = combining(Small.waveUntil(Small.TEST_FROM));
    Experiment otherValidation = combining(Small.waveUntil(VALIDATION_FROM));
    TrainedNetwork chosen = known.train(TrainingListener.NONE);
    TrainedNetwork unchanged = otherTest.train(TrainingListener.NONE);

    assertEquals(chosen.combination(), unchanged.combination());
    assertEquals(chosen.validation(), unchanged.validation());
    assertEquals(
        known.candidates(true).stream().map(FittedWalk::state).toList(),
        otherValidation.candidates(true).stream().map(FittedWalk::state).toList());
    assertNotEquals(
        known.candidates(false).stream().map(FittedWalk::state).toList(),
        otherValidation.candidates(false).stream().map(FittedWalk::state).toList(),
        "they are fitted once more before the test");
  }

  @Test
  void theRunDirectoryHoldsWhatBaselinesHaveLearnedAndForecastsAlikeBesideOtherRows()
      throws IOException {
    Experiment experiment = combining(Small::wave, "evaluation.judged=validation");
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    Judgement judgement = experiment.judge(trained);
    RunDirectory run = new RunWriter(folder.resolve("runs")).write(trained, judgement);
    TimeSeries series = experiment.series().list().get(0);
    Experiment strange = combining(row -> 40 + 3 * Math.sin(row / 5.0) + Math.cos(row * 2.3));
    History other = renamed(strange.series().list().get(0), "other").history();
    History known = series.until(130);
    History renamed = renamed(series, "b").until(130);
    try (TrainedForecaster here = trained.forecaster();
        TrainedForecaster read = run.forecaster()) {
      Forecast expected = here.forecast(List.of(known), 2).get(0);
      Forecast alone = read.forecast(List.of(known), 2).get(0);
      Forecast recognised = read.forecast(List.of(renamed), 2).get(0);
      List<Forecast> beside = read.forecast(List.of(other, known), 2);
      for (double level : new double[] {0.01, 0.5, 0.9}) {
        double quantile = expected.distribution(2).quantile(level);
        assertEquals(quantile, alone.distribution(2).quantile(level));
        assertEquals(
            quantile, beside.get(1).distribution(2).quantile(level), FLOAT_ROUNDING * quantile);
        assertEquals(quantile, recognised.distribution(2).quantile(level), "by its rows");
        assertEquals(
            read.forecast(List.of(other), 2).get(0).distribution(2).quantile(level),
            beside.get(0).distribution(2).quantile(level),
            FLOAT_ROUNDING * quantile);
      }
    }
    assertTrue(
        judgement.parts().stream().anyMatch(part -> part.part().equals(EnsemblePart.COMBINATION)));
  }

  @Test
  void allWeighTheSameWhereTheValidationSplitIsEvaluated() throws IOException {
    Experiment experiment = experiment(QUANTILE, COMBINE, WALKS, "evaluation.judged=validation");
    Combination combination = experiment.train(TrainingListener.NONE).combination();

    assertEquals(1.0 / 3, combination.networks());
    assertEquals(Map.of("ewma-walk", 1.0 / 3, "ewma-fhs", 1.0 / 3), combination.baselines());
  }

  private Experiment combining(IntToDoubleFunction price, String... settings) throws IOException {
    Path table = Files.createTempDirectory(folder, "table").resolve("a.csv");
    return Experiment.prepare(
        Small.config(
            Small.days(table, Small.ROWS, price),
            QUANTILE,
            COMBINE,
            WALKS,
            "ensemble.members=2",
            settings.length == 0 ? "ensemble.shrinkage=1" : settings[0]));
  }

  /** The quantiles of the mean log returns of two networks, in a slow loop by the definition. */
  @Test
  void aTrialOfASearchIsWorthWhatItsWholeEnsembleIsOnTheValidationSplit() throws IOException {
    Experiment experiment = experiment("ensemble.members=2", QUANTILE);
    List<Double> levels = experiment.config().evaluation().quantiles();
    TimeSeries series = experiment.series().list().get(0);
    double sum = 0;
    int count = 0;
    try (TrainedForecaster model = experiment.train(TrainingListener.NONE).forecaster()) {
      for (int origin = VALIDATION_FROM; origin + 2 <= Small.TEST_FROM; origin++, count += 2) {
        Forecast forecast = model.forecast(List.of(series.until(origin)), 2).get(0);
        for (int step = 1; step <= 2; step++) {
          double last = series.target(origin - 1);
          double actual = Math.log(series.target(origin + step - 1) / last);
          for (int index = 0; index < levels.size(); index++) {
            double level = levels.get(index);
            double error = actual - Math.log(forecast.distribution(step).quantile(level) / last);
            double width =
                (index + 1 < levels.size() ? levels.get(index + 1) : 1)
                    - (index > 0 ? levels.get(index - 1) : 0);
            sum += width * Math.max(level * error, (level - 1) * error);
          }
        }
      }
    }
    double expected = sum / count;
    double found = new NetworkTraining(experiment).validationLoss(true);
    assertEquals(expected, found, FLOAT_ROUNDING * expected);
    double ofFirst = new NetworkTraining(experiment).validationLoss(false);
    assertEquals(
        experiment.train(TrainingListener.NONE).training().best().validationLoss(), ofFirst);
  }

  @Test
  void baselinesOfACombinationAreEvaluatedAlone() throws IOException {
    ExperimentConfig baselines = combining(Small::wave).config().ofBaselines();
    assertEquals(EnsembleSpec.SINGLE, baselines.ensemble());
    assertEquals(
        List.of("last-value", "ewma-walk", "ewma-fhs"),
        new Judge(Experiment.prepare(baselines)).judgeBaselines().scores().models());
  }

  private static TimeSeries renamed(TimeSeries series, String id) {
    return new TimeSeries(
        id, series.time(), series.target(), Map.of(series.target(), series.targetValues()));
  }

  private TrainingResult trained(String... settings) throws IOException {
    return experiment(settings).train(TrainingListener.NONE).training();
  }

  private Experiment experiment(String... settings) throws IOException {
    Path table = Files.createTempDirectory(folder, "table").resolve("a.csv");
    return Experiment.prepare(Small.config(Small.days(table, Small.ROWS, Small::wave), settings));
  }
}
