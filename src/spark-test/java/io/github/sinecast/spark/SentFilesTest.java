package io.github.sinecast.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.work.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentFilesTest {
  @TempDir private Path folder;
  private List<Path> files;

  @BeforeEach
  void makesFiles() throws IOException {
    Path first = Files.createDirectories(folder.resolve("a")).resolve("prices.csv");
    Path second = Files.createDirectories(folder.resolve("b")).resolve("prices.csv");
    files = List.of(Files.writeString(first, "first"), Files.writeString(second, "second"));
  }

  @Test
  void filesOfOneNameArriveEachInItsPlace() throws IOException {
    SentFiles sent = SentFiles.pack(files, folder);
    Path root = sent.unpacked(folder.resolve(sent.archive()));
    for (Path file : files) {
      assertEquals(Files.readString(file), Files.readString(Site.inRoot(root, file)));
    }
    assertEquals(root, sent.unpacked(folder.resolve(sent.archive())), "unpacked once");
  }

  @Test
  void aFileThatArrivesOtherwiseIsAFaultOfTheMachine() throws IOException {
    SentFiles sent = SentFiles.pack(files, folder);
    Files.writeString(files.get(1), "Second");
    SentFiles other = SentFiles.pack(files, folder);
    Files.copy(
        folder.resolve(other.archive()),
        folder.resolve(sent.archive()),
        StandardCopyOption.REPLACE_EXISTING);
    String message =
        assertThrows(IOException.class, () -> sent.unpacked(folder.resolve(sent.archive())))
            .getMessage();
    assertTrue(message.contains(files.get(1) + " did not arrive as it was sent"), message);
  }
}
