package io.github.sinecast;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder whose names outlast a power failure. */
public final class DurableFolder {
  private DurableFolder() {}

  /** Waits until the disk has the names of the files in a folder, where the system can do that. */
  public static void force(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException notOnThisSystem) {
      // Windows opens no folders; its names last without this.
    }
  }
}
