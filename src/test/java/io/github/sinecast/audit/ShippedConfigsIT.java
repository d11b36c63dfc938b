package io.github.sinecast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.run.AuditRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No config that comes with the program looks ahead; trainings are reduced. */
class ShippedConfigsIT {
  private static final Path FOLDER = Path.of("configs");

  /** All configs but those that differ in their encoding only, and of these one of each kind. */
  static Stream<Path> configs() throws IOException {
    List<Path> configs = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.filter(file -> file.toString().endsWith(".yaml")).forEach(configs::add);
    }
    for (String encoding : List.of("calendar", "learned", "none", "t5")) {
      configs.add(FOLDER.resolve("encodings").resolve(encoding + ".yaml"));
    }
    return configs.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void noShippedConfigLooksAhead(Path file) {
    assertLooksNotAhead(ExperimentConfig.read(file, List.of()));
  }

  static Stream<Path> searches() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("searches"))) {
      return files.sorted().toList().stream();
    }
  }

  /** Of what a search draws the one with the most input channels knows most. */
  @ParameterizedTest
  @MethodSource("searches")
  void noShippedSearchLooksAhead(Path file) {
    assertLooksNotAhead(
        ExperimentGrid.draw(file, List.of(), ExperimentGrid.search(file, List.of())).stream()
            .map(ExperimentGrid.Point::config)
            .max(Comparator.comparingInt(config -> config.window().channels().size()))
            .orElseThrow());
  }

  private static void assertLooksNotAhead(ExperimentConfig config) {
    List<AuditRow> findings = new ArrayList<>();
    Audit.of(Experiment.prepare(config), true, findings::add);
    assertEquals(List.of(), new AuditResult(findings).leaks());
  }
}
