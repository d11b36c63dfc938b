package io.github.sinecast.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages lead somewhere. */
class LinksTest {
  static List<Page> pages() throws IOException {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkInsideTheRepositoryLeadsSomewhere(Page page) {
    List<String> broken = new ArrayList<>();
    for (String link : page.links()) {
      if (!link.matches("[a-z]+:.*") && !leadsSomewhere(page, link)) {
        broken.add(link);
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean leadsSomewhere(Page page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path folder = page.path().toAbsolutePath().getParent();
    Path target = file.isEmpty() ? page.path() : folder.resolve(file).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || Page.at(target).anchors().contains(link.substring(hash + 1));
  }

  @Test
  void theReadmeLeadsToEveryPage() throws IOException {
    Set<String> linked =
        Page.at(Path.of("README.md")).links().stream()
            .map(link -> link.replaceFirst("#.*", ""))
            .collect(Collectors.toSet());
    for (Page page : pages()) {
      if (!page.path().equals(Path.of("README.md"))) {
        assertTrue(linked.contains(page.path().toString().replace('\\', '/')), page::toString);
      }
    }
  }
}
