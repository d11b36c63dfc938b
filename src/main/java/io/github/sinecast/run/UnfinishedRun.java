package io.github.sinecast.run;

import io.github.sinecast.DurableFolder;
import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run directory that is being written: it has a temporary name until {@link #finish} moves it
 * into place, and is removed when it is closed before.
 *
 * <pre>{@code
 * try (UnfinishedRun unfinished = writer.begin(completed)) {
 *   Files.writeString(unfinished.path().resolve("notes.txt"), "mine");
 *   RunDirectory run = unfinished.finish();
 * }
 * }</pre>
 */
public final class UnfinishedRun implements AutoCloseable {
  /** How the names of directories begin that are not whole. */
  static final String MARK = ".unfinished-";

  private static final Pattern NAME = Pattern.compile(Pattern.quote(MARK) + "(\\d{1,18})-\\d+");

  private final Path folder;
  private final String name;
  private final Path path;

  /** Where the finished directory's name is noted before the move; null for nowhere. */
  private final @Nullable Path note;

  /**
   * Makes an empty directory.
   *
   * @param folder where run directories go; made if it is not there
   * @param name what the directory will be called, before its number
   * @throws InvalidInputException if it cannot be written
   */
  UnfinishedRun(Path folder, String name) {
    this(
        folder,
        name,
        folder.resolve(MARK + ProcessHandle.current().pid() + "-" + System.nanoTime()),
        null);
  }

  /**
   * Makes an empty directory in a place that only this process uses.
   *
   * @param path where it is until it is finished; what a killed process left there is removed
   * @param note a file that receives the name of the finished directory just before the move, so
   *     that a process killed right after the move is known to have finished; null for none
   */
  UnfinishedRun(Path folder, String name, Path path, @Nullable Path note) {
    this.folder = folder;
    this.name = name;
    this.path = path;
    this.note = note;
    try {
      Files.createDirectories(folder);
      if (note != null) {
        Files.deleteIfExists(note);
      }
      delete(path);
      Files.createDirectory(path);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  static InvalidInputException unwritable(Path folder, IOException e) {
    return new InvalidInputException(
        "%s: the run directory cannot be written (%s); make room and run the same command again, or give another folder with --out"
            .formatted(folder, reason(e)),
        e);
  }

  /** What went wrong, without the name of a class where there is a sentence. */
  static String reason(IOException e) {
    boolean isSentence =
        e.getClass() == IOException.class || e.getClass() == FileSystemException.class;
    return isSentence ? String.valueOf(e.getMessage()) : e.toString();
  }

  /**
   * What is to be done when the directory cannot be written. Beside checkpoints nothing is lost,
   * and in another folder they would not be found.
   */
  InvalidInputException unwritable(IOException e) {
    return note == null
        ? unwritable(folder, e)
        : new InvalidInputException(
            "%s: the run directory cannot be written (%s); make room there and run the same command again, which does not train again what is trained"
                .formatted(folder, reason(e)),
            e);
  }

  /** Where the directory is until it is finished. */
  public Path path() {
    return path;
  }

  /** Adds a file of results. */
  public <R extends Record> void add(CsvFile<R> file, Stream<R> rows) {
    try {
      file.write(path, rows);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** A place like that of the finished directory, whatever number it gets. */
  Path home() {
    return folder.resolve(name);
  }

  /**
   * Moves the directory to the first free number of its name; never onto one that exists.
   *
   * @throws InvalidInputException if it cannot be moved
   */
  public RunDirectory finish() {
    force();
    for (int number = 1; ; number++) {
      Path place = folder.resolve(name + "-" + number);
      try {
        if (!Files.exists(place)) {
          return moved(place);
        }
      } catch (FileSystemException failed) {
        // A name taken meanwhile has no exception of its own on all systems; the next may be free.
        if (!Files.exists(place)) {
          throw unwritable(failed);
        }
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /**
   * Moves the directory to its name without a number.
   *
   * @throws InvalidInputException if there is something of that name
   */
  RunDirectory finishUnnumbered() {
    force();
    try {
      // Only an empty directory would be replaced by a move.
      return moved(folder.resolve(name));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void force() {
    try {
      DurableFile.forceAll(path);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private RunDirectory moved(Path place) throws IOException {
    if (note != null) {
      DurableFile.replace(
          note, String.valueOf(place.getFileName()).getBytes(StandardCharsets.UTF_8));
    }
    RunDirectory run = RunDirectory.at(Files.move(path, place, StandardCopyOption.ATOMIC_MOVE));
    DurableFolder.force(folder);
    return run;
  }

  /** Removes the directory if it was not finished. */
  @Override
  public void close() {
    try {
      if (note != null && Files.exists(path)) {
        Files.deleteIfExists(note);
      }
      delete(path);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Removes what processes left in a folder that were killed while they wrote. */
  public static void deleteAbandoned(Path folder) throws IOException {
    for (Path directory : in(folder)) {
      if (isAbandoned(directory.getFileName().toString())
          && !Files.exists(directory.resolve(FolderLock.FILE))) {
        delete(directory);
      }
    }
  }

  /** The directories in a folder that are not whole, in the order of their names. */
  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(MARK)).sorted().toList();
    }
  }

  private static boolean isAbandoned(String name) {
    Matcher unfinished = NAME.matcher(name);
    return unfinished.matches() && ProcessHandle.of(Long.parseLong(unfinished.group(1))).isEmpty();
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
