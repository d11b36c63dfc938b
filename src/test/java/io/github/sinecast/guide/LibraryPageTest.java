package io.github.sinecast.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The library guide shows the code that {@link LibraryGuideTest} runs. */
class LibraryPageTest {
  private static final Path CODE =
      Path.of("src/test/java/io/github/sinecast/guide/LibraryGuideTest.java");
  private static final Pattern REGION =
      Pattern.compile(" *// @start region=(\\w+)\n(.*?) *// @end region=\\1\n", Pattern.DOTALL);

  @Test
  void everyBlockOfThePageIsARegionOfTheCodeThatRuns() throws IOException {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Page.Block block : Page.named("library.md").blocks()) {
      if (block.language().equals("java")) {
        shown.put(
            block.before().replaceFirst("<!-- region: (\\w+) -->", "$1"),
            String.join("\n", block.lines()) + "\n");
      }
    }
    Map<String, String> run = new LinkedHashMap<>();
    Matcher regions = REGION.matcher(Files.readString(CODE).replace("\r\n", "\n"));
    while (regions.find()) {
      run.put(regions.group(1), regions.group(2).stripTrailing().stripIndent() + "\n");
    }
    assertEquals(run.keySet(), shown.keySet());
    run.forEach((region, code) -> assertEquals(code, shown.get(region), region));
  }
}
