package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.comparison.RandomSearch;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.config.GeneratedFile;
import io.github.sinecast.config.ReferenceConfig;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the configs that come with the program to what the code makes of them. */
class ConfigFilesTest {
  private static final Path FOLDER = Path.of("configs");
  private static final Path REFERENCE = FOLDER.resolve("reference.yaml");
  private static final Path SCHEMA = FOLDER.resolve("schema.json");

  private static final Path GRID_SCHEMA = FOLDER.resolve("schema-grid.json");

  private static final Path SEARCHES = FOLDER.resolve("searches");

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
  void theReferenceChangesNoDefault() {
    assertEquals(
        REQUIRED.bind(ExperimentConfig.class),
        ConfigFile.read(REFERENCE).bind(ExperimentConfig.class));
  }

  /** The files of public benchmarks are not shipped; their configs say where they are. */
  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigServesItsData(Path config) {
    for (ExperimentGrid.Point point : firstOfEachRow(config)) {
      Path file = point.config().data().file().get(0);
      if (point.config().data().source() != null && !Files.exists(file)) {
        String message =
            String.valueOf(
                assertThrows(InvalidInputException.class, () -> Experiment.prepare(point.config()))
                    .getMessage());
        assertTrue(message.contains("github.com") && message.contains(file.toString()), message);
      } else {
        assertFalse(Experiment.prepare(point.config()).series().list().isEmpty());
      }
    }
  }

  private static Collection<ExperimentGrid.Point> firstOfEachRow(Path config) {
    Map<List<String>, ExperimentGrid.Point> rows = new LinkedHashMap<>();
    points(config).forEach(point -> rows.putIfAbsent(point.variant(), point));
    return rows.values();
  }

  /** The experiments of a config; of a search all that are drawn, as the command draws them. */
  private static List<ExperimentGrid.Point> points(Path config) {
    if (!config.startsWith(SEARCHES)) {
      return ExperimentGrid.read(config, List.of());
    }
    SearchSpec search = ExperimentGrid.search(config, List.of());
    List<ExperimentGrid.Point> drawn = ExperimentGrid.draw(config, List.of(), search);
    assertEquals(search.trials(), new RandomSearch(search, drawn).trials());
    return drawn;
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigIsValidInAnEditor(Path config) throws IOException {
    String text = Files.readString(config);
    boolean plain = points(config).size() == 1;
    Path named = plain ? SCHEMA : GRID_SCHEMA;
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(named));
    assertEquals(List.of(), schema.validate(new YAMLMapper().readTree(text)));
    String seen = config.getParent().relativize(named).toString().replace('\\', '/');
    assertTrue(text.startsWith(SCHEMA_LINE.formatted(seen)), "the first line must name the schema");
    assertFalse(schema.validate(new YAMLMapper().readTree(text + "unknown: 1\n")).isEmpty());
  }

  /** Where attention must be causal the control is none under the same attention. */
  @ParameterizedTest
  @ValueSource(strings = {"encodings", "power-encodings", "etth2-encodings"})
  void aComparisonOfEncodingsHasEachOfThemUnderFiveSeeds(String name) {
    List<ExperimentGrid.Point> points =
        ExperimentGrid.read(FOLDER.resolve("comparisons/" + name + ".yaml"), List.of());
    Map<String, Set<Long>> seeds = new TreeMap<>();
    for (ExperimentGrid.Point point : points) {
      EncoderSpec model = point.config().model();
      assertEquals(Pooling.MEAN, model.pooling());
      String row = model.encoding().name() + " " + model.attention();
      seeds.computeIfAbsent(row, first -> new TreeSet<>()).add(point.config().seed());
    }
    Set<String> wanted = new TreeSet<>(Set.of("none CAUSAL", "xpos CAUSAL", "cope CAUSAL"));
    for (String encoding : EncodingConfigsTest.encodings()) {
      if (!wanted.contains(encoding + " CAUSAL") || encoding.equals("none")) {
        wanted.add(encoding + " BIDIRECTIONAL");
      }
    }
    assertEquals(wanted, seeds.keySet());
    seeds.values().forEach(ofRow -> assertEquals(Set.of(1L, 2L, 3L, 4L, 5L), ofRow));
  }
}
