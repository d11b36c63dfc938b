package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CheckCommandTest {
  private final Path folder;

  CheckCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatARefusalAsksForCanBeSet() throws IOException {
    Path table = write("x.csv", "date;close\n01/02/2020;1,500\n01/03/2020;\n01/04/2020;2,500\n");
    Answer refused = check(table);

    for (String asked :
        new String[] {"data.csv.date-format", "data.csv.decimal-mark", "data.gaps"}) {
      assertTrue(refused.err.contains("set " + asked), refused.err);
    }
    Answer report =
        check(
            table,
            "data.csv.date-format=dd/MM/yyyy",
            "data.csv.decimal-mark=comma",
            "data.gaps=forward-fill");

    assertEquals(ExitCode.DONE, report.code, report.err);
    assertTrue(report.out.contains("3, 2020-02-01 to 2020-04-01"), report.out);
    assertTrue(report.out.contains("1 cells filled"), report.out);
  }

  @Test
  void listsAndGroupsCanBeSetToo() throws IOException {
    Path table = write("x.csv", "date,a,b,c\n2020-01-02,1,2,3\n2020-01-03,2,3,5\n");

    assertTrue(check(table, "data.csv.target-columns=[a, c]").out.contains("target    a, c"));
    assertTrue(check(table, "data.csv={layout: single, target-columns: [b]}").out.contains(" b\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"window.lookback=5", "data.split.train=0.5", "data.file=y.csv", "seed=1"})
  void settingsThatSayNothingAboutATableAreRefused(String setting) throws IOException {
    Answer answer = check(write("x.csv", "date,close\n2020-01-02,1\n2020-01-03,2\n"), setting);

    assertEquals(ExitCode.USAGE, answer.code);
    assertTrue(answer.err.contains("--set " + setting), answer.err);
    assertTrue(answer.err.contains("data.csv.…, data.gaps and data.bad-series only"), answer.err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.csv.decimal-mrk=comma", "data.gaps=fill", "data.csv.header"})
  void settingsThatDoNotExistAreRefused(String setting) throws IOException {
    Answer answer = check(write("x.csv", "date,close\n2020-01-02,1\n2020-01-03,2\n"), setting);

    assertEquals(ExitCode.BAD_INPUT, answer.code);
    assertTrue(answer.err.contains(setting.replaceFirst("=.*", "")), answer.err);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** What the command said. */
  private record Answer(int code, String out, String err) {}

  private static Answer check(Path table, String... settings) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new CheckCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  if (failure instanceof InvalidInputException) {
                    line.getErr().print(failure.getMessage());
                    return ExitCode.BAD_INPUT;
                  }
                  throw failure;
                });
    String[] arguments = new String[1 + 2 * settings.length];
    arguments[0] = table.toString();
    for (int i = 0; i < settings.length; i++) {
      arguments[1 + 2 * i] = "--set";
      arguments[2 + 2 * i] = settings[i];
    }
    int code = command.execute(arguments);
    command.getErr().flush();
    return new Answer(code, out.toString(), err.toString());
  }
}
