package io.github.sinecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.experiment.Small;
import io.github.sinecast.run.CheckpointFolder;
import io.github.sinecast.run.RunBytes;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.SeriesForecast;
import io.github.sinecast.run.UnfinishedRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that travels, without a cluster: it is serialised, and finds its files in another place. */
class WorkTest {
  private static final String ROLLING =
      "evaluation={backtest: {type: rolling-origin, refit-every: 15}, networks: [dlinear], seeds:"
          + " 2}";

  @TempDir private Path folder;

  private Path table;

  @BeforeEach
  void makesATable() throws IOException {
    table =
        Small.days(
            Files.createDirectories(folder.resolve("here")).resolve("close.csv"),
            Small.ROWS,
            Small::wave);
  }

  /** A workplace elsewhere: what it is given is all that it knows. */
  private final class Elsewhere implements Workplace {
    private final List<String> done = new ArrayList<>();

    @Override
    public int atOnce() {
      return 2;
    }

    @Override
    public <R extends Serializable> R result(Work<R> work) {
      synchronized (done) {
        done.add(work.label());
      }
      try {
        Path root = Files.createTempDirectory(folder, "elsewhere");
        for (Path file : work.files()) {
          Path place = Site.inRoot(root, file);
          Files.createDirectories(place.getParent());
          Files.copy(file, place);
        }
        return travelled(travelled(work).on(new Site(root, 1, 1)));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @SuppressWarnings("unchecked") // a copy has the type of the original
  private static <T extends Serializable> T travelled(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (T) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRunElsewhereHasTheFilesOfARunHere() throws IOException {
    ExperimentConfig config = Small.config(table, "evaluation.networks=[dlinear]");
    Path runs = folder.resolve("runs");
    Run run = Run.of("small", config, runs.resolve("small-1"));
    assertEquals(
        files(new LocalThreads(1).result(run), "a"), files(new Elsewhere().result(run), "b"));
  }

  private Map<String, String> files(Run.Result result, String name) throws IOException {
    return RunBytes.withoutTimes(
        new RunWriter(folder.resolve("kept")).write(result.files(), name).path());
  }

  @Test
  void aTrialElsewhereHasTheLossOfATrialHere() {
    Trial trial = Trial.of("trial 1", Small.config(table), false);
    assertEquals(
        new LocalThreads(1).result(trial).validationLoss(),
        new Elsewhere().result(trial).validationLoss());
  }

  @Test
  void aTrialThatDivergesIsANumberToo() {
    Trial trial = Trial.of("trial 1", Small.config(table, "training.learning-rate=1e30"), false);
    assertEquals(Double.NaN, new Elsewhere().result(trial).validationLoss());
  }

  @Test
  void aRunWhoseNetworksWereTrainedElsewhereHasTheFilesOfOneHere() throws IOException {
    Experiment experiment = Experiment.prepare(Small.config(table, ROLLING));
    assertEquals(2, experiment.fits());
    Elsewhere elsewhere = new Elsewhere();
    Map<String, String> expected =
        written(CompletedRun.of(experiment, RunListener.NONE), folder.resolve("expected"));
    try (CheckpointFolder checkpoints = CheckpointFolder.open(folder.resolve("runs"), experiment)) {
      TrainingsElsewhere.finish(experiment, checkpoints, elsewhere);
      assertEquals(
          expected,
          written(
              CompletedRun.of(experiment, RunListener.NONE, checkpoints),
              folder.resolve("actual")));
      assertEquals(6, elsewhere.done.size(), elsewhere.done::toString);
      TrainingsElsewhere.finish(experiment, checkpoints, elsewhere);
      assertEquals(6, elsewhere.done.size(), "what has a checkpoint is not trained again");
      checkpoints.clear();
    }
  }

  private static Map<String, String> written(CompletedRun run, Path runs) throws IOException {
    try (UnfinishedRun unfinished = new RunWriter(runs).begin(run)) {
      return RunBytes.withoutTimes(unfinished.finish().path());
    }
  }

  @Test
  void aTrainingOfOtherDataIsRefused() throws IOException {
    Experiment experiment = Experiment.prepare(Small.config(table));
    try (CheckpointFolder checkpoints = CheckpointFolder.open(folder.resolve("runs"), experiment)) {
      Small.days(table, Small.ROWS, Small.waveUntil(10));
      String message =
          assertThrows(
                  InvalidInputException.class,
                  () -> TrainingsElsewhere.finish(experiment, checkpoints, new Elsewhere()))
              .getMessage();
      assertTrue(message.contains("another data file"), message);
    }
  }

  @Test
  void theTextOfAllPartsIsThatOfTheWholeForecast() throws IOException {
    ExperimentConfig config = Small.config(table);
    Map<String, String> files =
        written(
            CompletedRun.of(Experiment.prepare(config), RunListener.NONE), folder.resolve("runs"));
    assertTrue(files.containsKey(RunDirectory.CONFIG));
    RunDirectory run = RunDirectory.open(folder.resolve("runs/small-1"));
    Path panel = folder.resolve("panel.csv");
    List<String> lines = new ArrayList<>(List.of("unique_id,ds,close"));
    for (String id : List.of("a", "b", "c", "d", "e")) {
      for (int day = 0; day < 20; day++) {
        lines.add(
            "%s,%s,%s"
                .formatted(
                    id, LocalDate.of(2020, 1, 1).plusDays(day), Small.wave(day + id.hashCode())));
      }
    }
    Files.write(panel, lines);
    List<SeriesForecast> whole = run.forecast(panel, List.of());
    assertEquals(5, whole.size());
    for (int parts : List.of(1, 2, 3, 7)) {
      List<Forecasts.Result> results =
          Forecasts.all(
                  run, List.of(panel), List.of(), null, null, List.of(), Forecasts.Form.CSV, parts)
              .stream()
              .map(new Elsewhere()::result)
              .toList();
      assertEquals(
          SeriesForecast.toCsv(whole, List.of()),
          Forecasts.joined(results, Forecasts.Form.CSV),
          parts + " parts");
    }
  }

  @Test
  void aMessageNamesFilesAsTheGiverOfTheWorkDoes() {
    Site site = new Site(Path.of("/executor/root"), 1, 1);
    assertEquals(
        "/data/prices.csv: no such file",
        site.told(site.of(Path.of("/data/prices.csv")) + ": no such file"));
  }

  @Test
  void standardInputCannotTravel() {
    assertThrows(
        InvalidInputException.class,
        () -> Trial.of("trial", Small.config(table).withFile(Path.of("-")), false));
  }

  @Test
  void aClusterWithoutItsJarsIsToldHowToGetThem() {
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> Clusters.at(new ClusterSpec("spark://host:7077", Map.of(), folder)))
            .getMessage();
    assertTrue(message.contains("lib-spark") && message.contains("-Pspark"), message);
  }

  @Test
  void aSecretOnACommandLineIsRefused() {
    for (String name :
        List.of(
            "spark.authenticate.secret",
            "spark.ssl.keyPassword",
            "spark.kubernetes.authenticate.submission.oauthToken")) {
      ClusterSpec spec = new ClusterSpec("yarn", Map.of(name, "x"), folder);
      String message = assertThrows(InvalidInputException.class, spec::withoutSecrets).getMessage();
      assertTrue(message.contains("properties=FILE") && !message.contains("=x"), message);
    }
    Map<String, String> harmless =
        Map.of("spark.authenticate.secret.file", "secret.txt", "spark.authenticate", "true");
    assertEquals(harmless, new ClusterSpec("yarn", harmless, folder).withoutSecrets().options());
  }
}
