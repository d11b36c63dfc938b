package io.github.sinecast.run;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.NetworkName;
import io.github.sinecast.experiment.RunCheckpoints;
import io.github.sinecast.training.Checkpoints;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of a run that is not finished, in a hidden folder named by the {@link RunKey}, so
 * that the same run finds them again. One process at a time works in it.
 *
 * <pre>{@code
 * try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, experiment)) {
 *   CompletedRun completed = CompletedRun.of(experiment, RunListener.NONE, checkpoints);
 *   new RunWriter(folder).beside(checkpoints).begin(completed).finish();
 *   checkpoints.clear();
 * }
 * }</pre>
 */
public final class CheckpointFolder implements RunCheckpoints, AutoCloseable {
  /** The run directory while it is written. */
  private static final String RUN = "run";

  /** Holds the name of the run directory from just before its move on. */
  private static final String FINISHED = "finished";

  private static final String ENDING = ".safetensors";

  private final Path path;
  private final FolderLock lock;

  private CheckpointFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens the checkpoints of an experiment, of which there are none at first.
   *
   * @param folder where run directories go; made if it is not there
   * @throws InvalidInputException if it cannot be written to, or another process does this very run
   */
  public static CheckpointFolder open(Path folder, Experiment experiment) {
    Path path = folder.resolve(UnfinishedRun.MARK + RunKey.of(experiment).name());
    try {
      FolderLock lock = FolderLock.orNull(path);
      if (lock == null) {
        throw new InvalidInputException(
            path
                + ": another process does this very run; wait for its end, or give another folder"
                + " with --out");
      }
      return new CheckpointFolder(path, lock);
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(folder, e);
    }
  }

  /** As {@link #resumable}, of the folder that this one is in; this one is not among them. */
  public List<Path> others() {
    return resumable(folder());
  }

  /**
   * Removes what killed processes left in a folder of runs and nothing can continue from.
   *
   * @return the folders of runs that can be continued and that no process continues now
   */
  public static List<Path> resumable(Path folder) {
    List<Path> resumable = new ArrayList<>();
    try {
      UnfinishedRun.deleteAbandoned(folder);
      for (Path other : UnfinishedRun.in(folder)) {
        if (Files.exists(other.resolve(FolderLock.FILE))) {
          addOrRemove(resumable, other);
        }
      }
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(folder, e);
    }
    return resumable;
  }

  private static void addOrRemove(List<Path> resumable, Path folder) throws IOException {
    FolderLock lock = FolderLock.orNull(folder);
    if (lock != null) {
      try (CheckpointFolder other = new CheckpointFolder(folder, lock)) {
        if (other.finished() != null) {
          other.clear();
        } else if (other.isResumable()) {
          resumable.add(folder);
        }
      }
    }
  }

  /** A run directory that is written here. */
  UnfinishedRun unfinished(Path folder, String name) {
    return new UnfinishedRun(folder, name, path.resolve(RUN), path.resolve(FINISHED));
  }

  /**
   * The run directory that these checkpoints came to, if the process was killed after the directory
   * was whole and before the checkpoints were removed; null if there is more to do.
   */
  public @Nullable Path finished() {
    try {
      if (!Files.exists(path.resolve(FINISHED)) || Files.exists(path.resolve(RUN))) {
        return null;
      }
      String name = Files.readString(path.resolve(FINISHED));
      try (Stream<Path> runs = Files.list(folder())) {
        return runs.filter(run -> run.getFileName().toString().equals(name))
            .findFirst()
            .orElse(null);
      }
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(path, e);
    }
  }

  private Path folder() {
    return Objects.requireNonNull(path.getParent(), "a folder of runs");
  }

  /** Where the checkpoints are. */
  public Path path() {
    return path;
  }

  /** Whether there is a checkpoint to continue from. */
  public boolean isResumable() {
    try {
      return holdsCheckpoint(path);
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(path, e);
    }
  }

  static boolean holdsCheckpoint(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(ENDING));
    }
  }

  @Override
  public Checkpoints of(NetworkName name) {
    return new CheckpointFile(file(name));
  }

  private Path file(NetworkName name) {
    return path.resolve(
        "fold-%s-%s-seed-%s%s%s"
            .formatted(
                name.fold(),
                URLEncoder.encode(name.network(), StandardCharsets.UTF_8),
                name.seed(),
                name.refit() ? "-refit" : "",
                ENDING));
  }

  /** Whether a training was begun, so that it continues from a checkpoint. */
  public boolean holds(NetworkName name) {
    return Files.exists(file(name));
  }

  /** The name of the run while it is not finished: another run, data or build has another. */
  public String key() {
    return String.valueOf(path.getFileName());
  }

  /** All checkpoints, to continue from them in the folder of another machine. */
  public DirectoryFiles files() {
    try {
      return DirectoryFiles.read(path, ENDING);
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(path, e);
    }
  }

  /** Keeps checkpoints that another machine came to. */
  public void keep(DirectoryFiles files) {
    try {
      files.writeDurably(path);
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(path, e);
    }
  }

  /** Removes all checkpoints: the run is finished, or begins again. */
  public void clear() {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.equals(FolderLock.FILE) && !name.equals(FINISHED)) {
          UnfinishedRun.delete(file);
        }
      }
      // The last, so that a kill meanwhile leaves nothing that would be continued.
      Files.deleteIfExists(path.resolve(FINISHED));
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(path, e);
    }
  }

  /** Lets other processes do this run; removes the folder if it holds no checkpoint. */
  @Override
  public void close() {
    try {
      if (!holdsCheckpoint(path)) {
        UnfinishedRun.delete(path);
      }
      lock.close();
    } catch (IOException e) {
      throw UnfinishedRun.unwritable(path, e);
    }
  }
}
