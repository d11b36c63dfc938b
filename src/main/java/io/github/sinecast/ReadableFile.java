package io.github.sinecast;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens files that users name, so that a pipe without a writer or a device without an end is
 * refused rather than waited for.
 */
public final class ReadableFile {
  /** A pipe that another program is about to fill is there sooner. */
  private static final long PATIENCE_MILLIS = 1000;

  private ReadableFile() {}

  /**
   * Opens a file, a pipe or a device.
   *
   * @throws InvalidInputException if nobody writes to a pipe
   * @throws IOException if it cannot be opened
   */
  public static InputStream open(Path path) throws IOException {
    return Files.isRegularFile(path) || Files.isDirectory(path) || !Files.exists(path)
        ? Files.newInputStream(path)
        : openPatiently(path);
  }

  /**
   * The bytes of a file or a pipe.
   *
   * @param most the largest number of bytes that is read
   * @throws InvalidInputException if there are more, or nobody writes to a pipe
   * @throws IOException if it cannot be read
   */
  public static byte[] bytes(Path path, int most) throws IOException {
    try (InputStream in = open(path)) {
      return bytes(in, path, most);
    }
  }

  /**
   * What is left of the bytes of an opened file.
   *
   * @param path what it is called in messages
   */
  public static byte[] bytes(InputStream in, Path path, int most) throws IOException {
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: must have at most %,d bytes here, found more; check that this is the file that was meant",
              path,
              most));
    }
    return bytes;
  }

  /**
   * Requires a file proper, for what is never handed over by a pipe.
   *
   * @throws InvalidInputException if there is something else
   */
  public static Path requireRegular(Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new InvalidInputException(
          path
              + ": must be a file, found a "
              + (Files.isDirectory(path) ? "directory" : "pipe or a device")
              + "; put the file there again");
    }
    return path;
  }

  /** Opening a pipe waits for its writer. */
  private static InputStream openPatiently(Path path) throws IOException {
    CompletableFuture<InputStream> opened = new CompletableFuture<>();
    Thread opener =
        new Thread(
            () -> {
              try {
                // A channel asks a pipe for its position, which it has not.
                opened.complete(new FileInputStream(path.toFile()));
              } catch (IOException | RuntimeException failure) {
                opened.completeExceptionally(failure);
              }
            },
            "opening " + path);
    opener.setDaemon(true);
    opener.start();
    try {
      return opened.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new InvalidInputException(
          path + ": is a pipe to which nobody writes; start what fills it, or name a file", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
