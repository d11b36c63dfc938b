package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.Toy.Recipe;
import io.github.sinecast.config.Toy.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  private static final String LEAST = "name: a\nfile: b.csv\n";

  @Test
  void aSilentConfigTakesTheDefaults() {
    Recipe expected =
        new Recipe(
            "a",
            Path.of("b.csv"),
            new Training(32, 7, 0.001, true, 4, 8),
            new Toy.Sinusoidal(10000),
            Toy.Place.PRE,
            List.of(1, 5),
            List.of(),
            Map.of(),
            null,
            null,
            "64");
    assertEquals(expected, bind(LEAST));
  }

  @Test
  void everyTypeOfSettingIsRead() {
    Recipe expected =
        new Recipe(
            "yes",
            Path.of("data/b c.csv"),
            new Training(64, -5_000_000_000L, 0.25, false, 2, 6),
            new Toy.Learned(512),
            Toy.Place.BOTH_SIDES,
            List.of(3),
            List.of(new Toy.None(), new Toy.Sum(List.of(new Toy.Sinusoidal(100)))),
            Map.of("SPY", 1.0, "b", 0.5),
            LocalDate.of(2018, 1, 31),
            12,
            "a: b");
    assertEquals(
        expected,
        bind(
            """
            # A comment.
            name: yes
            file: data/b c.csv
            training: {batch-size: 64, seed: -5000000000, learning-rate: 2.5e-1, shuffle: false,
              heads: 2, width: 6}
            encoding:
              rows: 512
              type: learned
            norm: both-sides
            steps:
              - 3
            tried:
              - none
              - type: sum
                parts: [{type: sinusoidal, base: 1e2}]
            weights: {SPY: 1, "b": .5}
            from: 2018-01-31
            season: 12
            note: "a: b"
            """));
  }

  @Test
  void nothingMayBeWrittenForWhatIsFoundByItself() {
    assertEquals(bind(LEAST), bind(LEAST + "season: null\nfrom:\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "batch-size: \"64\" | must be a whole number, found the text \"64\"; write it without quotes",
        "batch-size: 3.0 | must be a whole number, found the number 3.0",
        "batch-size: 1e2 | must be a whole number, found the number 1e2",
        "batch-size: 007 | must be a whole number without leading zeros, found the number 007",
        "batch-size: 0 | must be at least 1, found the number 0",
        "batch-size: 3000000000 | must be a whole number not beyond 2147483647, found the number 3000000000",
        "batch-size: | must be a whole number, found nothing",
        "batch-size: [1] | must be a whole number, found a list",
        "batch-size: many | must be a whole number, found the text \"many\"",
        "learning-rate: '0.1' | must be a number, found the text \"0.1\"; write it without quotes",
        "learning-rate: .nan | must be a finite number, found the number .nan",
        "learning-rate: -.inf | must be a finite number, found the number -.inf",
        "learning-rate: 1e999 | must be a finite number, found the number 1e999",
        "learning-rate: 1.5 | must be from 0 to 1, found the number 1.5",
        "shuffle: yes | must be true or false, found the text \"yes\"",
        "shuffle: 1 | must be true or false, found the number 1",
      })
  void aValueOfAnotherKindIsRefusedWithItsLineAndKey(String line, String rule) {
    String key = line.substring(0, line.indexOf(':'));
    assertEquals(
        "toy.yaml:4: training." + key + " " + rule, refusal(LEAST + "training:\n  " + line + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "note: 2000 | note must be text, found the number 2000; write it in quotes",
        "note: true | note must be text, found true; write it in quotes",
        "note: | note must be text, found nothing",
        "from: 31.01.2018 | from must be a date written like 2018-12-31, found the text \"31.01.2018\"",
        "from: 2018-02-30 | from must be a date written like 2018-12-31, found the text \"2018-02-30\"",
        "norm: prr | norm must be one of pre, post, both-sides, found the text \"prr\"; did you mean pre?",
        "norm: PRE | norm must be one of pre, post, both-sides, found the text \"PRE\"; did you mean pre?",
        "norm: 3 | norm must be one of pre, post, both-sides, found the number 3",
        "encoding: sinusodal | encoding must be one of none, sinusoidal, learned, sum, found the text \"sinusodal\"; did you mean sinusoidal?",
        "encoding: {type: non} | encoding.type must be one of none, sinusoidal, learned, sum, found the text \"non\"; did you mean none?",
        "encoding: {base: 3} | encoding.type is missing; write one of none, sinusoidal, learned, sum",
        "encoding: learned | encoding.rows is missing and has no default; write it: Rows of the table.",
        "encoding: {type: none, base: 3} | encoding.base is not a setting; the settings here are type",
        "training: 3 | training must be a group of settings, found the number 3",
        "steps: 3 | steps must be a list such as [a, b], found the number 3",
        "steps: [3, x] | steps[2] must be a whole number, found the text \"x\"",
        "steps: [3, 0] | steps[2] must be at least 1, found the number 0",
        "weights: {a: -1} | weights.a must be at least 0, found the number -1",
        "weights: {a: 1, a: 2} | weights.a is written twice, first at toy.yaml:3; keep one of them",
        "season: 1 | season must be at least 2, found the number 1",
        "tried: [{type: sum, parts: [x]}] | tried[1].parts[1] must be one of none, sinusoidal, learned, sum, found the text \"x\"",
      })
  void whatASettingCannotBeIsRefused(String line, String message) {
    assertEquals("toy.yaml:3: " + message, refusal(LEAST + line + "\n"));
  }

  @Test
  void aMistypedKeyIsRefusedWithTheNearestRightName() {
    assertEquals(
        "toy.yaml:3: trainig is not a setting; did you mean training?",
        refusal(LEAST + "trainig: {}\n"));
    assertEquals(
        "toy.yaml:4: training.batchSize is not a setting; did you mean training.batch-size?",
        refusal(LEAST + "training:\n  batchSize: 3\n"));
  }

  @Test
  void aDuplicateKeyIsRefusedWithBothLines() {
    assertEquals(
        "toy.yaml:5: training.seed is written twice, first at toy.yaml:4; keep one of them",
        refusal(LEAST + "training:\n  seed: 3\n  seed: 3\n"));
  }

  @Test
  void aMissingKeyIsToldAtTheGroupThatLacksIt() {
    assertEquals(
        """
        toy.yaml:1: file is missing and has no default; write it: File with the series.
        toy.yaml:2: encoding.rows is missing and has no default; write it: Rows of the table.""",
        refusal("name: a\nencoding:\n\n  type: learned\n"));
  }

  @Test
  void whatAConstructorRefusesIsToldAtTheSettingThatItNames() {
    assertEquals(
        "toy.yaml:5: training.heads must divide width 8, found 3",
        refusal(LEAST + "training:\n  seed: 3\n  heads: 3\n"));
  }

  @Test
  void whatAConstructorRefusesIsToldAtTheGroupWhenTheSettingIsNotWritten() {
    assertEquals(
        "toy.yaml:3: training.heads must divide width 7, found 4"
            + " (it is not written; its default is 4)",
        refusal(LEAST + "training:\n  seed: 3\n  width: 7\n"));
  }

  @Test
  void aRuleAcrossGroupsIsToldAtTheInnerSetting() {
    assertEquals(
        "toy.yaml:5: encoding.rows must be at least training.batch-size",
        refusal(LEAST + "encoding:\n  type: learned\n  rows: 8\n"));
  }

  @Test
  void aSettingOfAnInnerRecordIsFoundByItsNameAlone() {
    assertEquals(
        "toy.yaml:3: encoding.base must not be 13",
        refusal(LEAST + "encoding: {type: sinusoidal, base: 13}\n"));
  }

  @Test
  void aSettingOfAnItemOfAListIsToldAtTheList() {
    assertEquals(
        "toy.yaml:4: tried.rows must not be 17",
        refusal(LEAST + "encoding: none\ntried: [none, {type: learned, rows: 17}]\n"));
  }

  @Test
  void aKeyInTheWrongGroupIsRefusedWithTheRightOne() {
    assertEquals(
        "toy.yaml:3: batch-size is not a setting; did you mean training.batch-size?",
        refusal(LEAST + "batch-size: 3\n"));
    assertEquals(
        "toy.yaml:3: training.norm is not a setting; did you mean norm?",
        refusal(LEAST + "training: {norm: pre}\n"));
  }

  @Test
  void endlessNestingIsRefused() {
    String message = refusal("a: " + "[".repeat(100_000));
    assertTrue(message.startsWith("toy.yaml:1:"), message);
    assertTrue(message.contains("groups and lists are nested too deeply; "), message);
  }

  @Test
  void allProblemsAreToldTogetherInTheOrderOfLines() {
    List<String> lines =
        refusal(
                """
                nam: a
                training:
                  heads: 100
                  shuffle: on
                norm: mid
                """)
            .lines()
            .map(line -> line.substring(0, line.indexOf(' ', "toy.yaml:1: ".length())))
            .toList();
    assertEquals(
        List.of(
            "toy.yaml:1: nam",
            "toy.yaml:1: name",
            "toy.yaml:1: file",
            "toy.yaml:3: training.heads",
            "toy.yaml:4: training.shuffle",
            "toy.yaml:5: norm"),
        lines);
  }

  @Test
  void ofVeryManyProblemsTheFirstTwentyAreToldAndTheRestCounted() {
    StringBuilder config = new StringBuilder(LEAST);
    for (int i = 0; i < 25; i++) {
      config.append("unknown-").append(i).append(": 1\n");
    }
    List<String> lines = refusal(config.toString()).lines().toList();
    assertEquals(21, lines.size());
    assertEquals("and 5 more", lines.get(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: b: c | 1:5 | in quotes",
        "a:\\n\\tb: 1 | 2:1 | found a tab; replace it by spaces",
        "a: [1, 2\\nb: 3 | 1:4 | bracket",
        "a: \"x | 1:4 | quote",
        "a: \"c:\\data\" | 1:8 | written twice",
        "a: 1\\nb c\\nd: 3 | 2:1 | colon",
        "a: @x | 1:4 | write it in quotes",
        "a:\\n  b: 1\\n c: 2 | 3:2 | indentation",
        "a: &x 1\\nb: 2 | 1:4 | anchors",
        "a: 1\\nb: *x | 2:4 | aliases",
        "&x a: 1 | 1:1 | anchors",
        "a:\\n  <<: {b: 1} | 2:3 | merge keys",
        "a: !!str 3 | 1:4 | tags",
        "a: !x {b: 3} | 1:4 | tags",
        "a: 1\\n---\\nb: 2 | 2:1 | one document",
        "? [a]\\n: 3 | 1:3 | plain name",
      })
  void whatIsNotPlainYamlIsRefusedWithLineAndColumn(String text, String position, String word) {
    String yaml = text.replace("\\n", "\n").replace("\\t", "\t") + "\n";
    String message = refusal(yaml);
    assertTrue(message.startsWith("toy.yaml:" + position + ": "), message);
    assertTrue(message.contains(word), message);
    assertEquals(1, message.lines().count(), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n", "- a\n", "just text\n", "3\n"})
  void whatHoldsNoSettingsIsRefused(String text) {
    String message = refusal(text);
    assertTrue(message.startsWith("toy.yaml:1: a config must be settings written as"), message);
  }

  @Test
  void aTableGivenAsAConfigIsRecognisedInOneLine() {
    String table = "date,close\n" + "2020-01-02,1\n".repeat(1000);

    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> ConfigFile.parse("x.csv", table))
                .getMessage());

    assertTrue(message.contains("this looks like a table"), message);
    assertTrue(message.length() < 250, message);
  }

  @Test
  void aFileIsReadWithWindowsLineEndsAndAByteOrderMark(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("a.yaml");
    Files.writeString(file, "\uFEFF" + LEAST.replace("\n", "\r\n") + "note: gr\u00fc\u00df\r\n");
    assertEquals("gr\u00fc\u00df", ConfigFile.read(file).bind(Recipe.class).note());
  }

  @Test
  void aFileThatIsMissingOrNotTextIsRefusedByName(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("a.yaml");
    assertTrue(readingOf(file).startsWith(file + ": there is no such config file"));
    Files.write(file, "note: gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(readingOf(file).startsWith(file + ": a config must be text in UTF-8"));
    assertTrue(readingOf(directory).startsWith(directory + ": the config cannot be read"));
    Files.write(file, new byte[] {'a', ':', ' ', 0, 1, 2});
    assertTrue(readingOf(file).startsWith(file + ":1:"));
  }

  private static String readingOf(Path file) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> ConfigFile.read(file)).getMessage());
  }

  private static Recipe bind(String text) {
    return ConfigFile.parse("toy.yaml", text).bind(Recipe.class);
  }

  private static String refusal(String text) {
    return String.valueOf(assertThrows(InvalidInputException.class, () -> bind(text)).getMessage());
  }
}
