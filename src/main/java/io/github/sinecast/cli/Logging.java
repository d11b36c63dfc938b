package io.github.sinecast.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The settings of the logging provider that comes with the program. They are no file at the root of
 * the jar, where the provider would look for them, because a Java program that uses the library
 * chooses its own.
 */
final class Logging {
  private Logging() {}

  /** Applies the settings, before anything logs; what the user has set by {@code -D} stays. */
  static void configure() {
    Properties settings = new Properties();
    try (InputStream file =
        requireNonNull(Logging.class.getResourceAsStream("simplelogger.properties"))) {
      settings.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.forEach(System.getProperties()::putIfAbsent);
  }
}
