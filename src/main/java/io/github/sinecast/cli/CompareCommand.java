package io.github.sinecast.cli;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.comparison.ComparisonReport;
import io.github.sinecast.comparison.EndedRun;
import io.github.sinecast.comparison.GridRuns;
import io.github.sinecast.comparison.OtherLookbacks;
import io.github.sinecast.comparison.PlannedRun;
import io.github.sinecast.comparison.RunStore;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.JudgedSplit;
import io.github.sinecast.significance.ComparedLoss;
import io.github.sinecast.work.Workplace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs all experiments of some configs, and sets them side by side. */
@Command(
    name = "compare",
    description =
        "Run all experiments of some configs, one for each value of a list, and print a table of"
            + " them: mean and standard deviation over the seeds, and a test of each row against"
            + " the last value and against a reference. Finished runs are not repeated. The table"
            + " is of the validation split; --final evaluates on the test split.")
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CONFIG",
      arity = "1..*",
      description =
          "Experiment configs, plain ones and grids; a folder stands for the .yaml files in it.")
  private List<Path> configs = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replace a setting of all configs, such as seed=[1,2,3]; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--reference",
      paramLabel = "ROW",
      description =
          "Test all rows against this one too, such as encoding=none. A setting of several rows,"
              + " such as clock=index, tests each other row against the one that differs from it"
              + " in this setting alone.")
  private @Nullable String reference;

  @Option(
      names = "--metric",
      paramLabel = "LOSS",
      description = "Loss that is tested: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ComparedLoss loss = ComparedLoss.MAE;

  @Option(names = "--final", description = "Evaluate on the test split, once all choices are made.")
  private boolean isFinal;

  @Option(
      names = "--shuffled",
      description =
          "Evaluate each network on windows with shuffled rows, too, which shows what it learns"
              + " from their order.")
  private boolean shuffled;

  @Option(
      names = "--lookback",
      paramLabel = "N",
      split = ",",
      description =
          "Also evaluate each network on windows of so many rows, such as 30,120,250, where its"
              + " encoding and pooling serve them; with --reference lookback=N, each row is tested"
              + " against the same network at N rows.")
  private List<Integer> lookbacks = new ArrayList<>();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the table to this new file, as CSV.")
  private @Nullable Path csv;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the table to this new file, in Markdown.")
  private @Nullable Path markdown;

  @Override
  public Integer call() {
    NewFile csvFile = NewFile.of(csv);
    NewFile markdownFile = NewFile.of(markdown);
    PrintWriter print = spec.commandLine().getOut();
    List<PlannedRun> planned = planned();
    if (reference != null && lookbacks.isEmpty()) {
      ComparisonReport.requireReference(planned, reference);
    }
    List<EndedRun> ended;
    try (RunStore runs = store.open();
        Workplace workplace = store.workplace()) {
      OtherLookbacks others = new OtherLookbacks(lookbacks);
      ProgressLines lines =
          new ProgressLines(Narration.of(spec), planned.size() * (1 + lookbacks.size()));
      ended = others.of(new GridRuns(runs, workplace, shuffled).of(planned, lines), lines);
      PrintedRun.tellStopped(Narration.of(spec), runs.stopped());
    }
    ComparisonReport report = ComparisonReport.of(ended, loss, reference);
    Narration.of(spec).println();
    Screen.printPage(print, report.toText());
    print.flush();
    if (csvFile != null) {
      csvFile.write(report.csv());
    }
    if (markdownFile != null) {
      markdownFile.write(report.toMarkdown());
    }
    return ExitCode.DONE;
  }

  private List<PlannedRun> planned() {
    List<PlannedRun> planned = new ArrayList<>();
    List<Path> files = files();
    for (Path config : files) {
      for (ExperimentGrid.Point point : ExperimentGrid.read(config, overrides)) {
        point.config().data().paths();
        for (PlannedRun run : PlannedRun.of(point, files.size() == 1)) {
          planned.add(run.judgedOn(isFinal ? JudgedSplit.TEST : JudgedSplit.VALIDATION));
        }
      }
    }
    return planned;
  }

  /** The configs, and those of folders in the order of their names. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path config : configs) {
      if (!Files.isDirectory(config)) {
        files.add(config);
        continue;
      }
      try (Stream<Path> inside = Files.list(config)) {
        List<Path> found =
            inside.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        if (found.isEmpty()) {
          throw new InvalidInputException(
              config + ": the folder must have configs, found no .yaml file; name another folder");
        }
        files.addAll(found);
      } catch (IOException e) {
        throw new InvalidInputException(config + ": the folder cannot be read (" + e + ")", e);
      }
    }
    return files;
  }

  /** A line for each run that ends. */
  private static final class ProgressLines implements Consumer<EndedRun> {
    private final PrintWriter print;
    private final int all;
    private int ended;

    ProgressLines(PrintWriter print, int all) {
      this.print = print;
      this.all = all;
    }

    @Override
    public void accept(EndedRun run) {
      ended++;
      print.printf(Locale.ROOT, "%d/%d  %s%n", ended, all, run.line());
      print.flush();
    }
  }
}
