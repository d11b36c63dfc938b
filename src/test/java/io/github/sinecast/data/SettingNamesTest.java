package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What messages tell people to set must be what they can write in a config. */
class SettingNamesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/github/sinecast/data");

  /** Character literals and comments are matched too, so that quotes in them open no text. */
  private static final Pattern TEXT =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.)+?'|//[^\\n]*|(?s:/\\*.*?\\*/)|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /** A whole key, or whatever a message says that should be set. */
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:set ([^\\s:;,]*[^\\s:;,.])|((?:data|window)\\.[a-z.-]*[a-z]))");

  @Test
  void eachSettingThatAMessageNamesIsAKeyOfTheReferenceConfig() throws IOException {
    Set<String> keys = keysOfTheReference();
    List<String> named = new ArrayList<>();
    for (String text : texts()) {
      NAMED.matcher(text).results().map(SettingNamesTest::name).forEach(named::add);
    }

    assertTrue(named.contains("data.gaps"), named.toString());
    assertTrue(named.contains("data.csv.decimal-mark"), named.toString());
    assertEquals(List.of(), named.stream().filter(name -> !keys.contains(name)).toList());
  }

  @Test
  void noMessageNamesAKeyOfTheTableWithoutItsGroup() throws IOException {
    List<String> keys =
        keysOfTheReference().stream()
            .filter(key -> key.startsWith("data.csv.") && key.contains("-"))
            .map(key -> key.substring("data.csv.".length()))
            .toList();
    Pattern bare = Pattern.compile("(?<![\\w.-])(?:" + String.join("|", keys) + ")\\b");

    assertTrue(keys.contains("date-format"), keys.toString());
    assertEquals(List.of(), texts().stream().filter(text -> bare.matcher(text).find()).toList());
  }

  private static String name(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        TEXT.matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .filter(text -> text != null)
            .forEach(texts::add);
      }
    }
    return texts;
  }

  /** The dotted keys of the reference config, by the indentation of its lines. */
  private static Set<String> keysOfTheReference() throws IOException {
    Set<String> keys = new TreeSet<>();
    List<String> groups = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("configs/reference.yaml"))) {
      String key = line.strip().replaceFirst(":.*", "");
      if (line.contains(":") && key.matches("[a-z][a-z-]*")) {
        int depth = line.indexOf(key) / 2;
        groups.subList(Math.min(depth, groups.size()), groups.size()).clear();
        groups.add(key);
        keys.add(String.join(".", groups));
      }
    }
    return keys;
  }
}
