package io.github.sinecast.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the command line asks for: {@code -Dbench.rounds} and the like. */
final class Settings {
  private Settings() {}

  /** How often everything is measured. */
  static int rounds() {
    return Integer.getInteger("bench.rounds", 5);
  }

  /** Whether something is asked for: all words of {@code bench.only} occur in its label. */
  static boolean wants(String label) {
    for (String word : System.getProperty("bench.only", "").split("[ ,]+", -1)) {
      if (!label.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /** The training steps that are timed. */
  static int steps(Workload workload) {
    return Integer.getInteger("bench.steps", workload.usualSteps());
  }

  /** How long an answer or a product is repeated under the clock. */
  static double seconds() {
    return Double.parseDouble(System.getProperty("bench.seconds", "3"));
  }

  /** The windows that one thread of Sinecast learns from at a time. */
  static int microBatch() {
    return Integer.getInteger("bench.micro-batch", 16);
  }

  /** The most rows of a table. */
  static int rows() {
    return Integer.getInteger("bench.rows", 5_000_000);
  }

  /** The most windows of an epoch. */
  static int windows() {
    return Integer.getInteger("bench.windows", 16_000);
  }

  /** The most tokens of a window. */
  static int tokens() {
    return Integer.getInteger("bench.tokens", 1024);
  }

  /** Where files go: the build's own directory. */
  static Path directory() throws IOException {
    return Files.createDirectories(
        Path.of(System.getProperty("bench.directory", "target"), "benchmark"));
  }
}
