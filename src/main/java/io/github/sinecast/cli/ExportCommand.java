package io.github.sinecast.cli;

import io.github.sinecast.run.RunDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
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

  @Mixin private VerificationOptions verification = new VerificationOptions();

  @Override
  public Integer call() {
    NewFile file = new NewFile(onnx, "--onnx");
    file.refuseExisting();
    RunDirectory directory = verification.open(run);
    file.write(directory.toOnnx());
    PrintWriter print = spec.commandLine().getOut();
    print.println(file.path());
    print.flush();
    return ExitCode.DONE;
  }
}
