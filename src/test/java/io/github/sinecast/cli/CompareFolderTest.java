package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareFolderTest {
  @TempDir private Path folder;

  @Test
  void aFolderStandsForTheConfigsInItByTheirNames() throws IOException {
    List<String> lines = new ArrayList<>(List.of("date,close"));
    for (int row = 0; row < 150; row++) {
      lines.add(LocalDate.of(2024, 1, 1).plusDays(row) + "," + (100 + Math.sin(row)));
    }
    Files.write(folder.resolve("prices.csv"), lines);
    Path configs = Files.createDirectories(folder.resolve("configs"));
    Files.writeString(configs.resolve("notes.txt"), "no config");
    for (String encoding : List.of("rope", "none")) {
      Files.writeString(
          configs.resolve(encoding + ".yaml"),
          """
          name: %s
          data: {file: ../prices.csv}
          window: {lookback: 6, horizon: 1}
          model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4, encoding: %s}
          training: {epochs: 1, batch-size: 16, micro-batch: 16}
          """
              .formatted(encoding, encoding));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new Main()
            .commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("compare", configs.toString(), "--out", folder.resolve("runs").toString());
    assertEquals(ExitCode.DONE, code, err.toString());
    List<String> rows =
        out.toString()
            .lines()
            .map(line -> line.replaceFirst(" .*", ""))
            .filter(List.of("none", "rope")::contains)
            .distinct()
            .toList();
    assertEquals(List.of("none", "rope"), rows, out.toString());
  }

  @Test
  void aFolderWithoutConfigsIsRefused() {
    StringWriter err = new StringWriter();
    int code =
        new Main()
            .commandLine()
            .setErr(new PrintWriter(err))
            .execute("compare", folder.toString(), "--out", folder.resolve("runs").toString());
    assertEquals(ExitCode.BAD_INPUT, code);
    assertTrue(err.toString().contains("found no .yaml file"), err.toString());
  }
}
