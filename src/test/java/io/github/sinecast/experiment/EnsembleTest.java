package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {
  private static final String MEMBERS = "ensemble.members=3";
  private static final String QUANTILE = "model.head=quantile";

  /** A mean of three logarithms, against the logarithm of what their exponentials come to. */
  private static final double ROUNDING = 1e-12;

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
    TrainingResult trained = experiment.train(TrainingListener.NONE);
    List<History> known = List.of(experiment.series().list().get(0).history());
    List<Forecast> ofMembers = new ArrayList<>();
    for (TrainingResult member : trained.members()) {
      try (TrainedForecaster alone =
          TrainedNetwork.of(experiment, member.withOthers(List.of())).forecaster()) {
        ofMembers.add(alone.forecast(known, 2).get(0));
      }
    }
    try (TrainedForecaster ensemble = TrainedNetwork.of(experiment, trained).forecaster()) {
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
    TrainingResult trained = experiment.train(TrainingListener.NONE);
    RunDirectory run =
        new RunWriter(folder.resolve("runs")).write(experiment, trained, experiment.judge(trained));
    List<History> known = List.of(experiment.series().list().get(0).history());
    try (TrainedForecaster here = TrainedNetwork.of(experiment, trained).forecaster();
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

  private TrainingResult trained(String... settings) throws IOException {
    return experiment(settings).train(TrainingListener.NONE);
  }

  private Experiment experiment(String... settings) throws IOException {
    Path table = Files.createTempDirectory(folder, "table").resolve("a.csv");
    return Experiment.prepare(Small.config(Small.days(table, Small.ROWS, Small::wave), settings));
  }
}
