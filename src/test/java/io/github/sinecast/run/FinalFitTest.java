package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.data.SplitRule;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.experiment.Small;
import io.github.sinecast.training.Checkpoints;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalFitTest {
  private static final String FINAL_FIT = "training.final-fit=true";

  @TempDir private Path folder;
  private Path table = Path.of("");

  @BeforeEach
  void writeTheTable() throws IOException {
    table = Small.days(folder.resolve("prices.csv"), Small.ROWS, Small::wave);
  }

  @Test
  void theSavedNetworkIsTheOneThatTrainsOnEveryRow() throws IOException {
    CompletedRun run =
        CompletedRun.of(Experiment.prepare(Small.config(table, FINAL_FIT)), RunListener.NONE);
    // The same rows as the training split of a longer table.
    Path longer = Small.days(folder.resolve("longer.csv"), Small.ROWS + 60, Small::wave);
    ExperimentConfig config = Small.config(longer);
    Experiment all =
        Experiment.prepare(
            config.withData(config.data().withSplit(new SplitRule.Rows(Small.ROWS, 30, 30, 0))));
    assertArrayEquals(
        new Trainer(config.model(), config.training(), config.seed(), 1)
            .trainFor(
                run.network().training().best().epoch(),
                all.trainingWindows(),
                TrainingListener.NONE,
                Checkpoints.NONE)
            .values(),
        run.saved().training().last().values());
    assertEquals(
        all.scales().trained().values().iterator().next().scale(),
        run.saved().experiment().scales().trained().values().iterator().next().scale());
  }

  @Test
  void scoresAndCalibrationAreThoseOfTheNetworkThatHasNotSeenTheTestRows() throws IOException {
    String calibrated = "calibration=conformal";
    String levels = "evaluation.quantiles=[0.2, 0.5, 0.8]";
    RunDirectory plain = run("plain", calibrated, levels);
    RunDirectory fitted = run("fitted", calibrated, levels, FINAL_FIT);
    for (String same :
        List.of("scores.csv", "forecasts.csv", "series.csv", "model/postprocessing.json")) {
      assertEquals(
          Files.readString(plain.path().resolve(same)),
          Files.readString(fitted.path().resolve(same)),
          same);
    }
  }

  @Test
  void theManifestNamesTheRowsThatTheNetworkKnowsAndTheyAreNotEvaluated() throws IOException {
    RunDirectory plain = run("plain");
    KnownRows before = RunManifest.read(plain.path()).knownRows().get(0);
    RunDirectory fitted = run("fitted", FINAL_FIT);
    RunManifest manifest = RunManifest.read(fitted.path());
    KnownRows known = manifest.knownRows().get(0);

    List<SeriesRow> rows = SeriesRow.FILE.read(fitted.path());
    assertEquals(rows.get(0).date(), known.from());
    assertEquals(rows.get(rows.size() - 1).date(), known.to());
    assertEquals(known.to(), known.seenTo());
    assertEquals(Small.ROWS, known.rows());
    assertTrue(manifest.finalFitEpochs() > 0);
    List<SeriesRow> trained = rows.stream().filter(row -> row.part().equals("train")).toList();
    assertEquals(trained.get(trained.size() - 1).date(), before.to());
    assertEquals(trained.size(), before.rows());

    plain.evaluate(table, List.of());
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> fitted.evaluate(table, List.of()))
                .getMessage());
    assertTrue(message.contains("it knows all rows of this table"), message);
    assertEquals(1, fitted.forecast(table, List.of()).size());
  }

  private RunDirectory run(String name, String... overrides) {
    String[] all = Arrays.copyOf(overrides, overrides.length + 1);
    all[overrides.length] = "name=" + name;
    Experiment experiment = Experiment.prepare(Small.config(table, all));
    try (UnfinishedRun unfinished =
        new RunWriter(folder.resolve("runs"))
            .begin(CompletedRun.of(experiment, RunListener.NONE))) {
      return unfinished.finish();
    }
  }
}
