package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.experiment.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The keys of other libraries, as the page has them and as configs answer them. */
class OtherNamesPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/coming-from.md");
  private static final String BEGIN = "<!-- Written by OtherNamesPageTest from the code. -->\n";
  private static final String END = "<!-- end of keys -->\n";

  private static Map<String, List<String>> byKey() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    collect(Specification.of(ExperimentConfig.class), "", found);
    return found;
  }

  private static void collect(Specification group, String path, Map<String, List<String>> found) {
    for (SettingKey key : group.keys()) {
      String dotted = path.isEmpty() ? key.name() : path + "." + key.name();
      if (key.setting().otherNames().length > 0) {
        found.put(dotted, List.of(key.setting().otherNames()));
      }
      if (key.type() instanceof SettingType.Group inner) {
        collect(inner.specification(), dotted, found);
      } else if (key.type() instanceof SettingType.Family family) {
        for (var member : family.members().values()) {
          if (Specification.of(member).type() != group.type()) {
            collect(Specification.of(member), dotted, found);
          }
        }
      }
    }
  }

  @Test
  void noKeyOfAnotherLibraryMeansTwoKeys() {
    List<String> all = new ArrayList<>();
    byKey().values().forEach(all::addAll);
    assertEquals(new HashSet<>(all).size(), all.size(), all::toString);
    assertTrue(all.containsAll(Set.of("h", "lr", "unique_id", "freq", "scaler_type", "loss")));
  }

  @Test
  void theTableOfThePageIsThatOfTheCode() throws IOException {
    String page = Files.readString(PAGE);
    String table =
        byKey().entrySet().stream()
            .map(
                entry ->
                    "| %s | `%s` |\n"
                        .formatted(
                            entry.getValue().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", ")),
                            entry.getKey()))
            .collect(Collectors.joining());
    GeneratedFile.assertUpToDate(
        PAGE,
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + "\n| key elsewhere | key in Sinecast |\n|---|---|\n"
            + table
            + "\n"
            + page.substring(page.indexOf(END)));
  }
}
