package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.config.ConfigWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
  @TempDir private Path folder;

  @Test
  void aPathAloneIsAListOfOneAndIsWrittenAsItWas() {
    ExperimentConfig config = bound("prices.csv");

    assertEquals(List.of(Path.of("prices.csv")), config.data().file());
    assertTrue(ConfigWriter.toYaml(config).contains("  file: prices.csv\n"));
  }

  @Test
  void aListIsOnePanelAndIsReadAgain() {
    ExperimentConfig config = bound("[a.csv, stocks, 'more/*.csv']");

    assertEquals(
        List.of(Path.of("a.csv"), Path.of("stocks"), Path.of("more/*.csv")), config.data().file());
    assertEquals(
        config,
        ConfigFile.parse("again.yaml", ConfigWriter.toYaml(config)).bind(ExperimentConfig.class));
  }

  @Test
  void eachPathIsLookedForFromTheFolderOfTheConfig() throws IOException {
    Path file = folder.resolve("panel.yaml");
    Files.writeString(file, "name: panel\ndata: {file: [a.csv, stocks]}\n");

    assertEquals(
        List.of(folder.resolve("a.csv"), folder.resolve("stocks")),
        ExperimentConfig.read(file, List.of()).data().file());
    assertEquals(
        List.of(Path.of("stocks")),
        ExperimentConfig.read(file, List.of("data.file=stocks")).data().file());
  }

  @Test
  void anEmptyListIsRefused() {
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, () -> bound("[]")).getMessage());

    assertTrue(message.contains("must name a file, a folder or a glob"), message);
  }

  private static ExperimentConfig bound(String file) {
    return ConfigFile.parse("panel.yaml", "name: panel\ndata:\n  file: " + file + "\n")
        .bind(ExperimentConfig.class);
  }
}
