package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a tracked file with the text that the code generates for it.
 *
 * <p>{@code mvn test -Dsinecast.regenerate=true} writes the files instead.
 */
public final class GeneratedFile {
  private static final String REGENERATE = "sinecast.regenerate";

  private GeneratedFile() {}

  /** Asserts that the file holds exactly this text, or writes it when asked to. */
  public static void assertUpToDate(Path file, String generated) throws IOException {
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(file, generated);
    }
    String tracked = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
    assertEquals(
        generated,
        tracked,
        file + " is out of date; write it anew with mvn test -D" + REGENERATE + "=true");
  }
}
