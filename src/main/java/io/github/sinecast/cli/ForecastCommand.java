package io.github.sinecast.cli;

import io.github.sinecast.data.Cutoff;
import io.github.sinecast.run.SeriesForecast;
import io.github.sinecast.work.Forecasts;
import io.github.sinecast.work.Workplace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Draw history and fan of each series to a new file, too: .html (a page to look through),"
              + " .png or .svg.")
  private @Nullable Path plot;

  @Option(
      names = "--cutoff",
      paramLabel = "DATE",
      description =
          "Forecast from this date on, as if the tables ended there: 2024-02-27 (rows of that day"
              + " are known) or 2024-02-27T09:30.")
  private @Nullable String cutoff;

  @Option(
      names = "--future",
      paramLabel = "FILE",
      description =
          "A table of what is known ahead in the rows to forecast, for a model with"
              + " window.covariates.known; without it, rows of the tables after the last value of"
              + " the target.")
  private @Nullable Path future;

  @Mixin private LookbackOption lookback = new LookbackOption();

  @Mixin private ForecastDetail detail = new ForecastDetail();

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() throws IOException {
    NewFile file = NewFile.of(out);
    ForecastPlot picture = plot == null ? null : new ForecastPlot(plot);
    if (picture != null) {
      picture.refuseExisting();
    }
    detail.check(format);
    Cutoff end =
        cutoff == null ? null : DateOptions.parsed("--cutoff", cutoff, Cutoff::of, Cutoff::of);
    String text = cluster.isGiven() ? elsewhere(end) : here(end, picture);
    if (file == null) {
      PrintWriter print = spec.commandLine().getOut();
      format.print(text, print);
      print.flush();
    } else {
      file.write(text);
    }
    return ExitCode.DONE;
  }

  private String here(@Nullable Cutoff end, @Nullable ForecastPlot picture) throws IOException {
    List<SeriesForecast> forecasts =
        lookback
            .of(options.run())
            .forecast(options.tables(), options.overrides(), end, future, options::tell);
    StringWriter text = new StringWriter();
    format.write(forecasts, detail.of(forecasts), text);
    if (picture != null) {
      picture.write(forecasts);
    }
    return text.toString();
  }

  /** The rows of all series, each part of which another machine forecasts. */
  private String elsewhere(@Nullable Cutoff end) {
    Forecasts.Form form = format.form();
    if (form == null || detail.paths() > 0 || plot != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--cluster goes with --format csv or json-lines, and without --paths and --plot");
    }
    Path logs = out == null ? Path.of("") : out.resolveSibling("");
    try (Workplace workplace = cluster.connect(logs)) {
      List<Forecasts> parts =
          Forecasts.all(
              options.run(),
              options.tables(),
              options.overrides(),
              end,
              future,
              detail.levels(),
              form,
              workplace.slots());
      List<Forecasts.Result> results = workplace.all(parts, workplace::result);
      results.get(0).changes().forEach(spec.commandLine().getErr()::println);
      return Forecasts.joined(results, form);
    }
  }
}
