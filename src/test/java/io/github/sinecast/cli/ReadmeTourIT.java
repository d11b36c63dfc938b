package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.guide.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the README: its first command, and its tour with config, commands and their answers.
 * Results of training may be others by now; {@link Figures} writes them anew.
 */
class ReadmeTourIT {
  @TempDir private Path folder;

  @Test
  void theTourAnswersAsItIsShown() throws Exception {
    Page readme = Page.at(Path.of("README.md"));
    int end = readme.lines().indexOf("## Read the table");
    List<String> shown = readme.lines().subList(0, end);
    Tour tour = new Tour(folder);
    List<String> answered = tour.walk(new Page(readme.path(), shown));
    assertTrue(tour.commands().size() >= 5, tour.commands()::toString);
    assertTrue(Files.size(folder.resolve("dax.png")) > 0);
    for (String command : List.of("check", "report")) {
      assertEquals(block(shown, command), block(answered, command));
    }
  }

  /** A command whose answer is no result of training, with all that follows in its block. */
  private static List<String> block(List<String> lines, String command) {
    return lines.stream()
        .dropWhile(line -> !line.startsWith("$ target/sinecast/bin/sinecast " + command))
        .takeWhile(line -> !line.startsWith(Page.FENCE))
        .toList();
  }
}
