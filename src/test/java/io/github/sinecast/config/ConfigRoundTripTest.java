package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.sinecast.config.Toy.Encoding;
import io.github.sinecast.config.Toy.Recipe;
import io.github.sinecast.config.Toy.Training;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class ConfigRoundTripTest {
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void aRecordThatIsWrittenAndReadAgainIsEqual(@ForAll("recipes") Recipe recipe) {
    String yaml = ConfigWriter.toYaml(recipe);
    assertEquals(recipe, ConfigFile.parse("written.yaml", yaml).bind(Recipe.class), yaml);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void otherReadersOfYamlReadTheSameTextAndNumbers(@ForAll("recipes") Recipe recipe)
      throws JsonProcessingException {
    var tree = new YAMLMapper().readTree(ConfigWriter.toYaml(recipe));
    assertEquals(recipe.name(), tree.get("name").textValue());
    assertEquals(recipe.note(), tree.get("note").textValue());
    var rate = tree.get("training").get("learning-rate");
    assertTrue(rate.isNumber());
    assertEquals(recipe.training().learningRate(), rate.doubleValue());
  }

  @Property
  void aNumberReadsBackExactlyAndIsNoLongerThanJavaWritesIt(@ForAll double number) {
    String text = YamlText.number(number);
    assertEquals(number, Double.parseDouble(text));
    assertEquals(ScalarKind.REAL, ScalarKind.ofPlain(text));
    int digits = new BigDecimal(text).stripTrailingZeros().precision();
    int digitsOfJava = new BigDecimal(Double.toString(number)).stripTrailingZeros().precision();
    assertTrue(digits <= digitsOfJava, text);
  }

  @Example
  void numbersAreWrittenAsPeopleWriteThem() {
    assertEquals("0.001", YamlText.number(1e-3));
    assertEquals("10000.0", YamlText.number(1e4));
    assertEquals("1.0e-12", YamlText.number(1e-12));
    assertEquals("-2.5e+300", YamlText.number(-2.5e300));
    assertEquals("-0.0", YamlText.number(-0.0));
    assertEquals("5.0e-324", YamlText.number(Double.MIN_VALUE));
  }

  @Example
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

  @Provide
  static Arbitrary<Recipe> recipes() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.of(
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
                ">"),
            Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(12));
    Arbitrary<Path> paths =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars("./ -_")
            .ofMinLength(1)
            .map(Path::of)
            .filter(path -> !path.toString().isEmpty());
    Arbitrary<Training> trainings =
        Combinators.combine(
                Arbitraries.integers().greaterOrEqual(1),
                Arbitraries.longs(),
                Arbitraries.doubles().between(0, 1).ofScale(20),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(1, 64))
            .as(
                (batch, seed, rate, shuffle, heads) ->
                    new Training(batch, seed, rate, shuffle, heads, heads * 3));
    Arbitrary<Map<String, Double>> weights =
        Arbitraries.maps(texts, Arbitraries.doubles().greaterOrEqual(0)).ofMaxSize(3);
    Arbitrary<Encoding> single =
        Arbitraries.oneOf(
            Arbitraries.just(new Toy.None()),
            Arbitraries.doubles().greaterOrEqual(1).map(Toy.Sinusoidal::new),
            Arbitraries.just(new Toy.Learned(Integer.MAX_VALUE)));
    Arbitrary<List<Encoding>> several = single.list().ofMaxSize(3);
    Arbitrary<Encoding> encodings = Arbitraries.oneOf(single, several.map(Toy.Sum::new));
    return Combinators.combine(
            texts.list().ofSize(2),
            paths,
            trainings,
            encodings,
            Arbitraries.of(Toy.Place.class),
            Arbitraries.integers().greaterOrEqual(1).list().ofMaxSize(4),
            several,
            Combinators.combine(
                    weights,
                    Arbitraries.integers().greaterOrEqual(2).injectNull(0.3),
                    Arbitraries.longs().between(-100_000, 100_000).injectNull(0.3))
                .as(Optional::new))
        .as(
            (text, path, training, encoding, norm, steps, tried, optional) ->
                new Recipe(
                    text.get(0),
                    path,
                    training,
                    encoding,
                    norm,
                    steps,
                    tried,
                    optional.weights(),
                    optional.day() == null ? null : LocalDate.ofEpochDay(optional.day()),
                    optional.season(),
                    text.get(1)));
  }

  private record Optional(
      Map<String, Double> weights, @Nullable Integer season, @Nullable Long day) {}
}
