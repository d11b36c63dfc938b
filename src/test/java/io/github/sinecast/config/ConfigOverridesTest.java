package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.Toy.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigOverridesTest {
  private static final ConfigFile FILE =
      ConfigFile.parse(
          "toy.yaml",
          """
          name: a
          file: b.csv
          training:
            heads: 2
          encoding: sinusoidal
          steps: [1]
          note: ~
          """);

  @Test
  void anOverriddenConfigEqualsOneWrittenThatWay() {
    Recipe written =
        ConfigFile.parse(
                "toy.yaml",
                """
                name: c
                file: b.csv
                training: {heads: 1, width: 3}
                encoding: {type: sinusoidal, base: 5}
                steps: [2, 3]
                note: ''
                weights: {SPY: 2}
                """)
            .bind(Recipe.class);
    Recipe overridden =
        FILE.with(
                List.of(
                    "name=c",
                    "training.heads=1",
                    "training.width=3",
                    "encoding.base=5",
                    "steps=[2, 3]",
                    "note=''",
                    "weights.SPY=2"))
            .bind(Recipe.class);
    assertEquals(written, overridden);
  }

  @Test
  void aFamilyIsReplacedAsAWhole() {
    Recipe recipe =
        FILE.with(List.of("note=x", "encoding={type: learned, rows: 64}")).bind(Recipe.class);
    assertEquals(new Toy.Learned(64), recipe.encoding());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "training.heads=\"2\" | --set training.heads must be a whole number, found the text \"2\"; write it without quotes",
        "training.heads=0 | --set training.heads must be from 1 to 64, found the number 0",
        "training.heads=3 | --set training.heads must divide width 8, found 3",
        "training.width=7 | toy.yaml:4: training.heads must divide width 7, found 2",
        "training.haeds=3 | --set training.haeds is not a setting; did you mean training.heads?",
        "training={haeds: 3} | --set training: training.haeds is not a setting; did you mean training.heads?",
        "encoding.type=learned | toy.yaml:5: encoding.rows is missing and has no default; write it: Rows of the table.",
        "name= | --set name must be text, found nothing",
        "name.x=3 | toy.yaml:1: name must be text, found a group of settings",
        "steps.x=3 | --set steps.x: steps has no settings below it, found a list (toy.yaml:6); set the whole of it: --set steps=…",
        "training.heads | --set must be given key=value, with dots between the keys of groups, found training.heads",
        "=3 | --set must be given key=value, with dots between the keys of groups, found =3",
        "training..heads=3 | --set must be given key=value, with dots between the keys of groups, found training..heads=3",
        "steps=[1 | --set steps: the bracket that opens here is not closed, or a comma is missing, found [1",
      })
  void anOverrideFollowsTheRulesOfTheFile(String assignment, String message) {
    List<String> overrides = List.of("note=x", assignment);
    assertEquals(
        message,
        assertThrows(InvalidInputException.class, () -> FILE.with(overrides).bind(Recipe.class))
            .getMessage());
  }

  @Test
  void aKeyThatIsOverriddenTwiceIsRefused() {
    assertEquals(
        "--set name is given twice; keep one of them",
        assertThrows(InvalidInputException.class, () -> FILE.with(List.of("name=a", "name=b")))
            .getMessage());
  }
}
