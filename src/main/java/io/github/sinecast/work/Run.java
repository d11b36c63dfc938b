package io.github.sinecast.work;

import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.run.CheckpointFolder;
import io.github.sinecast.run.DirectoryFiles;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.training.DivergedException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole run: everything is fitted and judged; its result is the files of its directory, without
 * forecasts.
 *
 * @param label what it is called in messages
 * @param config all settings, in YAML
 * @param inputs the files that it reads
 * @param place where its directory will be, for paths in its config start there
 */
public record Run(String label, String config, List<String> inputs, String place)
    implements Work<Run.Result> {
  public Run {
    inputs = List.copyOf(inputs);
  }

  /** The run of a config whose directory will be at {@code place}. */
  public static Run of(String label, ExperimentConfig config, Path place) {
    return new Run(
        label,
        Site.text(config),
        Site.files(config).stream().map(Path::toString).toList(),
        place.toAbsolutePath().normalize().toString());
  }

  /**
   * What a run came to.
   *
   * @param files of its directory; null where it diverged
   * @param failure how it diverged; null where it did not
   */
  public record Result(@Nullable DirectoryFiles files, @Nullable String failure)
      implements Serializable {}

  @Override
  public List<Path> files() {
    return inputs.stream().map(Path::of).toList();
  }

  @Override
  public Result on(Site site) {
    Path directory = site.of(Path.of(place));
    Path folder = directory.getParent();
    Path runs = folder == null ? directory : folder;
    ExperimentConfig given = site.given(config);
    Experiment experiment = Experiment.prepare(site.settled(given));
    try {
      CompletedRun run =
          site.isHere()
              ? continued(experiment, runs)
              : CompletedRun.of(experiment, RunListener.NONE);
      return new Result(
          new RunWriter(runs)
              .files(
                  run,
                  site.jobs(),
                  given.execution().threads(),
                  String.valueOf(directory.getFileName()))
              .withText(RunDirectory.DATA_REPORT, site::told),
          null);
    } catch (DivergedException diverged) {
      return new Result(null, diverged.getMessage());
    }
  }

  /** On the machine that gives the work, a run that was stopped continues. */
  private static CompletedRun continued(Experiment experiment, Path runs) {
    try (CheckpointFolder checkpoints = CheckpointFolder.open(runs, experiment)) {
      try {
        CompletedRun run = CompletedRun.of(experiment, RunListener.NONE, checkpoints);
        checkpoints.clear();
        return run;
      } catch (DivergedException diverged) {
        // It would diverge again.
        checkpoints.clear();
        throw diverged;
      }
    }
  }
}
