package io.github.sinecast.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.run.RunBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The program on a master and two workers, against the same commands on this machine alone. */
@Tag("slow")
class ClusterIT {
  private static final int ROWS = 300;
  private static final int DONE = 0;
  private static final int BAD_INPUT = 3;
  private static final int INTERRUPTED = 130;

  @TempDir private static Path shared;
  private static LoopbackCluster cluster;

  private final List<Process> started = new ArrayList<>();
  private Path folder;

  @BeforeAll
  static void startsTheCluster() throws IOException, InterruptedException {
    cluster = new LoopbackCluster(shared.resolve("cluster"));
  }

  @AfterAll
  static void stopsTheCluster() throws IOException {
    cluster.close();
  }

  @AfterEach
  void stopsWhatATestLeft() {
    started.forEach(Process::destroyForcibly);
  }

  @BeforeEach
  void makesATable(TestInfo test) throws IOException {
    folder = Files.createDirectories(shared.resolve(test.getTestMethod().orElseThrow().getName()));
    List<String> lines = new ArrayList<>(List.of("date,close"));
    for (int row = 0; row < ROWS; row++) {
      lines.add(LocalDate.of(2019, 1, 1).plusDays(row) + "," + wave(row));
    }
    Files.write(folder.resolve("prices.csv"), lines);
  }

  private static double wave(int row) {
    return 100 + 5 * Math.sin(row / 9.0) + Math.cos(row * 1.7);
  }

  private String config(String name, String... lines) throws IOException {
    String text =
        """
        name: %s
        data: {file: prices.csv}
        window: {lookback: 6, horizon: 2}
        """
            .formatted(name);
    Files.writeString(folder.resolve(name + ".yaml"), text + String.join("\n", lines) + "\n");
    return name + ".yaml";
  }

  private String grid(int epochs) throws IOException {
    return config(
        "grid",
        "seed: [1, 2, 3]",
        "model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4, encoding: [none,"
            + " sinusoidal]}",
        "training: {epochs: %s, batch-size: 16, micro-batch: 4, patience: %s}"
            .formatted(epochs, epochs));
  }

  @Test
  void aComparisonHasTheBytesOfALocalOne() throws IOException, InterruptedException {
    String grid = grid(2);
    doneHere("compare", grid, "--out", "local");
    doneThere("compare", grid, "--out", "cluster");
    assertSame("local", "cluster");
  }

  @Test
  void aSearchHasTheBytesOfALocalOne() throws IOException, InterruptedException {
    String search =
        config(
            "search",
            "model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4}",
            "training: {epochs: 4, batch-size: 16, micro-batch: 4, learning-rate: {from: 0.001, to:"
                + " 0.1, scale: log}}",
            "search: {trials: 6, first-epochs: 1, factor: 2}");
    doneHere("tune", search, "--out", "local");
    doneThere("tune", search, "--out", "cluster");
    assertSame("local", "cluster");
  }

  @Test
  void aRollingOriginAndABulkForecastHaveTheBytesOfLocalOnes()
      throws IOException, InterruptedException {
    String rolling =
        config(
            "rolling",
            "model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4}",
            "training: {epochs: 2, batch-size: 16, micro-batch: 4}",
            "evaluation: {backtest: {type: rolling-origin, refit-every: 20, training: expanding},"
                + " networks: [dlinear], seeds: 2}",
            "ensemble: {members: 2}");
    doneHere("train", rolling, "--out", "local");
    doneThere("train", rolling, "--out", "cluster");
    assertSame("local", "cluster");

    panel(5000);
    String[] forecast = {
      "forecast", "local/rolling-1", "panel.csv", "--set", "data.csv.target-columns=[y]"
    };
    for (String format : List.of("csv", "json-lines")) {
      doneHere(with(forecast, "--format", format, "--out", "here." + format));
      doneThere(with(forecast, "--format", format, "--out", "there." + format));
      assertEquals(
          -1, Files.mismatch(folder.resolve("here." + format), folder.resolve("there." + format)));
    }
  }

  private void panel(int series) throws IOException {
    List<String> lines = new ArrayList<>(List.of("unique_id,ds,y"));
    for (int one = 0; one < series; one++) {
      for (int row = 0; row < 20; row++) {
        lines.add(
            "S%s,%s,%s".formatted(one, LocalDate.of(2019, 1, 1).plusDays(row), wave(row + one)));
      }
    }
    Files.write(folder.resolve("panel.csv"), lines);
  }

