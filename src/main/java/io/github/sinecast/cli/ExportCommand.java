package io.github.sinecast.cli;

import io.github.sinecast.run.ExportCheck;
import io.github.sinecast.run.RunDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the trained model of a run for other runtimes. */
@Command(
    name = "export",
    description =
        "Write the trained model of a run as an ONNX file, which ONNX Runtime and other programs"
            + " load without Sinecast.")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "A run directory, as 'sinecast train' leaves it.")
  @SuppressWarnings("NullAway.Init")
  private Path run;

  @Option(
      names = "--onnx",
      required = true,
      paramLabel = "FILE",
      description = "The ONNX file to write; must be a new file.")
  @SuppressWarnings("NullAway.Init")
  private Path onnx;

  @Option(
      names = "--check",
      paramLabel = "FILE|DIR|GLOB",
      description =
          "Also run the exported model in ONNX Runtime, on up to "
              + ExportCheck.WINDOWS
              + " windows of these tables, and print the largest difference from Sinecast's"
              + " forecasts; may be repeated.")
  private List<Path> tables = List.of();

  @Option(
      names = "--set",
      paramLabel = "data.KEY=VALUE",
      description = "Say how the tables of --check differ from that of the run; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private VerificationOptions verification = new VerificationOptions();

  @Override
  public Integer call() {
    NewFile file = new NewFile(onnx, "--onnx");
    file.refuseExisting();
    RunDirectory directory = verification.open(run);
    byte[] model = directory.toOnnx();
    String check = tables.isEmpty() ? "" : directory.check(model, tables, overrides).toText();
    file.write(model);
    PrintWriter print = spec.commandLine().getOut();
    print.println(file.path());
    if (!check.isEmpty()) {
      print.println(check);
    }
    print.flush();
    return ExitCode.DONE;
  }
}
