package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encodings show rope --format png | --format png needs --out FILE | sinecast encodings"
            + " show",
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
        List.of(message, "'%s --help' shows its usage".formatted(command)),
        err.toString().lines().toList());
    assertEquals("", out.toString());
  }

  @ParameterizedTest
  @CsvSource({"help, --help", "version, --version", "help train, train --help"})
  void helpAndVersionAreCommandsToo(String command, String option) {
    assertEquals(printed(option), printed(command));
  }

  @ParameterizedTest
  @ValueSource(strings = {"help train", "train --help"})
  void helpKeepsItsColours(String arguments) {
    StringWriter out = new StringWriter();
    new Main()
        .commandLine(new PrintWriter(out), new PrintWriter(new StringWriter()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.ON))
        .execute(split(arguments));
    assertTrue(out.toString().contains("\u001b["), out.toString());
    assertFalse(out.toString().contains("\\u001b"), out.toString());
  }

  @Test
  void helpIsAsWideAsTheTerminal() {
    StringWriter out = new StringWriter();
    CommandLine line = new Main().commandLine().setUsageHelpWidth(60);
    line.setOut(new PrintWriter(out)).execute("--help");
    assertTrue(out.toString().lines().allMatch(text -> text.length() <= 60), out.toString());
    assertTrue(out.toString().lines().anyMatch(text -> text.length() > 50), out.toString());
  }

  @Test
  void whatIsQuietPrintsNoRemarks() {
    assertEquals("", remarks("baselines", "configs/quickstart.yaml", "-q"));
    assertTrue(remarks("baselines", "configs/quickstart.yaml").contains("the open repeats"));
  }

  @Test
  void anEvaluationWithEveryBaselineFitsTwoScreens() {
    String all =
        "evaluation.baselines=[last-value,drift,{type: seasonal-naive,season: 5},mean-return,ses,"
            + "theta,ar,empirical-walk,ewma-walk,garch-walk,{type: garch-walk,median: 1},"
            + "{type: ewma-walk,quantiles: fhs},{type: gjr-walk,quantiles: fhs}]";
    String printed = printed("baselines", "configs/quickstart.yaml", "--set", all);
    assertTrue(printed.lines().count() <= 2 * 50 - 40, printed);
    assertTrue(printed.contains("Model confidence set"), printed);
    String everything = printed("baselines", "configs/quickstart.yaml", "--full", "--set", all);
    assertTrue(everything.lines().count() > 2 * 50, everything);
    assertTrue(everything.contains("Calibration"), everything);
  }

  private static String printed(String... arguments) {
    StringWriter out = new StringWriter();
    new Main().commandLine().setOut(new PrintWriter(out)).execute(split(arguments));
    return out.toString();
  }

  private static String remarks(String... arguments) {
    StringWriter err = new StringWriter();
    new Main()
        .commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err))
        .execute(arguments);
    return err.toString();
  }

  private static String[] split(String... arguments) {
    return arguments.length == 1 ? arguments[0].split(" ", -1) : arguments;
  }
}
