package io.github.sinecast.cli;

import io.github.sinecast.guide.Excerpt;
import io.github.sinecast.guide.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does what a page says, in a folder of its own that has the project's data and configs: writes its
 * YAML to {@code mine.yaml}, and runs the commands that it shows with their answers.
 */
final class Tour {
  private static final String PROMPT = "$ ";
  private static final String PROGRAM = PROMPT + "target/sinecast/bin/sinecast ";

  private final Path folder;
  private final List<String> commands = new ArrayList<>();

  Tour(Path folder) throws IOException {
    this.folder = folder;
    for (String name : List.of("data", "configs")) {
      try (Stream<Path> files = Files.walk(Path.of(name))) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(file));
        }
      }
    }
  }

  /** The commands that were run. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  /**
   * The lines of the page, with what the program answers now.
   *
   * @throws AssertionError if a command fails, or lacks a line that the page shows
   */
  List<String> walk(Page page) throws Exception {
    List<String> renewed = new ArrayList<>();
    List<String> lines = page.lines();
    for (int line = 0; line < lines.size(); line++) {
      renewed.add(lines.get(line));
      if (lines.get(line).startsWith(Page.FENCE)) {
        int end = line + 1;
        while (!lines.get(end).startsWith(Page.FENCE)) {
          end++;
        }
        renewed.addAll(
            walked(lines.get(line).substring(Page.FENCE.length()), lines.subList(line + 1, end)));
        renewed.add(lines.get(end));
        line = end;
      }
    }
    return renewed;
  }

  private List<String> walked(String language, List<String> block) throws Exception {
    if (language.equals("yaml")) {
      Files.write(folder.resolve("mine.yaml"), block);
    }
    return language.equals("console") ? answered(block) : block;
  }

  /** A block of commands, each with its answer below it, if any is shown. */
  private List<String> answered(List<String> block) throws Exception {
    List<String> renewed = new ArrayList<>();
    for (int line = 0; line < block.size(); ) {
      String command = block.get(line++);
      List<String> shown = new ArrayList<>();
      while (line < block.size() && !block.get(line).startsWith(PROMPT)) {
        shown.add(block.get(line++));
      }
      renewed.add(command);
      if (!shown.isEmpty() && command.startsWith(PROGRAM)) {
        renewed.addAll(new Excerpt(shown).of(answer(command.substring(PROGRAM.length()))).lines());
      }
    }
    return renewed;
  }

  /** What the program answers to a command. */
  String answer(String command) throws Exception {
    commands.add(command);
    String[] arguments = DocumentedCommandsTest.words(command).toArray(String[]::new);
    return Sinecast.in(folder, arguments).with(ExitCode.DONE).output();
  }
}
