package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class GeneratedFileTest {
  private static final String REGENERATE = "sinecast.regenerate";

  @TempDir private Path directory;
  private @Nullable String before;

  @BeforeEach
  void rememberTheProperty() {
    before = System.getProperty(REGENERATE);
    System.clearProperty(REGENERATE);
  }

  @AfterEach
  void restoreTheProperty() {
    if (before == null) {
      System.clearProperty(REGENERATE);
    } else {
      System.setProperty(REGENERATE, before);
    }
  }

  @Test
  void aFileThatSaysSomethingElseFailsAndIsLeftAlone() throws IOException {
    Path file = Files.writeString(directory.resolve("made.txt"), "old\n");
    AssertionFailedError failure =
        assertThrows(AssertionFailedError.class, () -> GeneratedFile.assertUpToDate(file, "new\n"));
    assertTrue(
        String.valueOf(failure.getMessage()).contains("mvn test -D" + REGENERATE + "=true"),
        failure.getMessage());
    assertEquals("old\n", Files.readString(file));
  }

  @Test
  void theCommandInTheMessageWritesTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("made.txt"), "old\n");
    System.setProperty(REGENERATE, "true");
    GeneratedFile.assertUpToDate(file, "new\n");
    assertEquals("new\n", Files.readString(file));
  }
}
