package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Kills trainings at random moments, and continues them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class ResumeIT {
  /** How often a training is killed; 200 in the profile {@code soak}. */
  private static final int KILLS = Integer.getInteger("sinecast.kills", 20);

  /** From the first checkpoint of a process to its kill: some epochs of one or two networks. */
  private static final int LONGEST_MILLIS = 700;

  /**
   * Two folds of an encoder under two seeds, each trained once more on more rows, and of three
   * further networks, with dropout and averaged weights: 20 trainings of 40 epochs.
   */
  private static final String CONFIG =
      """
      name: killed
      data: {file: prices.csv}
      window: {lookback: 6, horizon: 2, patch: {length: 2, stride: 2}}
      model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4, dropout: 0.2}
      training:
        {epochs: 40, patience: 15, batch-size: 8, micro-batch: 4, refit: true,
         averaging: {type: ema, decay: 0.9}}
      evaluation:
        {seeds: 2, networks: [nlinear, dlinear, lstm],
         backtest: {type: rolling-origin, refit-every: 15}}
      """;

  private static final Pattern TIME =
      Pattern.compile("\"(?:started|seconds|trainingSeconds)\" : \"?([^\",]+)");

  @TempDir private Path folder;

  @Test
  void aRunThatIsKilledAtAnyMomentEqualsOneThatWasNot() throws Exception {
    config(CONFIG);
    Sinecast.in(folder, "train", "killed.yaml", "--out", "whole").with(0);
    Path whole = folder.resolve("whole/killed-1");

    Random random = new Random(1);
    int kills = 0;
    for (int run = 1; kills < KILLS; run++) {
      int before = kills;
      String out = "killed-" + run;
      while (Sinecast.names(folder.resolve(out)).stream().noneMatch("killed-1"::equals)) {
        kills += killed(out, kills < KILLS ? random.nextInt(LONGEST_MILLIS) : Integer.MAX_VALUE);
      }
      assertTrue(kills > before, "a run must be killed, or it shows nothing");
      if (hidden(out).isEmpty()) {
        assertEquals(List.of("killed-1"), Sinecast.names(folder.resolve(out)));
      } else {
        assertFinishedWhenItWasKilled(out);
      }
      assertSame(whole, folder.resolve(out).resolve("killed-1"));
    }
    System.out.println("Kills: " + kills);
  }

  @Test
  void aRunThatWasKilledAfterItsLastMoveIsNotRepeated() throws Exception {
    config(CONFIG.replace("epochs: 40", "epochs: 4"));
    while (hidden("out").isEmpty()) {
      killed("out", 0);
    }
    Path checkpoints = folder.resolve("out").resolve(hidden("out").get(0));
    Path copy = folder.resolve("copy");
    copy(checkpoints, copy);
    Sinecast.in(folder, "train", "killed.yaml", "--out", "out").with(0);
    assertEquals(List.of("killed-1"), Sinecast.names(folder.resolve("out")));
    // As if it had not come to the removal of its checkpoints.
    copy(copy, checkpoints);
    Files.writeString(checkpoints.resolve("finished"), "killed-1");
    assertFinishedWhenItWasKilled("out");
  }

  @Test
  void startingOverTrainsEveryEpochAgain() throws Exception {
    config(CONFIG.replace("epochs: 40", "epochs: 4"));
    while (hidden("out").isEmpty()) {
      killed("out", 0);
    }
    Sinecast.Ended fresh =
        Sinecast.in(folder, "train", "killed.yaml", "--out", "out", "--fresh").with(0);
    assertFalse(fresh.output().contains("Continuing"), fresh.output());
    assertEquals(List.of("killed-1"), Sinecast.names(folder.resolve("out")));
  }

  /** Running the command again finds the finished run, and removes the checkpoints. */
  private void assertFinishedWhenItWasKilled(String out) throws Exception {
    Sinecast.Ended again = Sinecast.in(folder, "train", "killed.yaml", "--out", out).with(0);
    assertTrue(again.output().contains("It was finished before"), again.output());
    assertEquals(List.of("killed-1"), Sinecast.names(folder.resolve(out)));
  }

  private List<String> hidden(String out) throws IOException {
    return Sinecast.names(folder.resolve(out)).stream()
        .filter(name -> name.startsWith(".unfinished-"))
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    for (Path file : files(from)) {
      Files.copy(from.resolve(file), to.resolve(file));
    }
  }

  /**
   * Starts the training, and kills it some time after it says that it trains.
   *
   * @return 1 if it was killed, 0 if it ended before
   */
  private int killed(String out, int millis) throws Exception {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process = Sinecast.start(folder, output, errors, "train", "killed.yaml", "--out", out);
    try {
      while (process.isAlive() && !Files.readString(output).contains("epoch  1/")) {
        Thread.sleep(5);
      }
      if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        assertEquals(0, process.exitValue(), Files.readString(errors));
        return 0;
      }
      process.destroyForcibly().waitFor();
      return 1;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Equal byte for byte, but for times. */
  private static void assertSame(Path expected, Path actual) throws IOException {
    List<Path> files = files(expected);
    assertEquals(files, files(actual));
    for (Path file : files) {
      Path one = expected.resolve(file);
      Path other = actual.resolve(file);
      switch (file.toString()) {
        case "epochs.csv" -> assertEquals(withoutSeconds(one), withoutSeconds(other));
        case "manifest.json", "report.html" ->
            assertEquals(withoutTimes(expected, file), withoutTimes(actual, file), file.toString());
        default ->
            assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other), file.toString());
      }
    }
  }

  private static List<String> withoutSeconds(Path epochs) throws IOException {
    List<String> lines = Files.readAllLines(epochs);
    assertTrue(lines.get(0).endsWith(",seconds"), lines.get(0));
    return lines.stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList();
  }

  /** A file without the times that the manifest and the epochs tell. */
  private static String withoutTimes(Path run, Path file) throws IOException {
    String text = Files.readString(run.resolve(file));
    List<String> times = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("manifest.json"))) {
      Matcher time = TIME.matcher(line);
      if (time.find()) {
        times.add(time.group(1));
      }
    }
    assertEquals(3, times.size(), "times of the manifest");
    Files.readAllLines(run.resolve("epochs.csv")).stream()
        .skip(1)
        .map(line -> line.substring(line.lastIndexOf(',') + 1))
        .forEach(times::add);
    for (String time : times) {
      text = text.replace(time, "");
    }
    return text;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(directory::relativize).sorted().toList();
    }
  }

  private void config(String text) throws IOException {
    Sinecast.config(folder);
    Files.writeString(folder.resolve("killed.yaml"), text, StandardCharsets.UTF_8);
  }
}
