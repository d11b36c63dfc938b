package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.config.Toy.Recipe;
import org.junit.jupiter.api.Test;

class ReferenceConfigTest {
  private static final ConfigFile REQUIRED = ConfigFile.parse("toy.yaml", "name: a\nfile: b.csv\n");
  private static final String REFERENCE =
      ReferenceConfig.of(Recipe.class, "Every setting of a recipe.", REQUIRED);

  @Test
  void theReferenceIsTheConfigInWhichNothingOptionalIsWritten() {
    assertEquals(
        REQUIRED.bind(Recipe.class),
        ConfigFile.parse("reference.yaml", REFERENCE).bind(Recipe.class));
  }

  @Test
  void theReferenceWithoutCommentsHasEveryKeyOfAWrittenConfig() {
    String keys =
        REFERENCE
            .lines()
            .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
            .map(line -> line.replaceAll(":.*", ""))
            .reduce("", (all, key) -> all + key + "\n");
    String written =
        ConfigWriter.toYaml(REQUIRED.bind(Recipe.class))
            .lines()
            .map(line -> line.replaceAll(":.*", ""))
            .reduce("", (all, key) -> all + key + "\n");
    assertEquals(written, keys);
  }

  @Test
  void aKeyStandsUnderItsHelpAndItsLimits() {
    assertTrue(
        REFERENCE.contains(
            """
              # Number of heads.
              # From 1 to 64.
              heads: 4
            """),
        REFERENCE);
  }

  @Test
  void aFamilyStandsUnderAllItsMembersAndTheirSettings() {
    assertTrue(
        REFERENCE.contains(
            """
            # How a token learns its position.
            # One of none, sinusoidal, learned, sum.
            #   none - No sense of time.
            #   sinusoidal - Waves of many lengths.
            #   learned - A table that is trained.
            #     rows: (required) - Rows of the table.
            #   sum - Several encodings, added.
            #     parts: [] - What is added.
            encoding:
              type: sinusoidal
              # The longest wave, in tokens.
              # At least 1.
              base: 10000
            """),
        REFERENCE);
  }
}
