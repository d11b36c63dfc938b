package io.github.sinecast.cli;

import io.github.sinecast.config.ConfigSchema;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.SearchSpec;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the schema of configs. */
@Command(
    name = "schema",
    description =
        "Print the JSON Schema of configs, with which editors complete and check them while you"
            + " type.")
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--grid",
      description = "Print the schema of grids and searches, where a list may replace a value.")
  private boolean grid;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    print.print(
        grid
            ? ConfigSchema.ofGrid(
                ExperimentConfig.class,
                "Sinecast grid of experiments",
                SearchSpec.SECTION,
                SearchSpec.class)
            : ConfigSchema.of(ExperimentConfig.class, "Sinecast experiment"));
    print.flush();
    return ExitCode.DONE;
  }
}
