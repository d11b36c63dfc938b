package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.run.CheckpointFolder;
import io.github.sinecast.run.DirectoryFiles;
import io.github.sinecast.run.FolderLock;
import io.github.sinecast.run.RunKey;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.UnfinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which finished runs are kept and found again by their {@link RunKey}.
 *
 * <p>A run's directory has its name only when it is whole, so a run that was killed is not there.
 * One process at a time works in a folder; the system forgets its lock when it ends, however that
 * is.
 */
public final class RunStore implements AutoCloseable {
  private final Path folder;
  private final RunWriter writer;
  private final FolderLock lock;
  private final Map<List<Path>, String> digests = new ConcurrentHashMap<>();

  /**
   * @param folder where runs are kept; made if it is not there
   * @throws InvalidInputException if it cannot be written to, or another process works in it
   */
  public RunStore(Path folder) {
    this.folder = folder;
    this.writer = new RunWriter(folder);
    try {
      lock = FolderLock.of(folder);
      UnfinishedRun.deleteAbandoned(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: runs cannot be kept there (%s); give another folder with --out".formatted(folder, e),
          e);
    }
  }

  /** What a config is known by. */
  RunKey key(ExperimentConfig config) {
    List<Path> files = config.data().file();
    return RunKey.of(config, digests.computeIfAbsent(files, first -> RunKey.inputOf(config)));
  }

  /** The finished run of a key, or null. */
  @Nullable FinishedRun find(RunKey key) {
    Path place = place(key);
    return Files.isDirectory(place) ? FinishedRun.read(place) : null;
  }

  /** Where the run of a key has its directory. */
  Path place(RunKey key) {
    return folder.resolve(key.name());
  }

  /** Keeps the directory of a run. */
  FinishedRun keep(RunKey key, DirectoryFiles files) {
    return FinishedRun.read(writer.write(files, key.name()).path());
  }

  /** The folders of stopped runs that can be continued, by the comparison that they are of. */
  public List<Path> stopped() {
    return CheckpointFolder.resumable(folder);
  }

  /** Lets other processes work in the folder. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new InvalidInputException(folder + ": the folder cannot be released", e);
    }
  }
}
