package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trains where files cannot grow beyond a limit, which stops writing in the middle of a file as a
 * full disk does.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the limit is one of POSIX shells")
class FullDiskIT {
  @TempDir private Path folder;

  @Test
  void aRunThatCannotBeWrittenLosesNothingAndIsFinishedByTheSameCommand() throws Exception {
    Sinecast.config(folder);
    Sinecast.prices(folder.resolve("prices.csv"), 600, 0);
    Sinecast.in(folder, "train", "small.yaml", "--out", "whole").with(0);

    Sinecast.Ended full =
        Sinecast.withFilesUpTo(20, folder, "train", "small.yaml", "--out", "runs").with(3);
    assertTrue(
        full.errors().startsWith("runs: the run directory cannot be written"), full.errors());
    assertTrue(full.errors().contains("make room there and run the same command"), full.errors());
    assertTrue(full.errors().contains("to continue: sinecast train small.yaml"), full.errors());
    assertFalse(full.errors().contains("with --out"), full.errors());
    assertFalse(full.errors().contains("Exception"), full.errors());
    assertEquals(1, Sinecast.names(folder.resolve("runs")).size(), "what is left of the run");

    Sinecast.Ended again = Sinecast.in(folder, "train", "small.yaml", "--out", "runs").with(0);
    assertTrue(again.output().contains("Continuing the run"), again.output());
    assertEquals(List.of("small-1"), Sinecast.names(folder.resolve("runs")));
    for (String file : List.of("scores.csv", "forecasts.csv", "model/weights.safetensors")) {
      assertEquals(
          -1,
          Files.mismatch(
              folder.resolve("whole/small-1").resolve(file),
              folder.resolve("runs/small-1").resolve(file)),
          file);
    }
  }

  @Test
  void aRunIsWorthMoreThanItsPage() throws Exception {
    Sinecast.config(folder);
    Sinecast.Ended full =
        Sinecast.withFilesUpTo(100, folder, "train", "small.yaml", "--out", "runs").with(3);
    assertTrue(full.output().contains("The report cannot be written"), full.output());
    assertEquals(List.of("small-1"), Sinecast.names(folder.resolve("runs")));
    assertFalse(Sinecast.names(folder.resolve("runs/small-1")).contains("report.html"));
    Sinecast.in(folder, "report", "runs/small-1").with(0);
  }
}
