package io.github.sinecast.cli;

import io.github.sinecast.report.EncodingList;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the positional encodings. */
@Command(
    name = "encodings",
    description =
        "List the positional encodings: where each acts, how many numbers it learns in a network of"
            + " given sizes, what it asks for, and where it was published.",
    subcommands = ShowEncodingCommand.class)
final class EncodingsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SizeOptions sizes = new SizeOptions();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  /** How the list is printed. */
  enum Format {
    TABLE,
    CSV;

    /** The name as it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    EncodingList list = EncodingList.of(sizes.shape(false));
    list.refusals().forEach(spec.commandLine().getErr()::println);
    PrintWriter print = spec.commandLine().getOut();
    print.print(format == Format.CSV ? list.csv() : list.toText());
    print.flush();
    return ExitCode.DONE;
  }
}
