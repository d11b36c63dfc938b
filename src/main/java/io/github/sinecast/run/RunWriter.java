package io.github.sinecast.run;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes run directories into a folder. */
public final class RunWriter {
  private final Path folder;

  /** Beside which a directory is while it is written; null for a new place each time. */
  private final @Nullable CheckpointFolder checkpoints;

  /**
   * @param folder where run directories go; made with the first of them if it is not there
   * @throws InvalidInputException if it cannot be written to, which is better known before training
   */
  public RunWriter(Path folder) {
    this(folder, null);
    requireWritable(folder);
  }

  private RunWriter(Path folder, @Nullable CheckpointFolder checkpoints) {
    this.folder = folder;
    this.checkpoints = checkpoints;
  }

  /** A writer into the same folder that works beside the checkpoints of the run. */
  public RunWriter beside(CheckpointFolder checkpoints) {
    return new RunWriter(folder, checkpoints);
  }

  /**
   * Refuses a folder below which nothing can be written, which is better known before training.
   *
   * @throws InvalidInputException if it is none that may be written to
   */
  public static void requireWritable(Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new InvalidInputException(
          "%s: run directories cannot be written there, because %s %s; give another folder with --out"
              .formatted(
                  folder,
                  existing,
                  Files.isDirectory(existing) ? "may not be written to" : "is no folder"));
    }
  }

  /** Leaves the directory of a run that ended well. */
  public RunDirectory write(TrainedNetwork network, Judgement judgement) {
    try (UnfinishedRun unfinished = begin(new CompletedRun(1, network, judgement))) {
      return unfinished.finish();
    }
  }

  /** Writes all files of a run that ended well; the caller may add others, and finishes it. */
  public UnfinishedRun begin(CompletedRun run) {
    ExperimentConfig config = run.network().experiment().config();
    return written(
        config.name(),
        new RunContents(
            run.network(), run.saved(), run.judgement(), 1, config.execution().threads(), true));
  }

  /**
   * The files of the directory of a run that ended well, without its forecasts, which take far more
   * room than all the rest; nothing is left here.
   *
   * @param jobs how many runs are under way at a time on this machine
   * @param threads as the config set them, before this machine settled how many that are
   * @param name what the directory will be called
   */
  public DirectoryFiles files(CompletedRun run, int jobs, int threads, String name) {
    try (UnfinishedRun unfinished =
        written(
            name,
            new RunContents(run.network(), run.saved(), run.judgement(), jobs, threads, false))) {
      return DirectoryFiles.read(unfinished.path());
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(folder, e);
    }
  }

  /**
   * Leaves a directory with these files, under a name of its own.
   *
   * @throws InvalidInputException if there is something of that name
   */
  public RunDirectory write(DirectoryFiles files, String name) {
    try (UnfinishedRun unfinished = new UnfinishedRun(folder, name)) {
      files.write(unfinished.path());
      return unfinished.finishUnnumbered();
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(folder, e);
    }
  }

  /** Leaves what a run had come to before it diverged: no scores, but the best weights so far. */
  public RunDirectory writeDiverged(Experiment experiment, TrainingResult before) {
    TrainedNetwork network = TrainedNetwork.of(experiment, before);
    try (UnfinishedRun unfinished =
        written(
            experiment.config().name() + "-diverged",
            new RunContents(
                network, network, null, 1, experiment.config().execution().threads(), true))) {
      return unfinished.finish();
    }
  }

  private UnfinishedRun written(String name, RunContents contents) {
    UnfinishedRun unfinished =
        checkpoints == null
            ? new UnfinishedRun(folder, name)
            : checkpoints.unfinished(folder, name);
    boolean whole = false;
    try {
      contents.write(unfinished.path(), unfinished.home());
      whole = true;
      return unfinished;
    } catch (IOException e) {
      throw unfinished.unwritable(e);
    } finally {
      if (!whole) {
        unfinished.close();
      }
    }
  }
}
