package io.github.sinecast.run;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a folder to one process; the system forgets the lock when the process ends, however that
 * is.
 */
public final class FolderLock implements AutoCloseable {
  static final String FILE = ".lock";

  /** Behind all that is written, for on some systems others cannot read what is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** The length of a UUID as text. */
  private static final int OWNER_BYTES = 36;

  /** The folders of this process: a system's locks do not keep apart what one process does. */
  private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  /** Open as long as the lock: on POSIX systems any closed channel of a file releases its locks. */
  private final FileChannel reader;

  private FolderLock(Path folder, FileChannel channel, FileChannel reader) {
    this.folder = folder;
    this.channel = channel;
    this.reader = reader;
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
    Path own = folder.toAbsolutePath().normalize();
    if (!OWNED.add(own)) {
      return null;
    }
    FolderLock lock = null;
    try {
      lock = ofThisProcess(own);
      return lock;
    } finally {
      if (lock == null) {
        OWNED.remove(own);
      }
    }
  }

  private static @Nullable FolderLock ofThisProcess(Path folder) throws IOException {
    while (true) {
      Path file = folder.resolve(FILE);
      FileChannel channel;
      try {
        Files.createDirectories(folder);
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      } catch (NoSuchFileException removed) {
        continue;
      } catch (FileAlreadyExistsException e) {
        if (Files.exists(folder)) {
          throw e;
        }
        continue;
      }
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        channel.close();
        return null;
      }
      String owner = UUID.randomUUID().toString();
      channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
      FileChannel reader;
      try {
        reader = FileChannel.open(file, StandardOpenOption.READ);
      } catch (NoSuchFileException removed) {
        channel.close();
        continue;
      }
      if (owner.equals(text(reader))) {
        return new FolderLock(folder, channel, reader);
      }
      reader.close();
      channel.close();
    }
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(OWNER_BYTES);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
      channel.close();
    } finally {
      OWNED.remove(folder);
    }
  }
}
