package io.github.sinecast.cli;

import io.github.sinecast.DurableFolder;
import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that a command leaves: whole or not at all, also after a power failure, and never in the
 * place of another.
 *
 * @param path where it goes
 * @param option by which the user names it
 */
record NewFile(Path path, String option) {
  /** A file named by {@code --out}. */
  NewFile(Path path) {
    this(path, "--out");
  }

  /** The new file that an option names, or null where it names none. */
  static @Nullable NewFile of(@Nullable Path path) {
    if (path == null) {
      return null;
    }
    NewFile file = new NewFile(path);
    file.refuseExisting();
    return file;
  }

  /**
   * Known before the work rather than after it.
   *
   * @throws InvalidInputException if there is something of that name
   */
  void refuseExisting() {
    if (Files.exists(path)) {
      throw exists();
    }
  }

  void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws InvalidInputException if the file cannot be written
   */
  void write(byte[] bytes) {
    refuseExisting();
    move(bytes);
  }

  /** Writes in the place of what is there. */
  void replace(String text) {
    move(text.getBytes(StandardCharsets.UTF_8), StandardCopyOption.REPLACE_EXISTING);
  }

  private void move(byte[] bytes, CopyOption... options) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      Path unfinished = Files.createTempFile(folder, ".unfinished-", "");
      try {
        Files.delete(unfinished);
        // Created anew, it has the rights of any file, where a temporary one is its owner's alone.
        try (FileChannel channel =
            FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          ByteBuffer content = ByteBuffer.wrap(bytes);
          while (content.hasRemaining()) {
            channel.write(content);
          }
          channel.force(true);
        }
        Files.move(unfinished, path, options);
        DurableFolder.force(path.resolveSibling("."));
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw new InvalidInputException(
          path + ": a file cannot be written there; give another one by " + option, e);
    }
  }

  private InvalidInputException exists() {
    return new InvalidInputException(
        path + ": exists already and is not overwritten; give a new file by " + option);
  }
}
