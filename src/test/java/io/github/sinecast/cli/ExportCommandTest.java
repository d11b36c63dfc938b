package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private static final String RUN = Path.of("src", "test", "resources", "runs", "0.1.0").toString();

  /** Of a price of some tens: a float has seven digits. */
  private static final double ROUNDING = 1e-6;

  private final Path file;

  ExportCommandTest(@TempDir Path folder) {
    this.file = folder.resolve("model.onnx");
  }

  private record Answer(int code, String out, String err) {}

  private static Answer export(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Main main = new Main();
    String[] all = new String[arguments.length + 1];
    all[0] = "export";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int code = main.run(main.commandLine(new PrintWriter(out), new PrintWriter(err)), all);
    return new Answer(code, out.toString(), err.toString());
  }

  @Test
  void theExportOfAnEarlierVersionForecastsWhatItsRunForecasts() {
    Answer answer = export(RUN, "--onnx", file.toString(), "--check", "data/stocks-monthly.csv");
    assertEquals(ExitCode.DONE, answer.code, answer.err);
    Matcher difference =
        Pattern.compile("largest difference on 100 windows: (\\S+) of").matcher(answer.out);
    assertTrue(difference.find(), answer.out);
    assertTrue(Double.parseDouble(difference.group(1)) < ROUNDING, answer.out);
    assertTrue(Files.exists(file));
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws IOException {
    Files.write(file, new byte[] {7});
    Answer answer = export(RUN, "--onnx", file.toString());
    assertEquals(ExitCode.BAD_INPUT, answer.code);
    assertTrue(answer.err.contains("exists already"), answer.err);
    assertTrue(answer.err.contains("--onnx"), answer.err);
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(file));
  }

  @Test
  void nothingIsWrittenWhereTheTablesCannotBeChecked() {
    Answer answer = export(RUN, "--onnx", file.toString(), "--check", "nowhere.csv");
    assertEquals(ExitCode.BAD_INPUT, answer.code);
    assertTrue(answer.err.contains("nowhere.csv"), answer.err);
    assertFalse(Files.exists(file));
  }

  @Test
  void theFileIsNeeded() {
    Answer answer = export(RUN);
    assertEquals(ExitCode.USAGE, answer.code);
    assertTrue(answer.err.contains("--onnx"), answer.err);
  }

  /** They are many, and a forecast takes a second. */
  @Test
  void aForecastLoadsNoneOfTheClassesThatAnExportNeeds() throws Exception {
    Path loaded = file.resolveSibling("loaded.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "forecast",
                RUN,
                "data/stocks-monthly.csv")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(ExitCode.DONE, process.waitFor());
    String classes = Files.readString(loaded);
    assertTrue(classes.contains("io.github.sinecast.model.NetworkForecaster "));
    for (String none : List.of(" onnx.Onnx", " ai.onnxruntime.", "sinecast.onnx.OnnxGraph")) {
      assertFalse(classes.contains(none), none);
    }
  }
}
