package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encodings show rope --format png | --format png needs --out FILE | sinecast encodings show",
        "train | Missing required parameter: 'CONFIG' | sinecast train",
        "'' | Unmatched argument at index 0: '' | sinecast",
      })
  void whatCannotBeUnderstoodIsAnsweredByOneLineAndHowToGetHelp(
      String arguments, String message, String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        new Main().commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertEquals(ExitCode.USAGE, line.execute(arguments.split(" ", -1)));
    assertEquals(
        List.of(message, "'%s --help' says how it is used".formatted(command)),
        err.toString().lines().toList());
    assertEquals("", out.toString());
  }
}
