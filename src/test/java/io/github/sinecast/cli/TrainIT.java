package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sinecast.cli.Sinecast.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Trains as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class TrainIT {
  private static final List<String> COMPLETE =
      List.of(
          "attention.csv",
          "confidence-set.csv",
          "config.yaml",
          "data.txt",
          "epochs.csv",
          "forecast.csv",
          "forecasts.csv",
          "losses.csv",
          "manifest.json",
          "model",
          "reference-loss.csv",
          "report.html",
          "scores.csv",
          "series.csv",
          "tests.csv");

  @TempDir private Path folder;

  @Test
  void everyRunLeavesAWholeDirectoryOfItsOwnThatCanBeRepeatedByteForByte() throws Exception {
    Sinecast.config(folder);
    Ended first = Sinecast.in(folder, "train", "small.yaml").with(0);
    Path run = folder.resolve("runs/small-1");
    assertEquals(COMPLETE, Sinecast.names(run));
    assertEquals(
        List.of("postprocessing.json", "scales.json", "weights.safetensors"),
        Sinecast.names(run.resolve("model")));
    assertTrue(
        first.output().indexOf("last-value ") < first.output().indexOf("encoder "), first.output());
    assertTrue(first.output().contains("epoch  2/2"), first.output());
    assertEquals(3, Files.readAllLines(run.resolve("epochs.csv")).size());
    byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));

    Ended quiet = Sinecast.in(folder, "train", "small.yaml", "--set", "seed=2", "-q").with(0);
    assertEquals("runs/small-2\n", quiet.output());
    assertEquals("", quiet.errors());
    assertEquals(List.of("small-1", "small-2"), Sinecast.names(folder.resolve("runs")));
    assertArrayEquals(manifest, Files.readAllBytes(run.resolve("manifest.json")));
    assertFalse(
        Files.readString(run.resolve("scores.csv"))
            .equals(Files.readString(folder.resolve("runs/small-2/scores.csv"))),
        "another seed must give other scores, or the comparison below says nothing");

    Path elsewhere = Files.createDirectories(folder.resolve("else where/ünd"));
    for (String threads : List.of("1", "2")) {
      Sinecast.in(
              elsewhere,
              "train",
              "../../runs/small-1/config.yaml",
              "--threads",
              threads,
              "--out",
              "again " + threads)
          .with(0);
      Path again = elsewhere.resolve("again " + threads + "/small-1");
      assertEquals(COMPLETE, Sinecast.names(again));
      for (String file : List.of("scores.csv", "forecasts.csv", "model/weights.safetensors")) {
        assertArrayEquals(
            Files.readAllBytes(run.resolve(file)), Files.readAllBytes(again.resolve(file)), file);
      }
    }
  }

  @Test
  void anAuditThatIsAskedForLandsInTheRunDirectoryAndItsReport() throws Exception {
    Sinecast.config(folder);
    Ended ended =
        Sinecast.in(folder, "train", "small.yaml", "--set", "name=audited", "--audit").with(0);

    assertTrue(ended.output().contains("Audit. Passed: "), ended.output());
    Path run = folder.resolve("runs/audited-1");
    String audit = Files.readString(run.resolve("audit.csv"));
    assertTrue(audit.startsWith("check,subject,leak,found\nlook-ahead,"), audit);
    assertTrue(audit.contains("\norder,encoder after a reduced training"), audit);
    assertTrue(Files.readString(run.resolve("report.html")).contains("look-ahead"), "the report");
  }

  @Test
  void whatCannotBeTrainedIsRefusedBeforeAnythingIsWritten() throws Exception {
    Sinecast.config(folder);
    Files.createDirectory(folder.resolve("empty"));
    List<String> before = Sinecast.names(folder);

    Sinecast.in(folder, "train", "small.yaml", "--set", "model.heads=3")
        .with(3)
        .saying("model.heads", "must divide the width 4");
    Sinecast.in(folder, "train", "small.yaml", "--set", "data.file=absent.csv")
        .with(3)
        .saying("absent.csv: no such file");
    Sinecast.in(folder, "train", "small.yaml", "--set", "data.file=empty")
        .with(3)
        .saying("empty", "no table");
    Sinecast.in(folder, "train", "small.yaml", "--out", "prices.csv")
        .with(3)
        .saying("prices.csv", "is no folder", "--out");
    Sinecast.in(folder, "train", "small.yaml", "--set", "window.lookback=200")
        .with(3)
        .saying("train split", "needs at least 203");

    assertEquals(before, Sinecast.names(folder));
  }

  @Test
  void pricesBelowZeroAreRefusedForLogReturnsWithTheirRowAndServeDifferences() throws Exception {
    Sinecast.config(folder);
    Path prices = folder.resolve("prices.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(prices));
    lines.set(10, lines.get(10).replaceAll(",.*", ",-1.5"));
    Files.write(prices, lines);
    Sinecast.in(folder, "baselines", "small.yaml")
        .with(3)
        .saying("prices.csv:11:", "-1.5", "difference");
    Sinecast.in(folder, "baselines", "small.yaml", "--set", "window.target=difference").with(0);
  }

  @Test
  void aRunThatDivergesAtOnceLeavesNothing() throws Exception {
    Sinecast.config(folder);
    Sinecast.in(folder, "train", "small.yaml", "--set", "training.learning-rate=1e30")
        .with(4)
        .saying("training diverged", "epoch 1 at step", "training.learning-rate");
    assertEquals(List.of(), Sinecast.names(folder.resolve("runs")));
  }

  /** A decay of 100 times a rate of 1000 multiplies the weights by 100000 at each step. */
  @Test
  void aRunThatDivergesLaterKeepsWhatItHadReachedWithoutScores() throws Exception {
    Sinecast.config(folder);
    Sinecast.in(
            folder,
            "train",
            "small.yaml",
            "--set",
            "training={epochs: 10, patience: 10, batch-size: 1000, learning-rate: 1000,"
                + " weight-decay: 100}")
        .with(4)
        .saying("training diverged", "at step");
    assertEquals(List.of("small-diverged-1"), Sinecast.names(folder.resolve("runs")));
    Path run = folder.resolve("runs/small-diverged-1");
    assertEquals(
        List.of(
            "config.yaml",
            "data.txt",
            "epochs.csv",
            "manifest.json",
            "model",
            "reference-loss.csv"),
        Sinecast.names(run));
    assertTrue(
        Files.readString(run.resolve("manifest.json")).contains("\"outcome\" : \"diverged\""));
    assertTrue(Files.readAllLines(run.resolve("epochs.csv")).size() > 1);
  }

  @Test
  @Timeout(120)
  void aRunThatIsInterruptedEndsWithCode130AndSaysHowToContinue() throws Exception {
    int interrupted = new ProcessBuilder("sh", "-c", "kill -INT $$").start().waitFor();
    assumeTrue(
        interrupted == 130,
        "a build in the background cannot be interrupted; in the foreground:"
            + " mvn verify -Dit.test=TrainIT");
    Sinecast.config(folder);
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    String[] endless = {
      "train", "small.yaml", "--set", "training={epochs: 1000000, patience: 1000000}"
    };
    Process process = Sinecast.start(folder, output, errors, endless);
    try {
      // An epoch is kept just after its line; the next line says that it was.
      while (process.isAlive() && !Files.readString(output).contains("epoch  2/")) {
        Thread.sleep(50);
      }
      assertTrue(process.isAlive(), Files.readString(errors));
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertEquals(130, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
    List<String> kept = Sinecast.names(folder.resolve("runs"));
    assertEquals(1, kept.size(), kept::toString);
    assertTrue(kept.get(0).startsWith(".unfinished-small-"), kept::toString);
    assertEquals(
        "What was trained is kept; to continue: sinecast train small.yaml --set"
            + " 'training={epochs: 1000000, patience: 1000000}'\n",
        Files.readString(errors));
  }

  @Test
  void aModelTooLargeForTheMemoryIsRefusedInASentence() throws Exception {
    Sinecast.config(folder);
    Sinecast.withLittleMemory(folder, "train", "small.yaml", "--set", "model.width=20000")
        .with(3)
        .saying("memory", "-Xmx");
    assertEquals(List.of(), Sinecast.names(folder.resolve("runs")));
  }
}
