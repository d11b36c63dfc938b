package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.guide.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunDirectoryPageTest {
  /** A file of lines is a record of the package whose name ends so. */
  private static final String ROW = "Row.class";

  @Test
  void theArchitecturePageNamesEveryFileOfARun() throws Exception {
    Set<String> files = new TreeSet<>(Set.of(io.github.sinecast.report.page.Page.FILE));
    files.addAll(List.of(RunDirectory.CONFIG, RunDirectory.DATA_REPORT, RunDirectory.MODEL));
    files.addAll(List.of(RunManifest.FILE, RunDirectory.CALENDAR));
    Path classes =
        Path.of(
                Objects.requireNonNull(RunDirectory.class.getResource("RunDirectory.class"))
                    .toURI())
            .getParent();
    try (Stream<Path> all = Files.list(classes)) {
      for (String name : all.map(file -> file.getFileName().toString()).toList()) {
        if (name.endsWith(ROW) && !name.startsWith("Trial")) {
          String row = name.substring(0, name.length() - ".class".length());
          Class<?> type = Class.forName(RunDirectory.class.getPackageName() + "." + row);
          files.add(((CsvFile<?>) type.getDeclaredField("FILE").get(null)).name());
        }
      }
    }
    for (CsvFile<?> file :
        List.of(RunFiles.SCORES, RunFiles.TESTS, RunFiles.FORECASTS, ForecastStep.FILE)) {
      files.add(file.name());
    }
    assertTrue(files.contains("losses.csv"), files::toString);
    List<String> tree =
        Page.named("architecture.md").blocks().stream()
            .map(Page.Block::lines)
            .filter(lines -> lines.get(0).startsWith(RunDirectory.CONFIG))
            .findFirst()
            .orElseThrow();
    Set<String> told = new TreeSet<>();
    tree.forEach(line -> told.add(line.replaceFirst("/? .*", "")));
    assertEquals(files, told);
  }
}
