package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.config.GeneratedFile;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/cli.md");

  private static final String INTRODUCTION =
      """
      # Commands

      <!-- Written by CommandPageTest from the commands themselves: change those, not this. -->

      `target/sinecast/bin/sinecast`, which `mvn package` makes, starts the program; `target/sinecast/` can be copied anywhere, and its `bin/sinecast` linked from anywhere.
      On Windows it is `bin\\sinecast.cmd`, which is not tested. JVM flags go into `SINECAST_OPTS`. A command prints its results to the standard output, and errors and remarks
      to the standard error; `-q` leaves out remarks and progress. Tables are coloured on a terminal only, and never where `NO_COLOR` is set.
      """;

  @Test
  void thePageIsThatOfTheCode() throws IOException {
    GeneratedFile.assertUpToDate(PAGE, INTRODUCTION + CommandPage.of(new Main().commandLine()));
  }

  @Test
  void theHelpHasEveryExitCodeThatTheProgramMayEndWith() throws IllegalAccessException {
    List<Integer> codes = new ArrayList<>();
    for (var field : ExitCode.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
        codes.add(field.getInt(null));
      }
    }
    // A shell reports a program that was interrupted by 128 and the number of the signal.
    codes.add(130);
    List<Integer> told =
        new Main()
            .commandLine().getCommandSpec().usageMessage().exitCodeList().keySet().stream()
                .map(code -> Integer.valueOf(code.strip()))
                .toList();
    assertEquals(codes.stream().sorted().toList(), told);
  }
}
