package io.github.sinecast.run;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a folder to one process; the system forgets the lock when the process ends, however that
 * is.
 */
public final class FolderLock implements AutoCloseable {
  static final String FILE = ".lock";

  /** Behind all that is written, for on some systems others cannot read what is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a folder, which is made if it is not there.
   *
   * @throws InvalidInputException if another process works in it
   */
  public static FolderLock of(Path folder) throws IOException {
    FolderLock lock = orNull(folder);
    if (lock == null) {
      throw new InvalidInputException(
          folder
              + ": another sinecast is at work in this folder; wait for its end, or give another"
              + " folder with --out");
    }
    return lock;
  }

  /**
   * Locks a folder, which is made if it is not there; null if another process works in it. A folder
   * that its last owner removed meanwhile is made again.
   */
  static @Nullable FolderLock orNull(Path folder) throws IOException {
    while (true) {
      Files.createDirectories(folder);
      Path file = folder.resolve(FILE);
      FileChannel channel;
      try {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      } catch (NoSuchFileException removed) {
        continue;
      }
      if (tryLock(channel) == null) {
        channel.close();
        return null;
      }
      String owner = UUID.randomUUID().toString();
      channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
      if (Files.exists(file) && Files.readString(file).equals(owner)) {
        return new FolderLock(channel);
      }
      channel.close();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException ownProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
