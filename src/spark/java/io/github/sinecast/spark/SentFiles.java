package io.github.sinecast.spark;

import io.github.sinecast.data.InputFile;
import io.github.sinecast.work.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Files that travel together in one archive, once to each machine, with the digests by which they
 * are verified there.
 *
 * @param archive the name of the archive
 * @param files each file by its absolute path
 */
record SentFiles(String archive, List<SentFile> files) implements Serializable {
  private static final String ENDING = ".zip";

  /** A file and its digest on the machine that sends it. */
  record SentFile(String path, String sha256) implements Serializable {}

  /** Packs files into an archive in a folder; its name is that of its contents. */
  static SentFiles pack(List<Path> files, Path folder) throws IOException {
    List<SentFile> sent = new ArrayList<>();
    Path archive = Files.createTempFile(folder, "sinecast-", ENDING);
    try (OutputStream bytes = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : files) {
        sent.add(new SentFile(file.toString(), InputFile.of(file).sha256()));
        zip.putNextEntry(new ZipEntry(Integer.toString(sent.size() - 1)));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return new SentFiles(archive.getFileName().toString(), List.copyOf(sent));
  }

  /**
   * Unpacks an archive beside itself, each file under its absolute path in one folder, unless that
   * was done before.
   *
   * @param packed where the archive is on this machine
   * @return the folder
   * @throws IOException if a file is not as it was sent
   */
  Path unpacked(Path packed) throws IOException {
    synchronized (SentFiles.class) {
      Path root = packed.resolveSibling(archive.replace(ENDING, ""));
      if (!Files.isDirectory(root)) {
        Path unfinished = Files.createTempDirectory(root.getParent(), "sinecast-unfinished-");
        unpack(packed, unfinished);
        Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
      }
      return root;
    }
  }

  private void unpack(Path packed, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(packed))) {
      for (SentFile file : files) {
        ZipEntry entry = zip.getNextEntry();
        Path place = Site.inRoot(folder, Path.of(file.path()));
        Files.createDirectories(place.resolveSibling("."));
        if (entry == null) {
          throw new IOException(archive + ": the archive did not arrive as a whole");
        }
        Files.copy(zip, place);
        String found = InputFile.of(place).sha256();
        if (!found.equals(file.sha256())) {
          throw new IOException(
              "%s did not arrive as it was sent: SHA-256 %s, found %s"
                  .formatted(file.path(), file.sha256(), found));
        }
      }
    }
  }
}
