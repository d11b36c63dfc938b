package io.github.sinecast.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.JudgedSplit;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.run.CheckpointFolder;
import io.github.sinecast.run.EpochRow;
import io.github.sinecast.significance.ComparedLoss;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.work.LocalThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridRunsTest {
  private static final String TRAINING = "training: {epochs: 2, batch-size: 16, micro-batch: 4}";

  @TempDir private Path folder;
  private Path config = Path.of("");

  @BeforeEach
  void writeTheGrid() throws IOException {
    SmallGrid.table(folder, SmallGrid::wave);
    config =
        SmallGrid.config(
            folder,
            "seed: [1, 2]",
            "model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4, encoding: [none, rope]}",
            TRAINING);
  }

  @Test
  void aFinishedRunIsFoundAndNotRepeated() throws IOException {
    List<EndedRun> first = run("runs", 1, SmallGrid.planned(config, JudgedSplit.TEST));
    assertEquals(List.of(false, false, false, false), first.stream().map(EndedRun::found).toList());
    Map<String, byte[]> files = files(folder.resolve("runs"));

    List<EndedRun> second =
        run("runs", 1, SmallGrid.planned(config, JudgedSplit.TEST, "execution.threads=1"));
    assertEquals(List.of(true, true, true, true), second.stream().map(EndedRun::found).toList());
    assertSame(files, files(folder.resolve("runs")));
    assertEquals(csv(first), csv(second));
  }

  @Test
  void whatChangesAResultMakesARunAnew() throws IOException {
    run("runs", 1, SmallGrid.planned(config, JudgedSplit.TEST));
    assertEquals(
        List.of(true, true, true, true, false, false),
        run("runs", 1, SmallGrid.planned(config, JudgedSplit.TEST, "seed=[1, 2, 3]")).stream()
            .map(EndedRun::found)
            .toList());
    List<PlannedRun> one =
        SmallGrid.planned(config, JudgedSplit.TEST, "seed=1", "model.encoding=rope");
    assertTrue(run("runs", 1, one).get(0).found());
    assertFalse(
        run(
                "runs",
                1,
                SmallGrid.planned(config, JudgedSplit.VALIDATION, "seed=1", "model.encoding=rope"))
            .get(0)
            .found());
    SmallGrid.table(folder, row -> SmallGrid.wave(row) + (row == 3 ? 1e-9 : 0));
    assertFalse(run("runs", 1, one).get(0).found());
  }

  @Test
  void theSeedsOfAJudgementAreRunsOfTheirOwn() {
    List<PlannedRun> planned =
        SmallGrid.planned(
            config, JudgedSplit.TEST, "seed=4", "evaluation.seeds=3", "model.encoding=rope");
    assertEquals(
        List.of("small, seed=4", "small, seed=5", "small, seed=6"),
        planned.stream().map(PlannedRun::label).toList());
    assertEquals(
        SmallGrid.planned(config, JudgedSplit.TEST, "seed=[4, 5, 6]", "model.encoding=rope")
            .stream()
            .map(PlannedRun::config)
            .toList(),
        planned.stream().map(PlannedRun::config).toList());
  }

  /** What a process leaves that was killed while it wrote; no process has that number. */
  @Test
  void whatAKilledRunLeftIsNeitherTakenForFinishedNorKept() throws IOException {
    List<PlannedRun> planned =
        SmallGrid.planned(config, JudgedSplit.TEST, "seed=1", "model.encoding=rope");
    run("whole", 1, planned);
    Path whole = onlyRun(folder.resolve("whole"));
    Path half = folder.resolve("runs/.unfinished-999999999-1");
    Files.createDirectories(half);
    Files.copy(whole.resolve("scores.csv"), half.resolve("scores.csv"));

    assertFalse(run("runs", 1, planned).get(0).found());
    assertFalse(Files.exists(half));
    assertEquals(whole.getFileName(), onlyRun(folder.resolve("runs")).getFileName());
  }

  @Test
  void aRunThatWasStoppedContinuesFromItsCheckpoints() throws IOException {
    List<PlannedRun> planned =
        SmallGrid.planned(config, JudgedSplit.TEST, "seed=1", "model.encoding=rope");
    run("whole", 1, planned);
    Experiment experiment = Experiment.prepare(planned.get(0).config());
    CompletedRun stopped;
    try (CheckpointFolder checkpoints = CheckpointFolder.open(folder.resolve("runs"), experiment)) {
      stopped = CompletedRun.of(experiment, RunListener.NONE, checkpoints);
    }

    assertFalse(run("runs", 1, planned).get(0).found());
    Path continued = onlyRun(folder.resolve("runs"));
    for (String file : List.of("scores.csv", "losses.csv", "model/weights.safetensors")) {
      assertEquals(
          -1,
          Files.mismatch(onlyRun(folder.resolve("whole")).resolve(file), continued.resolve(file)),
          file);
    }
    // The times of its epochs are those of the training that was stopped.
    assertEquals(
        stopped.network().training().epochs().stream().map(EpochResult::seconds).toList(),
        EpochRow.FILE.read(continued).stream().map(EpochRow::seconds).toList());
  }

  @Test
  void runsBesideEachOtherHaveTheBitsOfRunsAfterEachOther() throws IOException {
    List<PlannedRun> planned = SmallGrid.planned(config, JudgedSplit.TEST, "seed=[1, 2, 3, 4]");
    run("alone", 1, planned);
    run("together", 4, planned);
    for (String file : List.of("scores.csv", "losses.csv", "model/weights.safetensors")) {
      for (String name : runs(folder.resolve("alone"))) {
        assertArrayEquals(
            Files.readAllBytes(folder.resolve("alone").resolve(name).resolve(file)),
            Files.readAllBytes(folder.resolve("together").resolve(name).resolve(file)),
            name + "/" + file);
      }
    }
    assertEquals(8, runs(folder.resolve("alone")).size());
    assertEquals(runs(folder.resolve("alone")), runs(folder.resolve("together")));
  }

  @Test
  void theTestSplitIsClosedWhileTheValidationSplitIsJudged() throws IOException {
    List<PlannedRun> planned = SmallGrid.planned(config, JudgedSplit.VALIDATION, "seed=1");
    List<Map<String, Map<String, Double>>> before = scores(run("before", 1, planned));
    SmallGrid.table(folder, row -> row < SmallGrid.TEST_FROM ? SmallGrid.wave(row) : 50 + row % 7);
    assertEquals(before, scores(run("after", 1, planned)));
    // The last row of the validation split is left out, as the embargo of one step.
    SmallGrid.table(
        folder, row -> row < SmallGrid.TEST_FROM - 2 ? SmallGrid.wave(row) : 50 + row % 7);
    assertNotEquals(before, scores(run("changed", 1, planned)));
  }

  @Test
  void theJudgedOriginsAreThoseOfTheSplit() throws IOException {
    List<PlannedRun> one =
        SmallGrid.planned(config, JudgedSplit.VALIDATION, "seed=1", "model.encoding=none");
    List<String> origins = finished(run("runs", 1, one).get(0)).losses().origins();
    // An embargo of one step leaves out the last.
    assertEquals(SmallGrid.TEST_FROM - SmallGrid.VALIDATION_FROM - 1, origins.size());
    // The last known row before row 105 is row 104, the 105th day of 2019.
    assertEquals("2019-04-15", origins.get(0));
  }

  @Test
  void aFolderIsForOneProcessAtATime() {
    try (RunStore first = new RunStore(folder.resolve("runs"))) {
      assertNotNull(first);
      String message =
          String.valueOf(
              assertThrows(InvalidInputException.class, () -> new RunStore(folder.resolve("runs")))
                  .getMessage());
      assertTrue(message.contains("another sinecast") && message.contains("--out"), message);
    }
    new RunStore(folder.resolve("runs")).close();
  }

  @Test
  void dataThatCannotServeARowIsRefusedBeforeAnyRun() throws IOException {
    List<PlannedRun> planned =
        SmallGrid.planned(config, JudgedSplit.TEST, "window.lookback=[6, 200]");
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> run("runs", 1, planned)).getMessage());
    assertTrue(message.contains("lookback=200") && message.contains("needs at least"), message);
    assertEquals(List.of(), runs(folder.resolve("runs")));
  }

  @Test
  void aRunThatDivergesIsToldAndTheOthersAreCompared() throws IOException {
    List<PlannedRun> planned =
        SmallGrid.planned(
            config, JudgedSplit.TEST, "model.encoding=none", "training.learning-rate=[1e-3, 1e30]");
    ComparisonReport report = ComparisonReport.of(run("runs", 1, planned), ComparedLoss.MAE, null);
    assertTrue(report.toText().contains("diverged"), report.toText());
    assertTrue(csvRow(report, "learning-rate=1e-3").contains(",network,2,"));
  }

  @Test
  void theShuffledErrorIsKeptBesideTheRun() throws IOException {
    List<PlannedRun> planned =
        SmallGrid.planned(
            config, JudgedSplit.TEST, "seed=1", "model.encoding=none", "model.pooling=mean");
    ShuffledError found =
        Objects.requireNonNull(new GridRunsIn(folder.resolve("runs")).shuffled(planned).order());
    // Without an encoding the mean over tokens is the same in any order but for rounding.
    assertEquals(found.ordered(), found.shuffled(), 1e-5 * found.ordered());
    assertEquals(SmallGrid.ROWS - SmallGrid.TEST_FROM, found.windows());
    assertEquals(found, new GridRunsIn(folder.resolve("runs")).shuffled(planned).order());
  }

  /** Runs one plan with shuffled windows. */
  private record GridRunsIn(Path folder) {
    EndedRun shuffled(List<PlannedRun> planned) {
      try (RunStore store = new RunStore(folder)) {
        return new GridRuns(store, new LocalThreads(1), true).of(planned, ended -> {}).get(0);
      }
    }
  }

  private List<EndedRun> run(String name, int jobs, List<PlannedRun> planned) {
    List<String> told = new ArrayList<>();
    try (RunStore store = new RunStore(folder.resolve(name))) {
      List<EndedRun> ended =
          new GridRuns(store, new LocalThreads(jobs), false)
              .of(planned, one -> told.add(one.planned().label()));
      assertEquals(planned.size(), told.size());
      return ended;
    }
  }

  private static FinishedRun finished(EndedRun run) {
    return Objects.requireNonNull(run.run());
  }

  private static List<Map<String, Map<String, Double>>> scores(List<EndedRun> runs) {
    return runs.stream().map(run -> finished(run).scores()).toList();
  }

  private static String csv(List<EndedRun> runs) throws IOException {
    return ComparisonReport.of(runs, ComparedLoss.MAE, null).csv();
  }

  private static String csvRow(ComparisonReport report, String row) throws IOException {
    return report
        .csv()
        .lines()
        .filter(line -> line.contains("," + row + ","))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> runs(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return files
          .filter(Files::isDirectory)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static Path onlyRun(Path store) throws IOException {
    List<String> runs = runs(store);
    assertEquals(1, runs.size(), runs.toString());
    return store.resolve(runs.get(0));
  }

  /** All files but the lock, which names the process that worked last. */
  private static Map<String, byte[]> files(Path store) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(".lock")) {
          bytes.put(store.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return bytes;
  }

  private static void assertSame(Map<String, byte[]> wanted, Map<String, byte[]> found) {
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }
}
