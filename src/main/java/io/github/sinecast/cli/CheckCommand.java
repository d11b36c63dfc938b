package io.github.sinecast.cli;

import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.DataReport;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.TargetRule;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is in a table, or whether a config and its data fit together. */
@Command(
    name = "check",
    description =
        "Say what is in a table of series, or whether a config and its data fit together.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|CONFIG", description = "A table, or a config (.yaml or .yml).")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replace a setting of the config; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Override
  public Integer call() {
    String name = file.toString();
    boolean isConfig = name.endsWith(".yaml") || name.endsWith(".yml");
    if (!isConfig && !overrides.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--set belongs to a config; " + file + " is a table");
    }
    PrintWriter out = spec.commandLine().getOut();
    DataReport report = isConfig ? checkConfig() : table();
    report.lines().forEach(out::println);
    out.flush();
    return ExitCode.DONE;
  }

  private DataReport checkConfig() {
    return Experiment.prepare(ExperimentConfig.read(file, overrides)).report();
  }

  private DataReport table() {
    return new SeriesReader(CsvSchema.found(), GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN)
        .read(file)
        .report();
  }
}
