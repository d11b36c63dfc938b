package io.github.sinecast.cli;

import io.github.sinecast.data.DataReport;
import io.github.sinecast.run.RunDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How commands are given a trained model and a table. */
final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "RUN", description = "Run directory of a trained model.")
  @SuppressWarnings("NullAway.Init")
  private Path run;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE|DIR|GLOB",
      description =
          "Tables of series, new or known: files, folders and globs; - for standard input.")
  private List<Path> tables = List.of();

  @Option(
      names = "--set",
      paramLabel = "data.KEY=VALUE",
      description =
          "Say how this table differs from that of the run, such as"
              + " data.csv.target-columns=[Adj Close]; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private VerificationOptions verification = new VerificationOptions();

  RunDirectory run() {
    return verification.open(run);
  }

  List<Path> tables() {
    return tables;
  }

  List<String> overrides() {
    return overrides;
  }

  /** A table that had to be changed is not judged or forecast in silence. */
  void tell(DataReport report) {
    report.changes().forEach(Narration.remarks(spec)::println);
  }
}
