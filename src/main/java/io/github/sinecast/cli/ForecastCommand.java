package io.github.sinecast.cli;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.SeriesForecast;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forecasts what follows the last row of each series of a table. */
@Command(
    name = "forecast",
    description = "Forecast what follows the last row of each series of a table.")
final class ForecastCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a new file instead of the screen.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ForecastFormat format = ForecastFormat.TABLE;

  @Override
  public Integer call() throws IOException {
    refuseExisting();
    List<SeriesForecast> forecasts =
        options.run().forecast(options.table(), options.overrides(), options::tell);
    StringWriter text = new StringWriter();
    format.write(forecasts, text);
    if (out == null) {
      PrintWriter print = spec.commandLine().getOut();
      print.print(text);
      print.flush();
    } else {
      write(out, text.toString());
    }
    return ExitCode.DONE;
  }

  /** Known before the work rather than after it. */
  private void refuseExisting() {
    if (out != null && Files.exists(out)) {
      throw exists(out);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new InvalidInputException(
          file + ": the forecast cannot be written there; give another file by --out", e);
    }
  }

  private static InvalidInputException exists(Path file) {
    return new InvalidInputException(
        file + ": exists already and is not overwritten; give a new file by --out");
  }
}
