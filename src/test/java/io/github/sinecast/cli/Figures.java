package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.guide.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No test: writes the figures of this project's own runs into the documentation anew. Run by {@code
 * mvn verify -Pfigures}, and in parts by adding {@code -Dit.test=Figures#METHOD}.
 */
class Figures {
  /** Between these two lines stands the Markdown table that the command writes. */
  private static final Pattern TABLE = Pattern.compile("<!-- figures: sinecast (.+) -->");

  private static final String END = "<!-- end of figures -->";

  @TempDir private Path folder;

  static Stream<Page> pages() throws Exception {
    return Page.all().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void answers(Page page) throws Exception {
    write(page, new Tour(folder).walk(page));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void tables(Page page) throws Exception {
    List<String> renewed = new ArrayList<>();
    for (int line = 0; line < page.lines().size(); line++) {
      renewed.add(page.lines().get(line));
      Matcher table = TABLE.matcher(page.lines().get(line));
      if (table.matches()) {
        Path written = folder.resolve("table-" + line + ".md");
        new Tour(Files.createDirectory(folder.resolve("tour-" + line)))
            .answer(table.group(1) + " --markdown " + written);
        renewed.add("");
        renewed.addAll(Files.readAllLines(written));
        renewed.add("");
        while (!page.lines().get(line + 1).equals(END)) {
          line++;
        }
      }
    }
    write(page, renewed);
  }

  @Test
  void notebooks() throws Exception {
    Process check = new ProcessBuilder("notebooks/check", "--store").inheritIO().start();
    assertEquals(0, check.waitFor());
  }

  private static void write(Page page, List<String> lines) throws Exception {
    assertTrue(lines.size() > 1, page::toString);
    if (!lines.equals(page.lines())) {
      Files.write(page.path(), lines);
    }
  }
}
