package io.github.sinecast.cli;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.training.DivergedException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: finds the command and gives its exit code to the shell. */
@Command(
    name = "sinecast",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    description =
        "Forecasts time series with a transformer encoder whose sense of time is a positional"
            + " encoding chosen by name.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:internal error",
      "2:the command line cannot be understood",
      "3:data or config cannot be used, and nothing was written; or an audit found a leak",
      "4:training diverged",
      "5:what was printed could not be written completely: a full disk, a closed pipe",
      "130:stopped by the user; after a training the same command continues"
    },
    subcommands = {
      TrainCommand.class,
      ForecastCommand.class,
      EvaluateCommand.class,
      UpdateCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      BaselinesCommand.class,
      CompareCommand.class,
      TuneCommand.class,
      TransferCommand.class,
      AuditCommand.class,
      CheckCommand.class,
      EncodingsCommand.class,
      SchemaCommand.class,
      GenerateCompletion.class,
      HelpCommand.class,
      VersionCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results and errors only: of a training, the path of its run directory.")
  private boolean quiet;

  /** Whether only results and errors are printed. */
  boolean isQuiet() {
    return quiet;
  }

  /** Runs the command that {@code arguments} name and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    // Numbers are written and options are sorted alike whatever the language of the machine.
    Locale.setDefault(Locale.ROOT);
    Logging.configure();
    TableStart.narrow();
    StandardOutput output = StandardOutput.watch();
    System.exit(output.checked(run(arguments)));
  }

  /** Runs a command and returns its exit code. */
  static int run(String... arguments) {
    Main main = new Main();
    return main.run(main.commandLine(), arguments);
  }

  /** Runs a command on a line that was made here, and returns its exit code. */
  int run(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (Error error) {
      // The handler is for exceptions only.
      return explain(error, line);
    }
  }

  /** How arguments become a command, and exceptions an exit code, on the streams of the process. */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    return commandLine(line.getOut(), line.getErr());
  }

  /** How arguments become a command, and exceptions an exit code. */
  CommandLine commandLine(PrintWriter bareOut, PrintWriter bareErr) {
    return new CommandLine(this)
        .setOut(Screen.ofOutput(bareOut))
        .setErr(Screen.ofMessages(bareErr))
        .setExecutionStrategy(Main::helpOrRun)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(TrainingProgress.isWatched())
        .setColorScheme(CommandLine.Help.defaultColorScheme(Emphasis.ansi()))
        .setParameterExceptionHandler((misunderstood, arguments) -> explain(misunderstood))
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
  }

  /** Help has colours of its own and no text of others. */
  private static int helpOrRun(ParseResult parsed) {
    List<CommandLine> lines = parsed.asCommandLineList();
    boolean help =
        lines.stream()
            .anyMatch(
                line ->
                    line.isUsageHelpRequested()
                        || line.isVersionHelpRequested()
                        || line.getCommand() instanceof HelpCommand);
    for (CommandLine line : lines) {
      if (help && line.getOut() instanceof Screen screen) {
        line.setOut(screen.bare());
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is needed; 'sinecast train CONFIG' is the one to start with");
  }

  private static int explain(ParameterException misunderstood) {
    CommandLine command = misunderstood.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(misunderstood.getMessage());
    UnmatchedArgumentException.printSuggestions(misunderstood, err);
    err.printf("'%s --help' shows its usage%n", command.getCommandSpec().qualifiedName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int explain(Throwable failure, CommandLine command) {
    PrintWriter err = command.getErr();
    if (verbose) {
      failure.printStackTrace(err);
    }
    if (isOfOpenFiles(failure)) {
      err.println(
          "the process may not open more files; raise the limit with 'ulimit -n 1024', and run it"
              + " again");
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof InvalidInputException) {
      err.println(failure.getMessage());
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof DivergedException) {
      err.println(failure.getMessage());
      return ExitCode.DIVERGED;
    }
    if (failure instanceof OutOfMemoryError) {
      err.println(
          "the memory is not enough; make the model, its batches or the data smaller, or give the"
              + " JVM more, as with SINECAST_OPTS=-Xmx8g");
      return ExitCode.BAD_INPUT;
    }
    err.println("internal error: " + failure);
    if (!verbose) {
      Arrays.stream(failure.getStackTrace()).limit(1).forEach(at -> err.println("  at " + at));
      err.println("run it again with --verbose to see where");
    }
    return ExitCode.FAULT;
  }

  /** A file that cannot be opened for this reason is not at fault. */
  private static boolean isOfOpenFiles(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("Too many open files")) {
        return true;
      }
    }
    return false;
  }
}
