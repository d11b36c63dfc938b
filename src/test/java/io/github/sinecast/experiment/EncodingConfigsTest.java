package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.config.ConfigWriter;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.model.Attention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ready experiments, one for each positional encoding, differ in it and in nothing else. */
class EncodingConfigsTest {
  private static final Path FOLDER = Path.of("configs/encodings");
  private static final Path QUICKSTART = Path.of("configs/quickstart.yaml");

  static List<String> encodings() {
    return ConfigFamily.of(PositionalEncoding.class).names();
  }

  @Test
  void everyEncodingHasAnExperimentAndEveryExperimentAnEncoding() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          new TreeSet<>(encodings()),
          files
              .map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void anExperimentIsTheQuickstartWithAnotherEncoding(String name) throws IOException {
    ExperimentConfig config = ExperimentConfig.read(FOLDER.resolve(name + ".yaml"), List.of());
    assertEquals(name, config.name());
    PositionalEncoding encoding = config.model().encoding();
    assertEquals(name, encoding.name());
    boolean causal = encoding.limits().contains(Limit.CAUSAL_ONLY);
    assertEquals(
        causal ? Attention.CAUSAL : Attention.BIDIRECTIONAL, config.model().attention(), name);

    ExperimentConfig quickstart =
        ExperimentConfig.read(
            QUICKSTART,
            List.of("name=" + name, "model.attention=" + (causal ? "causal" : "bidirectional")));
    Path data = config.data().file().get(0);
    assertEquals(quickstart.data().file().get(0).toRealPath(), data.toRealPath());
    assertEquals(with(quickstart, encoding, data), config);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void anExperimentIsWrittenAndReadAgain(String name) {
    ExperimentConfig config = ExperimentConfig.read(FOLDER.resolve(name + ".yaml"), List.of());
    assertEquals(
        config,
        ConfigFile.parse("config.yaml", ConfigWriter.toYaml(config)).bind(ExperimentConfig.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: calendar, marks: [day-of-week, hour]}",
        "{type: sum, parts: [{type: calendar, marks: null}, {type: rope, layout: half}]}",
        "{type: sum, parts: [calendar, {type: calendar, marks: [minute]}, t5]}",
      })
  void settingsWithinListsAreWrittenAndReadAgain(String encoding) {
    ExperimentConfig config =
        ExperimentConfig.read(QUICKSTART, List.of("model.encoding=" + encoding));
    assertEquals(
        config,
        ConfigFile.parse("config.yaml", ConfigWriter.toYaml(config)).bind(ExperimentConfig.class));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void anExperimentSpellsOutNothingButItsEncoding(String name) throws IOException {
    assertEquals(
        lines(QUICKSTART).filter(line -> !line.matches(" *(name|encoding|file): .*")).toList(),
        lines(FOLDER.resolve(name + ".yaml"))
            .filter(line -> !line.matches(" *(name|encoding|file|attention): .*"))
            .toList());
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.strip().startsWith("#"));
  }

  private static ExperimentConfig with(
      ExperimentConfig quickstart, PositionalEncoding encoding, Path file) {
    return quickstart.withFile(file).withModel(quickstart.model().withEncoding(encoding));
  }
}
