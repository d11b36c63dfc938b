package io.github.sinecast.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: finds the command and gives its exit code to the shell. */
@Command(
    name = "sinecast",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Forecasts time series with a transformer encoder whose sense of time is a positional"
            + " encoding chosen by name.")
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command that {@code arguments} name and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
