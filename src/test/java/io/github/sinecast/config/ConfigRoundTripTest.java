package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.config.Toy.Encoding;
import io.github.sinecast.config.Toy.Recipe;
import io.github.sinecast.config.Toy.Training;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigRoundTripTest {
  /** Texts that YAML could take for something else. */
  private static final List<String> STRANGE_TEXTS =
      List.of(
          "",
          "null",
          "~",
          "yes",
          "true",
          "64",
          "1e3",
          "- a",
          "a: b",
          "a #b",
          "'",
          "\"",
          "\\",
          " a ",
          "a\nb",
          "\t",
          "0x1F",
          "1_000",
          ".inf",
          "<<",
          "*a",
          "&a",
          "!a",
          "\u0085",
          "\ud83d\ude00",
          "2018-01-01",
          "12:30",
          "[a",
          "{",
          ",",
          "%",
          "@",
          "`",
          "|",
          ">");

  @RandomCases(100)
  void aRecordThatIsWrittenAndReadAgainIsEqual(RandomCase drawn) {
    Recipe recipe = recipe(drawn);
    String yaml = ConfigWriter.toYaml(recipe);
    assertEquals(recipe, ConfigFile.parse("written.yaml", yaml).bind(Recipe.class), yaml);
  }

  @RandomCases(100)
  void otherReadersOfYamlReadTheSameTextAndNumbers(RandomCase drawn)
      throws JsonProcessingException {
    Recipe recipe = recipe(drawn);
    var tree = new YAMLMapper().readTree(ConfigWriter.toYaml(recipe));
    assertEquals(recipe.name(), tree.get("name").textValue());
    assertEquals(recipe.note(), tree.get("note").textValue());
    var rate = tree.get("training").get("learning-rate");
    assertTrue(rate.isNumber());
    assertEquals(recipe.training().learningRate(), rate.doubleValue());
  }

  @RandomCases
  void aNumberReadsBackExactlyAndIsNoLongerThanJavaWritesIt(RandomCase drawn) {
    double number = drawn.number();
    String text = YamlText.number(number);
    assertEquals(number, Double.parseDouble(text));
    assertEquals(ScalarKind.REAL, ScalarKind.ofPlain(text));
    int digits = new BigDecimal(text).stripTrailingZeros().precision();
    int digitsOfJava = new BigDecimal(Double.toString(number)).stripTrailingZeros().precision();
    assertTrue(digits <= digitsOfJava, text);
  }

  @Test
  void numbersAreWrittenAsPeopleWriteThem() {
    assertEquals("0.001", YamlText.number(1e-3));
    assertEquals("10000.0", YamlText.number(1e4));
    assertEquals("1.0e-12", YamlText.number(1e-12));
    assertEquals("-2.5e+300", YamlText.number(-2.5e300));
    assertEquals("-0.0", YamlText.number(-0.0));
    assertEquals("5.0e-324", YamlText.number(Double.MIN_VALUE));
  }

  @Test
  void everyKeyIsWrittenInTheOrderOfTheComponents() {
    Recipe recipe =
        ConfigFile.parse("toy.yaml", "name: a\nfile: b.csv\nencoding: none\n").bind(Recipe.class);
    assertEquals(
        """
        name: a
        file: b.csv
        training:
          batch-size: 32
          seed: 7
          learning-rate: 0.001
          shuffle: true
          heads: 4
          width: 8
        encoding: none
        norm: pre
        steps: [1, 5]
        tried: []
        weights: {}
        from: null
        season: null
        note: "64"
        """,
        ConfigWriter.toYaml(recipe));
  }

  private static Recipe recipe(RandomCase drawn) {
    return new Recipe(
        text(drawn),
        path(drawn),
        training(drawn),
        drawn.coin() ? encoding(drawn) : new Toy.Sum(drawn.list(0, 3, () -> encoding(drawn))),
        drawn.oneOf(Toy.Place.values()),
        drawn.list(0, 4, () -> drawn.between(1, Integer.MAX_VALUE)),
        drawn.list(0, 3, () -> encoding(drawn)),
        weights(drawn),
        drawn.between(1, 3) == 1 ? null : LocalDate.ofEpochDay(drawn.between(-100_000, 100_000)),
        drawn.between(1, 3) == 1 ? null : drawn.between(2, Integer.MAX_VALUE),
        text(drawn));
  }

  private static String text(RandomCase drawn) {
    return drawn.coin() ? drawn.oneOf(STRANGE_TEXTS) : drawn.text(12, '\u0000', '\ud7ff');
  }

  private static Path path(RandomCase drawn) {
    List<Character> letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./ -_"
            .chars()
            .mapToObj(letter -> (char) letter)
            .toList();
    StringBuilder text = new StringBuilder();
    drawn.list(1, 30, () -> drawn.oneOf(letters)).forEach(text::append);
    return Path.of(text.toString());
  }

  private static Training training(RandomCase drawn) {
    int heads = drawn.between(1, 64);
    return new Training(
        drawn.between(1, Integer.MAX_VALUE),
        drawn.whole(),
        drawn.between(0.0, 1.0),
        drawn.coin(),
        heads,
        heads * 3);
  }

  private static Encoding encoding(RandomCase drawn) {
    return switch (drawn.between(1, 3)) {
      case 1 -> new Toy.None();
      case 2 -> new Toy.Sinusoidal(Math.max(1, Math.abs(drawn.number())));
      default -> new Toy.Learned(Integer.MAX_VALUE);
    };
  }

  private static Map<String, Double> weights(RandomCase drawn) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int entry = drawn.between(0, 3); entry > 0; entry--) {
      weights.put(text(drawn), Math.abs(drawn.number()));
    }
    return weights;
  }
}
