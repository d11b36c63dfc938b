package io.github.sinecast.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guides show the code that {@link LibraryGuideTest} and {@link ElsewhereTest} run. */
class LibraryPageTest {
  private static final Path CODE = Path.of("src/test/java/io/github/sinecast/guide");
  private static final Pattern REGION =
      Pattern.compile(" *// @start region=(\\w+)\n(.*?) *// @end region=\\1\n", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({"library.md, LibraryGuideTest.java", "elsewhere.md, ElsewhereTest.java"})
  void everyBlockOfThePageIsARegionOfTheCodeThatRuns(String page, String code) throws IOException {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Page.Block block : Page.named(page).blocks()) {
      if (block.language().equals("java")) {
        shown.put(
            block.before().replaceFirst("<!-- region: (\\w+) -->", "$1"),
            String.join("\n", block.lines()) + "\n");
      }
    }
    Map<String, String> run = new LinkedHashMap<>();
    Matcher regions = REGION.matcher(Files.readString(CODE.resolve(code)).replace("\r\n", "\n"));
    while (regions.find()) {
      run.put(regions.group(1), regions.group(2).stripTrailing().stripIndent() + "\n");
    }
    assertEquals(run.keySet(), shown.keySet());
    run.forEach((region, lines) -> assertEquals(lines, shown.get(region), region));
  }
}
