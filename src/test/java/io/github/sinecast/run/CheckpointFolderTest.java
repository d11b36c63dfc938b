package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.NetworkName;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.experiment.Small;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir private Path folder;
  private Path runs = Path.of("");
  private Path table = Path.of("");

  @BeforeEach
  void writeTheTable() throws IOException {
    runs = folder.resolve("runs");
    table = Small.days(folder.resolve("prices.csv"), Small.ROWS, Small::wave);
  }

  private Experiment experiment(String... assignments) {
    return Experiment.prepare(Small.config(table, assignments));
  }

  /** Trains, so that every network has its checkpoint, and stops there. */
  private CompletedRun trained(Experiment experiment, CheckpointFolder checkpoints) {
    return CompletedRun.of(experiment, RunListener.NONE, checkpoints);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(runs)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRunFindsItsOwnCheckpointsAndNoOthers() {
    Path path;
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment())) {
      assertFalse(checkpoints.isResumable());
      trained(experiment(), checkpoints);
      assertTrue(checkpoints.isResumable());
      path = checkpoints.path();
    }
    try (CheckpointFolder same = CheckpointFolder.open(runs, experiment("execution.threads=2"))) {
      assertEquals(path, same.path());
      assertTrue(same.isResumable());
      assertEquals(List.of(), same.others());
    }
    try (CheckpointFolder other = CheckpointFolder.open(runs, experiment("seed=2"))) {
      assertNotEquals(path, other.path());
      assertFalse(other.isResumable());
      assertEquals(List.of(path), other.others());
    }
  }

  @Test
  void otherRowsAreAnotherRun() throws IOException {
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment())) {
      trained(experiment(), checkpoints);
    }
    Small.days(table, Small.ROWS, Small.waveUntil(Small.ROWS - 1));
    try (CheckpointFolder other = CheckpointFolder.open(runs, experiment())) {
      assertFalse(other.isResumable());
    }
  }

  @Test
  void aSecondProcessIsRefusedAndDoesNotListTheFirst() {
    Experiment experiment = experiment();
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment)) {
      trained(experiment, checkpoints);
      InvalidInputException refusal =
          assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(runs, experiment));
      assertTrue(String.valueOf(refusal.getMessage()).contains("another process"));
      try (CheckpointFolder other = CheckpointFolder.open(runs, experiment("seed=2"))) {
        assertEquals(List.of(), other.others());
      }
      assertTrue(checkpoints.isResumable());
    }
  }

  @Test
  void aFolderWithoutACheckpointIsRemoved() throws IOException {
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment())) {
      assertTrue(Files.isDirectory(checkpoints.path()));
    }
    assertEquals(List.of(), names());
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment())) {
      trained(experiment(), checkpoints);
      checkpoints.clear();
      assertFalse(checkpoints.isResumable());
    }
    assertEquals(List.of(), names());
  }

  @Test
  void aRunThatWasFinishedIsKnownByItsDirectoryUntilItsCheckpointsAreRemoved() throws IOException {
    Experiment experiment = experiment();
    Path run;
    // Closed without clear: the process was killed between the two.
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment)) {
      CompletedRun completed = trained(experiment, checkpoints);
      assertNull(checkpoints.finished());
      try (UnfinishedRun unfinished = new RunWriter(runs).beside(checkpoints).begin(completed)) {
        assertNull(checkpoints.finished());
        run = unfinished.finish().path();
      }
    }
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment)) {
      assertEquals(run, checkpoints.finished());
    }
    try (CheckpointFolder other = CheckpointFolder.open(runs, experiment("seed=2"))) {
      assertEquals(List.of(), other.others());
    }
    assertEquals(List.of("small-1"), names());
  }

  @Test
  void aRunThatWasNotMovedOrIsNoLongerThereIsContinued() throws IOException {
    Experiment experiment = experiment();
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment)) {
      CompletedRun completed = trained(experiment, checkpoints);
      try (UnfinishedRun unfinished = new RunWriter(runs).beside(checkpoints).begin(completed)) {
        // Killed between the note and the move.
        Files.writeString(checkpoints.path().resolve("finished"), "small-1");
        Files.createDirectory(runs.resolve("small-1"));
        assertTrue(Files.isDirectory(unfinished.path()));
        assertNull(checkpoints.finished());
      }
      try (UnfinishedRun again = new RunWriter(runs).beside(checkpoints).begin(completed)) {
        assertNull(checkpoints.finished());
        UnfinishedRun.delete(again.finish().path());
        assertNull(checkpoints.finished());
      }
    }
  }

  @Test
  void noTwoTrainingsShareAFile() {
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment())) {
      List<NetworkName> names =
          List.of(
              new NetworkName(1, "model", 1, false),
              new NetworkName(1, "model", 1, true),
              new NetworkName(1, "model", 2, false),
              new NetworkName(2, "model", 1, false),
              new NetworkName(1, "a/b", 1, false),
              new NetworkName(1, "a_b", 1, false),
              new NetworkName(1, "../model", 1, false));
      assertEquals(names.size(), names.stream().map(checkpoints::of).distinct().count());
    }
  }
}
