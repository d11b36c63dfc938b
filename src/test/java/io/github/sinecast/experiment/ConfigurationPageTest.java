package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.experiment.config.ConfigurationPage;
import io.github.sinecast.experiment.config.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/configuration.md");

  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Written by ConfigurationPageTest from the @Setting annotations: change those, not this. -->

      A config is a YAML file that says everything a result depends on. `name` and `data.file` are required; whatever else it leaves out has the default
      below. Keys are grouped as they are nested: `training.epochs` is the key `epochs` under `training`, and what `--set training.epochs=3` replaces. The same
      annotations in the code make [`configs/schema.json`](../../../configs/schema.json), by which editors complete and check configs, and
      [`configs/reference.yaml`](../../../configs/reference.yaml), a config with every key. Begin a file with the line

      ```yaml
      # yaml-language-server: $schema=schema.json
      ```

      and an editor with a YAML language server knows it. `sinecast check CONFIG` says what is wrong with one, all at once, by line.

      - `null` means that the value is found, or that there is none, as the help says.
      - Where a member of a family has a default for every setting, its name is enough: `encoding: rope` is `encoding: {type: rope}`.
      - Where one value stands, `sinecast compare` takes a list of several, and `sinecast tune` a range: see [experiments](experiments.md).
      - `data.file` is looked for from the folder of the config; after `--set`, from the working directory.
      """;

  @Test
  void thePageIsThatOfTheCode() throws IOException {
    GeneratedFile.assertUpToDate(
        PAGE,
        INTRODUCTION
            + ConfigurationPage.of(ExperimentConfig.class, "All of it")
            + ConfigurationPage.ofSection(SearchSpec.class, SearchSpec.SECTION));
  }

  @Test
  void everyKeyOfTheReferenceIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    List<String> keys =
        Files.readAllLines(Path.of("configs/reference.yaml")).stream()
            .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
            .map(line -> line.strip().replaceAll(":.*", ""))
            .filter(key -> !key.equals("type"))
            .toList();
    assertTrue(keys.size() > 50, keys::toString);
    for (String key : keys) {
      assertTrue(page.contains("\n| `" + key + "` |"), key);
    }
  }
}
