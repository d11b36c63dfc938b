package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.Toy.Recipe;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigGridTest {
  @Test
  void aPlainConfigIsAGridOfItselfAlone() {
    ConfigFile plain = toy("steps: [1, 2]\nweights: {a: 1}\ntried: [none, sinusoidal]");
    assertNull(plain.firstAxis(Recipe.class));
    List<GridPoint> points = plain.points(Recipe.class);
    assertEquals(List.of(""), labels(points));
    assertEquals(plain.bind(Recipe.class), points.get(0).file().bind(Recipe.class));
  }

  @Test
  void theFirstAxisVariesSlowest() {
    ConfigFile grid =
        toy("training: {heads: [2, 4], width: [8, 16]}\nencoding: [none, sinusoidal]");
    assertEquals(
        List.of(
            "heads=2, width=8, encoding=none",
            "heads=2, width=8, encoding=sinusoidal",
            "heads=2, width=16, encoding=none",
            "heads=2, width=16, encoding=sinusoidal",
            "heads=4, width=8, encoding=none",
            "heads=4, width=8, encoding=sinusoidal",
            "heads=4, width=16, encoding=none",
            "heads=4, width=16, encoding=sinusoidal"),
        labels(grid.points(Recipe.class)));
  }

  /** A point is what the same file says with one value in the place of each list. */
  @Test
  void aPointIsThePlainConfigWithOneValueInThePlaceOfTheList() {
    ConfigFile grid = toy("training: {heads: [2, 4], width: 8}\nnote: [x, y]");
    List<Recipe> wanted =
        List.of(
            toy("training: {heads: 2, width: 8}\nnote: x").bind(Recipe.class),
            toy("training: {heads: 2, width: 8}\nnote: y").bind(Recipe.class),
            toy("training: {heads: 4, width: 8}\nnote: x").bind(Recipe.class),
            toy("training: {heads: 4, width: 8}\nnote: y").bind(Recipe.class));
    assertEquals(
        wanted,
        grid.points(Recipe.class).stream().map(point -> point.file().bind(Recipe.class)).toList());
  }

  @Test
  void whatIsAListByNatureHasAnAxisWhereItIsAListOfLists() {
    ConfigFile grid = toy("steps: [[1, 2], [3]]");
    assertEquals(
        List.of(List.of(1, 2), List.of(3)),
        grid.points(Recipe.class).stream()
            .map(point -> point.file().bind(Recipe.class).steps())
            .toList());
    assertEquals(List.of("steps=[1, 2]", "steps=[3]"), labels(grid.points(Recipe.class)));
  }

  @Test
  void aMemberOfAFamilyMayHaveAxesOfItsOwn() {
    ConfigFile grid =
        toy("encoding: [none, {type: sinusoidal, base: [100, 1000]}, {type: learned, rows: 64}]");
    assertEquals(
        List.of(
            "encoding=none",
            "encoding=sinusoidal, base=100",
            "encoding=sinusoidal, base=1000",
            "encoding=learned"),
        labels(grid.points(Recipe.class)));
    assertEquals(
        List.of("encoding={type: learned, rows: 64}", "encoding={type: learned, rows: 65}"),
        labels(
            toy("encoding: [{type: learned, rows: 64}, {type: learned, rows: 65}]")
                .points(Recipe.class)));
  }

  @Test
  void groupsOfSettingsMayBeAlternativesAndAreToldByWhatTheyDoNotShare() {
    ConfigFile grid =
        toy(
            "training: [{heads: 2, width: 8, shuffle: true}, {heads: [1, 2], width: 4, shuffle:"
                + " true, seed: 3}]");
    assertEquals(
        List.of("heads=2, width=8", "width=4, seed=3, heads=1", "width=4, seed=3, heads=2"),
        labels(grid.points(Recipe.class)));
  }

  @Test
  void keysOfTheSameLastPartAreToldInFull() {
    GridPoint point =
        new GridPoint(
            List.of(new GridChoice("seed", "1"), new GridChoice("training.seed", "2")), toy(""));
    assertEquals("seed=1, training.seed=2", point.label());
    assertEquals(List.of("seed=2"), point.settingsWithout("seed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "note: []|toy.yaml:3: note must list one value or more",
        "note: [x, y, x]|toy.yaml:3: note lists x twice; keep one of them",
        "training: []|toy.yaml:3: training must list one value or more",
      })
  void anAxisThatSaysNothingOrSomethingTwiceIsRefused(String line, String message) {
    ConfigFile grid = toy(line);
    assertEquals(
        message,
        assertThrows(InvalidInputException.class, () -> grid.points(Recipe.class)).getMessage());
  }

  @Test
  void aGridOfTooManyPointsIsRefusedBeforeItIsMade() {
    String seeds =
        IntStream.range(0, 200).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    ConfigFile grid =
        toy("training: {seed: [" + seeds + "], batch-size: [" + seeds.substring(3) + "]}");
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> grid.points(Recipe.class))
                .getMessage());
    assertTrue(message.contains("10,000") && message.contains("training.batch-size"), message);
  }

  /** With 200 draws an item of three is missed with a probability below 1e-34. */
  @Test
  void drawsTakeEveryItemOfAListAndNumbersOfARangeAlone() {
    ConfigFile search =
        toy(
            "training: {heads: {from: 1, to: 4}, width: 12, learning-rate: {from: 1e-4, to: 1e-1,"
                + " scale: log}}\nencoding: [none, sinusoidal, {type: learned, rows: 64}]");
    SplittableRandom random = new SplittableRandom(1);
    Set<Integer> heads = new TreeSet<>();
    Set<String> encodings = new TreeSet<>();
    int small = 0;
    for (int draw = 0; draw < 200; draw++) {
      Recipe drawn = search.draw(Recipe.class, random).file().bind(Recipe.class);
      heads.add(drawn.training().heads());
      encodings.add(drawn.encoding().getClass().getSimpleName());
      double rate = drawn.training().learningRate();
      assertTrue(rate >= 1e-4 && rate <= 1e-1, () -> "drew " + rate);
      small += rate < Math.sqrt(1e-4 * 1e-1) ? 1 : 0;
    }
    assertEquals(Set.of(1, 2, 3, 4), heads);
    assertEquals(Set.of("None", "Sinusoidal", "Learned"), encodings);
    // Half of the draws are below the geometric mean: 100 of 200, with a deviation of 7.
    assertTrue(small > 65 && small < 135, small + " of 200 below the geometric mean");
  }

  @Test
  void theSameSeedDrawsTheSameAndAnotherSomethingElse() {
    ConfigFile search = toy("training: {learning-rate: {from: 0.1, to: 0.9}}");
    assertEquals(drawn(search, 3), drawn(search, 3));
    assertNotEquals(drawn(search, 3), drawn(search, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{from: 1}",
        "{from: 2, to: 1}",
        "{from: 0.0, to: 1, scale: log}",
        "{from: 0, to: 1, scale: cubic}",
        "{from: 0, to: 1, step: 2}",
        "{from: .nan, to: 1}",
        "{from: 0, to: .inf}",
      })
  void aRangeThatIsNoneIsRefusedWithItsLine(String range) {
    ConfigFile search = toy("training: {learning-rate: " + range + "}");
    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () -> search.draw(Recipe.class, new SplittableRandom(1)))
                .getMessage());
    assertTrue(message.startsWith("toy.yaml:3: training.learning-rate"), message);
  }

  @Test
  void wholeNumbersAreDrawnFromWholeRangesOnly() {
    ConfigFile search = toy("training: {heads: {from: 1, to: 2.5}}");
    assertThrows(
        InvalidInputException.class, () -> search.draw(Recipe.class, new SplittableRandom(1)));
  }

  @Test
  void theFirstAxisIsToldWithItsLine() {
    assertEquals(
        "toy.yaml:4: training.heads",
        toy("note: x\ntraining: {heads: [1, 2]}").firstAxis(Recipe.class));
  }

  private static String drawn(ConfigFile search, long seed) {
    return search.draw(Recipe.class, new SplittableRandom(seed)).label();
  }

  private static List<String> labels(List<GridPoint> points) {
    return points.stream().map(GridPoint::label).toList();
  }

  private static ConfigFile toy(String lines) {
    return ConfigFile.parse("toy.yaml", "name: a\nfile: b.csv\n" + lines);
  }
}
