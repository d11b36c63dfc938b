package io.github.sinecast.run;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Leaves the directory of a run: written under another name first, and moved into place when whole.
 */
public final class RunWriter {
  /** How the names of directories begin that are not whole. */
  private static final String UNFINISHED = ".unfinished-";

  private static final Pattern UNFINISHED_OF =
      Pattern.compile(Pattern.quote(UNFINISHED) + "(\\d{1,18})-\\d+");

  private final Path folder;
  private final boolean withForecasts;
  private final Consumer<RunDirectory> last;

  /**
   * @param folder where run directories go; made with the first of them if it is not there
   * @throws InvalidInputException if it cannot be written to, which is better known before training
   */
  public RunWriter(Path folder) {
    this(folder, true, unfinished -> {});
  }

  /**
   * As {@link #RunWriter(Path)}.
   *
   * @param withForecasts whether every forecast is kept, which takes far more room than all the
   *     rest
   */
  public RunWriter(Path folder, boolean withForecasts) {
    this(folder, withForecasts, unfinished -> {});
  }

  /**
   * As {@link #RunWriter(Path)}.
   *
   * @param last is given the directory of a judged run before it is moved into place, to add to it
   */
  public RunWriter(Path folder, Consumer<RunDirectory> last) {
    this(folder, true, last);
  }

  private RunWriter(Path folder, boolean withForecasts, Consumer<RunDirectory> last) {
    this.folder = folder;
    this.withForecasts = withForecasts;
    this.last = last;
    requireWritable(folder);
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
          "%s: run directories cannot be written there, because %s %s; give another folder by --out"
              .formatted(
                  folder,
                  existing,
                  Files.isDirectory(existing) ? "may not be written to" : "is no folder"));
    }
  }

  /** Leaves the directory of a run that ended well. */
  public RunDirectory write(Experiment experiment, TrainingResult training, Judgement judgement) {
    return write(
        new RunContents(experiment, training, judgement, 1, withForecasts),
        unfinished -> moveIntoPlace(unfinished, experiment.config().name()));
  }

  /**
   * Leaves the directory of a run that ended well under a name of its own.
   *
   * @param jobs how many runs are under way at a time on this machine
   * @throws InvalidInputException if there is something of that name
   */
  public RunDirectory write(CompletedRun run, int jobs, String name) {
    return write(
        new RunContents(run.fold(), run.training(), run.judgement(), jobs, withForecasts),
        // Only an empty directory would be replaced by a move.
        unfinished -> Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE));
  }

  /** Leaves what a run had come to before it diverged: no scores, but the best weights so far. */
  public RunDirectory writeDiverged(Experiment experiment, TrainingResult before) {
    return write(
        new RunContents(experiment, before, null, 1, withForecasts),
        unfinished -> moveIntoPlace(unfinished, experiment.config().name() + "-diverged"));
  }

  /** Moves a directory to where it stays, and says where that is. */
  private interface Move {
    Path of(Path unfinished) throws IOException;
  }

  private RunDirectory write(RunContents contents, Move move) {
    try {
      Files.createDirectories(folder);
      Path unfinished =
          Files.createDirectory(
              folder.resolve(UNFINISHED + ProcessHandle.current().pid() + "-" + System.nanoTime()));
      try {
        contents.write(unfinished);
        if (contents.judgement() != null) {
          last.accept(RunDirectory.at(unfinished));
        }
        return RunDirectory.at(move.of(unfinished));
      } finally {
        delete(unfinished);
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: the run directory cannot be written (%s); make room or give another folder by --out"
              .formatted(folder, e),
          e);
    }
  }

  /** A config with its data file as seen from a directory, so that both may move together. */
  public static ExperimentConfig portable(ExperimentConfig config, Path seenFrom) {
    return RunContents.portable(config, seenFrom);
  }

  /** Moves a directory to the first free number of a name; never onto one that exists. */
  private Path moveIntoPlace(Path unfinished, String name) throws IOException {
    for (int number = 1; ; number++) {
      Path place = folder.resolve(name + "-" + number);
      try {
        if (!Files.exists(place)) {
          return Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (FileSystemException failed) {
        // A name taken meanwhile has no exception of its own on all systems; the next may be free.
        if (!Files.exists(place)) {
          throw failed;
        }
      }
    }
  }

  /** Removes what processes left in a folder that were killed while they wrote. */
  public static void deleteUnfinished(Path folder) throws IOException {
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(folder)) {
      unfinished =
          files.filter(file -> isAbandoned(file.getFileName().toString())).sorted().toList();
    }
    for (Path directory : unfinished) {
      delete(directory);
    }
  }

  private static boolean isAbandoned(String name) {
    Matcher unfinished = UNFINISHED_OF.matcher(name);
    return unfinished.matches() && ProcessHandle.of(Long.parseLong(unfinished.group(1))).isEmpty();
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
