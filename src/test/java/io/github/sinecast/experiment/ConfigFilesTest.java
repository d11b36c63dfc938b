package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.sinecast.experiment.config.ConfigFile;
import io.github.sinecast.experiment.config.ConfigSchema;
import io.github.sinecast.experiment.config.GeneratedFile;
import io.github.sinecast.experiment.config.ReferenceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the configs that come with the program to what the code makes of them. */
class ConfigFilesTest {
  private static final Path FOLDER = Path.of("configs");
  private static final Path REFERENCE = FOLDER.resolve("reference.yaml");
  private static final Path SCHEMA = FOLDER.resolve("schema.json");

  /** By this first line editors with a YAML language server find the schema. */
  private static final String SCHEMA_LINE = "# yaml-language-server: $schema=%s\n";

  private static final ConfigFile REQUIRED =
      ConfigFile.parse("required.yaml", "name: reference\ndata: {file: ../data/sp500-daily.csv}\n");

  static Stream<Path> configs() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @Test
  void theReferenceIsThatOfTheCode() throws IOException {
    GeneratedFile.assertUpToDate(
        REFERENCE,
        SCHEMA_LINE.formatted("schema.json")
            + ReferenceConfig.of(
                ExperimentConfig.class,
                "Every setting of an experiment, with its default and what it means. A config of"
                    + " one's own needs only the required ones, and those that differ.",
                REQUIRED));
  }

  @Test
  void theSchemaIsThatOfTheCode() throws IOException {
    GeneratedFile.assertUpToDate(
        SCHEMA, ConfigSchema.of(ExperimentConfig.class, "Sinecast experiment"));
  }

  @Test
  void theReferenceChangesNoDefault() {
    assertEquals(
        REQUIRED.bind(ExperimentConfig.class),
        ConfigFile.read(REFERENCE).bind(ExperimentConfig.class));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigServesItsData(Path config) {
    assertFalse(
        Experiment.prepare(ExperimentConfig.read(config, List.of())).series().list().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigIsValidInAnEditor(Path config) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA));
    String text = Files.readString(config);
    assertEquals(List.of(), schema.validate(new YAMLMapper().readTree(text)));
    String seen = config.getParent().relativize(SCHEMA).toString().replace('\\', '/');
    assertTrue(text.startsWith(SCHEMA_LINE.formatted(seen)), "the first line must name the schema");
    assertFalse(schema.validate(new YAMLMapper().readTree(text + "unknown: 1\n")).isEmpty());
  }
}
