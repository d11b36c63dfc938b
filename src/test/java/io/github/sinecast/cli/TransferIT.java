package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Transfers as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class TransferIT {
  private static final int DAYS = 150;

  @TempDir private Path folder;

  @Test
  void aHeldOutSeriesIsJudgedBesideANetworkOfItsOwnAndLeavesARunThatForecastsIt() throws Exception {
    Sinecast.config(folder);
    List<String> lines = new ArrayList<>(List.of("date,symbol,close"));
    for (int day = 0; day < DAYS; day++) {
      for (int symbol = 0; symbol < 3; symbol++) {
        LocalDate date = LocalDate.of(2019, 1, 2).plusDays(day);
        lines.add(date + "," + "abc".charAt(symbol) + "," + Sinecast.price(day, symbol));
      }
    }
    Files.write(folder.resolve("prices.csv"), lines);

    String output =
        Sinecast.in(folder, "transfer", "small.yaml", "--set", "data.held-out=[b]")
            .with(ExitCode.DONE)
            .output();

    assertTrue(output.contains("\na, b, c\n") && output.contains("\nHeld out: b\n"), output);
    int table = output.indexOf(" MAE ");
    List<String> rows =
        output
            .substring(table)
            .lines()
            .map(line -> line.split(" ", 2)[0])
            .filter(List.of("last-value", "encoder", "encoder-own")::contains)
            .distinct()
            .toList();
    assertEquals(List.of("last-value", "encoder", "encoder-own"), rows, output);
    assertTrue(output.contains("Report: runs/small-1/report.html\n"), output);
    String scores = Files.readString(folder.resolve("runs/small-1/scores.csv"));
    assertTrue(scores.contains("\nb,encoder-own,MAE,all,"), scores);
    assertEquals(List.of(), scores.lines().skip(1).filter(line -> !line.startsWith("b,")).toList());
    Sinecast.in(folder, "forecast", "runs/small-1", "prices.csv").with(ExitCode.DONE);

    Sinecast.in(folder, "transfer", "small.yaml").with(ExitCode.BAD_INPUT).saying("held-out");
    Sinecast.in(folder, "transfer", "small.yaml", "--set", "data.held-out=[d]")
        .with(ExitCode.BAD_INPUT)
        .saying("[a, b, c]", "found d");
  }
}
