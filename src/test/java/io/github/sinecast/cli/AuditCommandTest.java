package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
  @TempDir private Path folder;

  @Test
  void aConfigOfThePastAlonePassesAndLeavesItsFindings() throws IOException {
    Path out = folder.resolve("audit.csv");
    Answer answer = run("audit", config("[return]"), "--quick", "--out", out.toString());
    assertEquals(ExitCode.DONE, answer.code, answer.err);
    assertTrue(answer.out.contains("look-ahead: weights, end of validation"), answer.out);
    assertTrue(answer.out.contains("order: encoder after a reduced training"), answer.out);
    assertTrue(answer.out.contains("knows the future."), answer.out);
    List<String> lines = Files.readAllLines(out);
    assertEquals("check,subject,leak,found", lines.get(0));
    assertFalse(lines.stream().anyMatch(line -> line.contains(",true,")), lines::toString);
  }

  @Test
  void aColumnShiftedByOneRowFailsAndIsNamed() throws IOException {
    Answer answer = run("audit", config("[return, {type: column, name: tomorrow}]"), "--quick");
    assertEquals(ExitCode.BAD_INPUT, answer.code, answer.err);
    assertTrue(answer.out.contains("column: tomorrow: LEAK"), answer.out);
    assertTrue(answer.out.contains("FAILED: 1 of "), answer.out);
  }

  @Test
  void aFileThatExistsIsRefusedBeforeTheWork() throws IOException {
    Path out = Files.writeString(folder.resolve("mine.csv"), "mine");
    Answer answer = run("audit", config("[return]"), "--quick", "--out", out.toString());
    assertEquals(ExitCode.BAD_INPUT, answer.code);
    assertEquals("", answer.out);
    assertEquals("mine", Files.readString(out));
  }

  @Test
  void aRollingRunTellsItsFoldsAndWhoseModelItKeeps() throws IOException {
    Answer answer =
        run(
            "train",
            config("[return]"),
            "--set",
            "evaluation.backtest={type: rolling-origin, refit-every: 15}",
            "--set",
            "evaluation.networks=[lstm]",
            "--out",
            folder.resolve("runs").toString());
    assertEquals(ExitCode.DONE, answer.code, answer.err);
    assertTrue(answer.out.contains("Fold 2 of 2"), answer.out);
    assertTrue(answer.out.contains("Its model is that of fold 2, the last"), answer.out);
    // 30 test rows, 2 steps: 29 origins, whatever the folds.
    List<String> forecasts =
        Files.readAllLines(folder.resolve("runs").resolve("small-1").resolve("forecasts.csv"));
    assertEquals(29 * 2, forecasts.stream().filter(line -> line.contains(",lstm,")).count());
  }

  private String config(String channels) throws IOException {
    StringBuilder table = new StringBuilder("Date,Close,tomorrow\n");
    for (int row = 0; row < 150; row++) {
      table.append(LocalDate.of(2019, 1, 2).plusDays(row));
      table.append(',').append(price(row));
      table.append(',').append(Math.log(price(row + 1) / price(row)));
      table.append('\n');
    }
    Files.writeString(folder.resolve("prices.csv"), table);
    return Files.writeString(
            folder.resolve("small.yaml"),
            """
            name: small
            data: {file: prices.csv, csv: {target-columns: [Close]}}
            window: {lookback: 6, horizon: 2, channels: %s}
            model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4}
            training: {epochs: 2, batch-size: 16, micro-batch: 4}
            """
                .formatted(channels))
        .toString();
  }

  /** Two waves, and a part that earlier prices do not tell. */
  private static double price(int row) {
    return 100 + 5 * Math.sin(row / 9.0) + Math.cos(row * 1.7) + 0.3 * Math.sin(0.37 * row * row);
  }

  private static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        new Main()
            .commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int code = line.execute(arguments);
    return new Answer(code, out.toString(), err.toString());
  }

  private record Answer(int code, String out, String err) {}
}
