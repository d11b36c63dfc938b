package io.github.sinecast.cli;

import io.github.sinecast.Setting;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.data.BadSeries;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.DataReport;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.InputPaths;
import io.github.sinecast.data.PanelReader;
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
    description = "Print what a table of series contains, or check that a config and its data fit.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR|GLOB|CONFIG",
      description =
          "A table, several that form a panel (files, folders and globs), or a config (.yaml or"
              + " .yml).")
  private List<Path> files = List.of();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Replace a setting of the config, or describe a table: data.csv.…, data.gaps and"
              + " data.bad-series; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Override
  public Integer call() {
    boolean isConfig = files.stream().anyMatch(CheckCommand::isConfig);
    if (isConfig && files.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "a config must be checked alone, found %s paths".formatted(files.size()));
    }
    PrintWriter out = spec.commandLine().getOut();
    DataReport report = isConfig ? checkConfig() : table();
    report.lines().forEach(out::println);
    out.flush();
    return ExitCode.DONE;
  }

  private static boolean isConfig(Path file) {
    return file.toString().endsWith(".yaml") || file.toString().endsWith(".yml");
  }

  private DataReport checkConfig() {
    return Experiment.prepare(ExperimentConfig.read(files.get(0), overrides)).report();
  }

  private DataReport table() {
    for (String override : overrides) {
      if (!override.matches("\\s*data\\.(csv|gaps|bad-series)\\b.*")) {
        throw new ParameterException(
            spec.commandLine(),
            "--set %s: %s is a table, which takes data.csv.…, data.gaps and data.bad-series only; give a config for"
                    .formatted(override, files.get(0))
                + " other settings");
      }
    }
    // Without settings, everything is found.
    Table data =
        ConfigFile.parse(files.get(0).toString(), "{}")
            .with(overrides)
            .bind(TableConfig.class)
            .data();
    SeriesReader reader =
        new SeriesReader(data.csv(), data.gaps(), List.of(), TargetRule.ANY_SIGN).examining();
    return new PanelReader(reader, data.badSeries(), Runtime.getRuntime().availableProcessors())
        .read(InputPaths.of(files, null))
        .loaded()
        .report();
  }

  /** The settings of a config that say how a table is read. */
  record TableConfig(@Setting(help = "The table.", initial = "{}") Table data) {}

  /** How a table is read. */
  record Table(
      @Setting(help = "What the table looks like.", initial = "{}") CsvSchema csv,
      @Setting(help = "What is done about missing values.", initial = "refuse") GapPolicy gaps,
      @Setting(
              help = "What is done about files and series that cannot be read.",
              initial = "refuse")
          BadSeries badSeries) {}
}
