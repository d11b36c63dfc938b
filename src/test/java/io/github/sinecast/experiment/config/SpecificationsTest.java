package io.github.sinecast.experiment.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.window.WindowSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the annotations of the real specification records to what configs make of them. */
class SpecificationsTest {
  private static final ConfigFile SILENT = ConfigFile.parse("silent.yaml", "{}");

  @ParameterizedTest
  @ValueSource(classes = {EncoderSpec.class, WindowSpec.class})
  void theLimitsOfAnAnnotationAreKeptByTheConstructor(Class<? extends Record> type) {
    SettingLimits.assertKeptBy(SILENT.bind(type));
  }

  @ParameterizedTest
  @ValueSource(classes = {EncoderSpec.class, WindowSpec.class})
  void theDefaultsAreWrittenAndReadAgain(Class<? extends Record> type) {
    Record defaults = SILENT.bind(type);
    assertEquals(
        defaults, ConfigFile.parse("written.yaml", ConfigWriter.toYaml(defaults)).bind(type));
    String reference = ReferenceConfig.of(type, "Every setting.", SILENT);
    assertEquals(defaults, ConfigFile.parse("reference.yaml", reference).bind(type), reference);
  }
}
