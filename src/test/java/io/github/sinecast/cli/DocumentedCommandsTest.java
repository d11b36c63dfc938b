package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.guide.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every command in the documentation is one that the program understands, on files that exist. */
class DocumentedCommandsTest {
  /** In a fenced block a command ends with its line, elsewhere with the quotes of its code. */
  private static final Pattern INLINE = Pattern.compile("`(?:[\\w./]*/)?sinecast ([^`]+)`");

  private static final Pattern IN_BLOCK =
      Pattern.compile("(?:\\$ |&& |^|\\()[\\w./]*/?sinecast (.+)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Pattern SHIPPED = Pattern.compile("(configs|data)/[\\w./-]+");

  /** A command of a page, by words. */
  record Command(Page page, List<String> words) {
    @Override
    public String toString() {
      return page + ": " + String.join(" ", words);
    }
  }

  static Stream<Command> commands() throws IOException {
    return Page.all().stream().flatMap(DocumentedCommandsTest::of);
  }

  private static Stream<Command> of(Page page) {
    List<String> texts = new ArrayList<>();
    for (Page.Block block : page.blocks()) {
      if (!block.language().equals("text") && !block.language().equals("java")) {
        block.lines().forEach(line -> add(IN_BLOCK.matcher(line), texts));
      }
    }
    page.lines().forEach(line -> add(INLINE.matcher(line), texts));
    return texts.stream().map(text -> new Command(page, words(text)));
  }

  private static void add(Matcher found, List<String> texts) {
    found.results().map(match -> match.group(1)).forEach(texts::add);
  }

  /** The words of a command, as a shell parts them. */
  static List<String> words(String text) {
    return WORD.matcher(text.replaceAll("\\)$| \\.\\.\\.$", ""))
        .results()
        .map(
            word ->
                Stream.of(1, 2, 3)
                    .map(word::group)
                    .filter(s -> s != null)
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theProgramUnderstandsIt(Command command) {
    CommandLine program = new Main().commandLine();
    try {
      program.parseArgs(command.words().toArray(String[]::new));
    } catch (ParameterException misunderstood) {
      boolean onlyNamed =
          command.words().size()
              == misunderstood.getCommandLine().getCommandSpec().qualifiedName().split(" ").length
                  - 1;
      assertTrue(
          onlyNamed && misunderstood instanceof CommandLine.MissingParameterException,
          misunderstood.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theFilesItNamesAreThere(Command command) {
    List<String> missing =
        command.words().stream()
            .flatMap(word -> SHIPPED.matcher(word).results())
            .map(file -> file.group())
            .filter(file -> !Files.exists(Path.of(file)))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void commandsAreFoundOnMostPages() throws IOException {
    List<Command> commands = commands().toList();
    assertTrue(commands.size() > 20, commands::toString);
    assertTrue(
        commands.stream().anyMatch(command -> command.words().contains("--reference")),
        commands::toString);
  }
}
