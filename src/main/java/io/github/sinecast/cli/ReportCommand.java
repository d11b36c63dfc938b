package io.github.sinecast.cli;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.report.Picture;
import io.github.sinecast.report.page.Page;
import io.github.sinecast.report.page.RunPictures;
import io.github.sinecast.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the page of a run, or of several beside each other. */
@Command(
    name = "report",
    description =
        "Write the report of a run: one HTML file that needs no network. With several runs, write"
            + " one report that compares their scores and losses.")
final class ReportCommand implements Callable<Integer> {
  private static final String COMPARISON = "comparison.html";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "Run directories, as 'sinecast train' leaves them.")
  private List<Path> runs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write to a new file (of one run: "
              + Page.FILE
              + " in its directory, in the place of the one before; of several: "
              + COMPARISON
              + " here).")
  private @Nullable Path out;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "Write every picture of one run as PNG and SVG into this new folder, in place of the"
              + " page.")
  private @Nullable Path pictures;

  @Option(names = "--open", description = "Show the page in the browser of this computer.")
  private boolean open;

  @Mixin private VerificationOptions verification = new VerificationOptions();

  @Override
  public Integer call() throws IOException {
    List<RunDirectory> all = runs.stream().map(verification::open).toList();
    if (pictures != null) {
      return pictures(all, pictures);
    }
    Path file = file(all);
    NewFile page = new NewFile(file);
    if (all.size() > 1 || out != null) {
      page.refuseExisting();
      page.write(Page.of(all));
    } else {
      // A page is made of the files beside it, so what was there before is not missed.
      page.replace(Page.of(all));
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(file);
    print.flush();
    if (open) {
      show(file);
    }
    return ExitCode.DONE;
  }

  private Integer pictures(List<RunDirectory> all, Path folder) throws IOException {
    if (all.size() > 1) {
      throw new ParameterException(
          spec.commandLine(), "--pictures draws one run, found " + all.size());
    }
    Map<String, Picture> drawn = RunPictures.of(all.get(0));
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          "--pictures %s: no new folder can be made there (%s); give another one"
              .formatted(folder, e),
          e);
    }
    for (Map.Entry<String, Picture> picture : drawn.entrySet()) {
      Path file = folder.resolve(picture.getKey());
      new NewFile(Path.of(file + ".svg"), "--pictures").write(picture.getValue().toSvg());
      new NewFile(Path.of(file + ".png"), "--pictures").write(picture.getValue().toPng());
    }
    PrintWriter print = spec.commandLine().getOut();
    print.printf(Locale.ROOT, "%d pictures, each as PNG and SVG: %s%n", drawn.size(), folder);
    print.flush();
    return ExitCode.DONE;
  }

  private Path file(List<RunDirectory> all) {
    if (out != null) {
      return out;
    }
    return all.size() == 1 ? all.get(0).path().resolve(Page.FILE) : Path.of(COMPARISON);
  }

  private static void show(Path file) throws IOException {
    String page = file.toUri().toString();
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command;
    if (system.contains("win")) {
      command = List.of("rundll32", "url.dll,FileProtocolHandler", page);
    } else {
      command = List.of(system.contains("mac") ? "open" : "xdg-open", page);
    }
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new InvalidInputException(
          "--open: this computer has no %s to show a page with; open %s yourself"
              .formatted(command.get(0), file),
          e);
    }
  }
}
