package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.guide.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the README: its first command, and its tour with config, commands and their answers. */
class ReadmeTourIT {
  /**
   * Another processor rounds differently, and epochs of training amplify that: numbers may differ
   * by this share and one unit of the last digit that is shown.
   */
  private static final double OTHER_PROCESSOR = 0.02;

  private static final String PROGRAM = "$ target/sinecast/bin/sinecast ";
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

  @TempDir private Path folder;

  @Test
  void theTourAnswersAsItIsShown() throws Exception {
    copyData();
    int commands = 0;
    for (Page.Block block : tour().blocks()) {
      if (block.language().equals("yaml")) {
        Files.write(folder.resolve("mine.yaml"), block.lines());
      }
      if (block.language().equals("console")) {
        commands += walk(block.lines());
      }
    }
    assertTrue(commands >= 4, "the tour has only " + commands + " commands");
    assertTrue(Files.size(folder.resolve("dax.png")) > 0);
  }

  @Test
  void theFirstCommandEndsAsItIsShown() throws Exception {
    Page.Block ending =
        part("## Two commands", "## What a run leaves to look at").blocks().stream()
            .filter(block -> block.language().equals("text"))
            .findFirst()
            .orElseThrow();
    Path config = Path.of("configs/quickstart.yaml").toAbsolutePath();
    assertShown(
        ending.lines(),
        Sinecast.in(folder, "train", config.toString()).with(ExitCode.DONE).output());
  }

  private static Page tour() {
    return part("## Five minutes with a file of your own", "## Read the table");
  }

  /** What the README says from one heading to another. */
  private static Page part(String heading, String next) {
    Page readme = Page.at(Path.of("README.md"));
    int from = readme.lines().indexOf(heading);
    int to = readme.lines().indexOf(next);
    return new Page(readme.path(), readme.lines().subList(from, to));
  }

  private void copyData() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    String file = "eu-stock-markets.csv";
    Files.copy(Path.of("data", file), data.resolve(file));
  }

  /** Runs the commands of a block, each with the answer that is shown below it. */
  private int walk(List<String> lines) throws Exception {
    int commands = 0;
    for (int line = 0; line < lines.size(); ) {
      String command = lines.get(line);
      assertTrue(command.startsWith(PROGRAM), command);
      List<String> shown = new ArrayList<>();
      for (line++; line < lines.size() && !lines.get(line).startsWith("$"); line++) {
        shown.add(lines.get(line));
      }
      String[] arguments = command.substring(PROGRAM.length()).split(" ", -1);
      assertShown(shown, Sinecast.in(folder, arguments).with(ExitCode.DONE).output());
      commands++;
    }
    return commands;
  }

  /** Asserts that the lines are in the answer, in their order; three dots stand for any lines. */
  private static void assertShown(List<String> shown, String output) {
    List<String> answer = output.lines().toList();
    int at = 0;
    boolean skips = false;
    for (String line : shown) {
      if (line.equals("...")) {
        skips = true;
        continue;
      }
      while (skips && at < answer.size() && !isLike(line, answer.get(at))) {
        at++;
      }
      assertTrue(at < answer.size(), () -> "not answered: " + line + "\n" + output);
      assertTrue(isLike(line, answer.get(at)), line + "\n" + answer.get(at));
      at++;
      skips = false;
    }
    assertEquals(skips ? at : answer.size(), at, output);
  }

  private static boolean isLike(String shown, String answered) {
    List<BigDecimal> expected = numbers(shown);
    List<BigDecimal> found = numbers(answered);
    boolean like = words(shown).equals(words(answered)) && expected.size() == found.size();
    for (int index = 0; like && index < found.size(); index++) {
      BigDecimal number = expected.get(index);
      double allowed =
          Math.abs(number.doubleValue()) * OTHER_PROCESSOR + number.ulp().doubleValue();
      like = number.subtract(found.get(index)).abs().doubleValue() <= allowed;
    }
    return like;
  }

  private static String words(String line) {
    return NUMBER.matcher(line).replaceAll("#").replaceAll(" +", " ");
  }

  private static List<BigDecimal> numbers(String line) {
    return NUMBER.matcher(line).results().map(number -> new BigDecimal(number.group())).toList();
  }
}
