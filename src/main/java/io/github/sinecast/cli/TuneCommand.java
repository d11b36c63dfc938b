package io.github.sinecast.cli;

import io.github.sinecast.comparison.RandomSearch;
import io.github.sinecast.comparison.TrialResult;
import io.github.sinecast.config.ConfigWriter;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.JudgedSplit;
import io.github.sinecast.experiment.SearchSpec;
import io.github.sinecast.work.Workplace;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches settings by the validation split. */
@Command(
    name = "tune",
    description =
        "Search settings: draw them from the lists and ranges of a config, train by successive"
            + " halving, and write the config with the lowest validation loss. Every trial is"
            + " recorded, and none is trained twice. The test split is not used.")
final class TuneCommand implements Callable<Integer> {
  private static final String BEST = "best.yaml";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CONFIG",
      description = "Experiment config with lists and ranges, and a group search.")
  @SuppressWarnings("NullAway.Init")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replace a setting of the config, such as search.trials=9; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private StoreOptions store = new StoreOptions();

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    PrintWriter progress = Narration.of(spec);
    SearchSpec search = ExperimentGrid.search(config, overrides);
    RandomSearch trials = new RandomSearch(search, ExperimentGrid.draw(config, overrides, search));
    Path folder = store.folder().resolve(trials.folder());
    List<TrialResult> best;
    try (Workplace workplace = store.workplace()) {
      best =
          trials.run(
              folder,
              workplace,
              result -> {
                progress.println(result.line());
                progress.flush();
              });
    }
    TrialResult first = best.get(0);
    NewFile file = new NewFile(folder.resolve(BEST));
    if (!Files.exists(file.path())) {
      file.write(ConfigWriter.toYaml(first.config().judgedOn(JudgedSplit.TEST).seenFrom(folder)));
    }
    print.printf(
        Locale.ROOT,
        "%nBest of %d by the validation split: trial %d (%s), %d epochs, validation loss %.6f%n",
        trials.trials(),
        first.trial().number(),
        first.trial().label(),
        first.epochs(),
        first.validationLoss());
    print.println("Its config: " + file.path());
    print.println("All trials: " + folder.resolve("trials.csv"));
    print.flush();
    return ExitCode.DONE;
  }
}
