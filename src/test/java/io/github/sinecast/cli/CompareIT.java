package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Compares and tunes as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class CompareIT {
  @TempDir private Path folder;

  @BeforeEach
  void writeTheConfigs() throws IOException {
    Sinecast.config(folder);
    String small = Files.readString(folder.resolve("small.yaml"));
    Files.writeString(
        folder.resolve("grid.yaml"),
        small
            .replace("name: small", "name: grid\nseed: [1, 2]")
            .replace("model: {", "model: {pooling: mean, encoding: [none, rope], ")
            // Long enough to be killed on the way.
            .replace("training: {epochs: 2,", "training: {epochs: 30, patience: 30,"),
        StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("search.yaml"),
        small
            .replace("name: small", "name: search\nsearch: {trials: 3, first-epochs: 1}")
            .replace("training: {", "training: {learning-rate: {from: 1e-4, to: 1e-2}, "),
        StandardCharsets.UTF_8);
  }

  @Test
  @Timeout(300)
  void aComparisonThatWasKilledGoesOnToTheSameTable() throws Exception {
    Sinecast.in(folder, compare("whole", "whole.csv")).with(0);

    Path output = folder.resolve("output");
    Process process =
        Sinecast.start(folder, output, folder.resolve("errors"), compare("killed", "no.csv"));
    while (process.isAlive() && !Files.readString(output).contains("1/4")) {
      Thread.sleep(20);
    }
    assertTrue(process.isAlive(), "ended before it could be killed");
    // The launcher becomes the JVM or has it for a child; SIGKILL leaves neither a last word.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    List<String> finished = Sinecast.names(folder.resolve("killed"));
    assertTrue(finished.size() < Sinecast.names(folder.resolve("whole")).size(), "all were done");

    String resumed =
        Sinecast.in(folder, compare("killed", "resumed.csv", "--jobs", "2")).with(0).output();
    assertTrue(resumed.contains("found"), resumed);
    assertEquals(Sinecast.names(folder.resolve("whole")), Sinecast.names(folder.resolve("killed")));
    assertEquals(withoutSeconds("whole.csv"), withoutSeconds("resumed.csv"));
  }

  @Test
  void theTableIsWrittenOnceAndOnlyWhereNothingIs() throws Exception {
    Files.writeString(folder.resolve("mine.md"), "mine");
    Sinecast.in(folder, "compare", "small.yaml", "--markdown", "mine.md")
        .with(3)
        .saying("mine.md", "not overwritten");
    assertEquals("mine", Files.readString(folder.resolve("mine.md")));
    Sinecast.in(folder, "compare", "small.yaml", "--markdown", "new.md").with(0);
    assertTrue(Files.readString(folder.resolve("new.md")).contains("validation split"));
    Sinecast.in(folder, "compare", "small.yaml", "--final", "--csv", "new.csv").with(0);
    assertTrue(Files.readString(folder.resolve("new.csv")).contains("evaluated on the test split"));
  }

  @Test
  void aGridAndASearchAreRefusedByTrainingWithTheCommandThatTakesThem() throws Exception {
    Sinecast.in(folder, "train", "grid.yaml").with(3).saying("grid.yaml:2: seed", "compare");
    Sinecast.in(folder, "train", "search.yaml").with(3).saying("sinecast tune search.yaml");
    Sinecast.in(folder, "compare", "search.yaml").with(3).saying("sinecast tune search.yaml");
    Sinecast.in(folder, "compare", "grid.yaml", "--reference", "encoding=t5")
        .with(3)
        .saying("--reference encoding=t5", "encoding=rope");
    Sinecast.in(folder, "tune", "grid.yaml").with(3).saying("search: {trials: 27}");
    assertEquals(List.of(), Sinecast.names(folder.resolve("runs")));
  }

  @Test
  void theBestOfASearchIsAConfigThatTrains() throws Exception {
    String first = Sinecast.in(folder, "tune", "search.yaml", "--out", "found").with(0).output();
    Path search = folder.resolve("found").resolve(Sinecast.names(folder.resolve("found")).get(0));
    assertEquals(List.of(".lock", "best.yaml", "trials.csv"), Sinecast.names(search));
    assertEquals(
        first, Sinecast.in(folder, "tune", "search.yaml", "--out", "found").with(0).output());
    Sinecast.in(folder, "train", search.resolve("best.yaml").toString()).with(0);
  }

  private static String[] compare(String out, String csv, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "compare",
                "grid.yaml",
                "--final",
                "--reference",
                "encoding=none",
                "--shuffled",
                "--out",
                out,
                "--csv",
                csv));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Seconds are the one thing that a run again may have otherwise. */
  private String withoutSeconds(String csv) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(csv));
    int seconds = List.of(lines.get(0).split(",")).indexOf("seconds_per_epoch");
    assertTrue(seconds > 0, lines.get(0));
    return lines.stream()
        .map(
            line -> {
              // A comma in quotes is none that parts fields.
              String[] fields = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
              fields[seconds] = "";
              fields[seconds + 1] = "";
              return String.join(",", fields);
            })
        .collect(Collectors.joining("\n"));
  }
}
