package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is printed may go to a device that takes nothing, or to a reader that has gone. */
@EnabledOnOs(OS.LINUX)
class UnwrittenOutputIT {
  private static final List<String> COMMANDS =
      List.of(
          "forecast small-1 prices.csv",
          "evaluate small-1 prices.csv",
          "report small-1",
          "check prices.csv",
          "encodings",
          "encodings show rope --format csv",
          "schema",
          "forecast --help",
          "--version",
          "generate-completion");

  @TempDir private static Path folder;

  @BeforeAll
  static void trainARun() throws Exception {
    Sinecast.config(folder);
    Sinecast.in(folder, "train", "small.yaml", "--out", ".", "--set", "data.csv.calendar=weekdays")
        .with(0);
  }

  @Test
  void aFullDiskEndsWithCodeFiveAndOneLine() throws Exception {
    Path errors = folder.resolve("errors");
    for (String command : COMMANDS) {
      int exitCode =
          Sinecast.start(folder, Path.of("/dev/full"), errors, command.split(" ")).waitFor();
      assertEquals(5, exitCode, command);
      List<String> lines = Files.readAllLines(errors);
      assertEquals(1, lines.size(), () -> command + ": " + lines);
      assertTrue(
          lines.get(0).startsWith("the output could not be written completely (No space left"),
          lines.get(0));
    }
  }

  /** The reader ends before anything is written. */
  @Test
  void aClosedPipeEndsWithCodeFiveInSilence() throws Exception {
    for (String command : COMMANDS) {
      Sinecast.Ended ended = Sinecast.intoAClosedPipe(folder, command.split(" "));
      assertEquals(5, ended.exitCode(), command);
      assertEquals("", ended.errors(), command);
    }
  }

  @Test
  void whatFailsForAnotherCauseKeepsItsCode() throws Exception {
    assertEquals(
        3, Sinecast.intoAClosedPipe(folder, "forecast", "small-1", "absent.csv").exitCode());
  }
}
