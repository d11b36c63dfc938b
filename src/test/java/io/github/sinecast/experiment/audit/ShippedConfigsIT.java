package io.github.sinecast.experiment.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    Experiment experiment = Experiment.prepare(ExperimentConfig.read(file, List.of()));
    List<Finding> findings = new ArrayList<>();
    Audit.of(experiment, true, findings::add);
    assertEquals(List.of(), new AuditResult(findings).leaks());
  }
}
