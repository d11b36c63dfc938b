package io.github.sinecast.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Page PAGE =
      new Page(
          Path.of("page.md"),
          """
          # `model.encoding`, and more
          See [there](other.md#a-b), `[not](this)`.
          <!-- region: a -->
          ```java
          # no heading [no](link)
          ```
          ## Twice
          ## Twice
          """
              .lines()
              .toList());

  @Test
  void anchorsAreThoseOfGitHub() {
    assertEquals(Set.of("modelencoding-and-more", "twice", "twice-1"), PAGE.anchors());
  }

  @Test
  void linksAreThoseOutsideOfCode() {
    assertEquals(List.of("other.md#a-b"), PAGE.links());
  }

  @Test
  void aBlockKnowsWhatStandsBeforeIt() {
    assertEquals(
        List.of(new Page.Block("java", "<!-- region: a -->", List.of("# no heading [no](link)"))),
        PAGE.blocks());
  }
}