  @Test
  void aWorkerThatIsKilledCostsOnlyItsTasks() throws IOException, InterruptedException {
    String grid = grid(60);
    doneHere("compare", grid, "--out", "local");
    Process driver = start("there.txt", cluster("compare", grid, "--out", "cluster"));
    LoopbackCluster.waitFor(folder.resolve("there.txt"), "1/6", 1);
    cluster.kill(1);
    cluster.addWorker();
    assertEnds(DONE, driver, "there.txt");
    assertSame("local", "cluster");
  }

  @Test
  void aDriverThatIsKilledContinues() throws IOException, InterruptedException {
    String grid = grid(60);
    doneHere("compare", grid, "--out", "local");
    Process driver = start("first.txt", cluster("compare", grid, "--out", "cluster"));
    LoopbackCluster.waitFor(folder.resolve("first.txt"), "1/6", 1);
    driver.destroyForcibly().waitFor();
    doneThere("compare", grid, "--out", "cluster");
    assertTrue(LoopbackCluster.count(folder.resolve("there.txt"), ", found") >= 1);
    assertSame("local", "cluster");
  }

  @Test
  void aDriverThatIsInterruptedKeepsWhatHasEnded() throws IOException, InterruptedException {
    String grid = grid(60);
    Process driver = start("first.txt", cluster("compare", grid, "--out", "cluster"));
    LoopbackCluster.waitFor(folder.resolve("first.txt"), "1/6", 1);
    new ProcessBuilder("kill", "-INT", "" + driver.pid()).start().waitFor();
    assertEnds(INTERRUPTED, driver, "first.txt");
    assertFalse(Files.readString(folder.resolve("first.txt")).contains("fault"));
    assertFalse(RunBytes.withoutTimes(folder.resolve("cluster")).isEmpty());
  }

  @Test
  void oneDriverWorksInAFolderAtATime() throws IOException, InterruptedException {
    String grid = grid(100_000);
    Process first = start("first.txt", cluster("compare", grid, "--out", "cluster"));
    LoopbackCluster.waitFor(folder.resolve("cluster/.lock"), "", 1);
    assertEnds(
        BAD_INPUT, start("there.txt", cluster("compare", grid, "--out", "cluster")), "there.txt");
    assertTrue(Files.readString(folder.resolve("there.txt")).contains("at work in this folder"));
    assertTrue(first.isAlive());
  }

  @Test
  void oneConfigOfTwentyThatCannotServeIsToldBeforeAllWork()
      throws IOException, InterruptedException {
    List<String> configs = new ArrayList<>(List.of("compare", "--out", "cluster"));
    for (int number = 1; number <= 20; number++) {
      configs.add(config("c" + number, "seed: " + number));
    }
    Path bad = folder.resolve("c13.yaml");
    Files.writeString(bad, Files.readString(bad).replace("lookback: 6", "lookback: 290"));
    assertEnds(BAD_INPUT, start("there.txt", cluster(configs.toArray(String[]::new))), "there.txt");
    String told = Files.readString(folder.resolve("there.txt"));
    assertTrue(told.contains("c13: "), told);
    assertEquals(0, LoopbackCluster.count(folder.resolve("there.txt"), "/20"), told);
  }

  private void doneHere(String... arguments) throws IOException, InterruptedException {
    assertEnds(DONE, start("here.txt", arguments), "here.txt");
  }

  private void doneThere(String... arguments) throws IOException, InterruptedException {
    assertEnds(DONE, start("there.txt", cluster(arguments)), "there.txt");
  }

  private void assertEnds(int exitCode, Process process, String output)
      throws IOException, InterruptedException {
    int found = ended(process, output);
    assertEquals(exitCode, found, Files.readString(folder.resolve(output)));
  }

  private static String[] cluster(String... arguments) {
    return with(arguments, "--cluster", cluster.address(), "--cluster-option", "memory=2g");
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private Process start(String output, String... arguments) throws IOException {
    Process process = LoopbackCluster.sinecast(folder, folder.resolve(output), arguments);
    started.add(process);
    return process;
  }

  private int ended(Process process, String output) throws IOException, InterruptedException {
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(
          "it never ended:\n" + Files.readString(folder.resolve(output)));
    }
    return process.exitValue();
  }

  private void assertSame(String expected, String actual) throws IOException {
    Map<String, String> wanted = results(expected);
    Map<String, String> found = results(actual);
    assertEquals(wanted.keySet(), found.keySet());
    found.forEach((file, text) -> assertEquals(wanted.get(file), text, file));
  }

  /** The files of a folder, but for its lock and for pages, which show times. */
  private Map<String, String> results(String name) throws IOException {
    Map<String, String> files = RunBytes.withoutTimes(folder.resolve(name));
    files.keySet().removeIf(file -> file.endsWith(".lock") || file.endsWith("report.html"));
    return files;
  }
}
