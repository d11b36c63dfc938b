package io.github.sinecast.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program as a user starts it in a folder: a process of its own. */
final class Sinecast {
  private static final Path LAUNCHER =
      Path.of(requireNonNull(System.getProperty("sinecast.distribution"))).resolve("bin/sinecast");

  /** Code that is compiled quickly: no training of a test is long enough for more. */
  private static final String COMPILER = "-XX:TieredStopAtLevel=1 ";

  private Sinecast() {}

  /** How a process ended, and what it said. */
  record Ended(int exitCode, String output, String errors) {
    /** Asserts this exit code, and that nobody was shown a stack trace. */
    Ended with(int expected) {
      assertEquals(expected, exitCode, this::toString);
      assertFalse(errors.contains("\tat "), errors);
      return this;
    }

    /**
     * Asserts that the standard error is one line with all these words, below what is said of the
     * series of a table.
     */
    void saying(String... words) {
      List<String> lines = errors.lines().filter(line -> !line.contains(".csv: series ")).toList();
      assertEquals(1, lines.size(), errors);
      for (String word : words) {
        assertEquals(word, lines.get(0).contains(word) ? word : errors);
      }
    }
  }

  /** Runs the program in a folder and waits for its end. */
  static Ended in(Path folder, String... arguments) throws Exception {
    return in(folder, Map.of(), arguments);
  }

  /** Runs the program in a folder on a JVM of little memory, and waits for its end. */
  static Ended withLittleMemory(Path folder, String... arguments) throws Exception {
    return in(folder, withJvmOptions("-Xmx128m"), arguments);
  }

  /** The environment in which the JVM of the program has these options. */
  static Map<String, String> withJvmOptions(String options) {
    return Map.of("SINECAST_OPTS", COMPILER + options);
  }

  /** Runs the program in a folder with changes of its environment, and waits for its end. */
  static Ended in(Path folder, Map<String, String> environment, String... arguments)
      throws Exception {
    Path output = Files.createTempFile("sinecast", ".out");
    Path errors = Files.createTempFile("sinecast", ".err");
    try {
      int exitCode = start(folder, output, errors, environment, arguments).waitFor();
      return new Ended(exitCode, Files.readString(output), Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Runs the program with an output that nobody reads, and waits for its end. */
  static Ended intoAClosedPipe(Path folder, String... arguments) throws Exception {
    return inBash("\"$0\" \"$@\" | true; exit ${PIPESTATUS[0]}", folder, arguments);
  }

  /** Runs the program where no file may have more than so many blocks of 1024 bytes. */
  static Ended withFilesUpTo(int blocks, Path folder, String... arguments) throws Exception {
    return inBash("ulimit -f " + blocks + "; exec \"$0\" \"$@\"", folder, arguments);
  }

  private static Ended inBash(String script, Path folder, String... arguments) throws Exception {
    List<String> command = List.of("bash", "-c", script, LAUNCHER.toString());
    Path errors = Files.createTempFile("sinecast", ".err");
    Path output = Files.createTempFile("sinecast", ".out");
    try {
      int exitCode = start(folder, output, errors, Map.of(), command, arguments).waitFor();
      return new Ended(exitCode, Files.readString(output), Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Starts the program in a folder. */
  static Process start(Path folder, Path output, Path errors, String... arguments)
      throws IOException {
    return start(folder, output, errors, Map.of(), arguments);
  }

  private static Process start(
      Path folder, Path output, Path errors, Map<String, String> environment, String[] arguments)
      throws IOException {
    List<String> command = List.of(LAUNCHER.toString());
    return start(folder, output, errors, environment, command, arguments);
  }

  private static Process start(
      Path folder,
      Path output,
      Path errors,
      Map<String, String> environment,
      List<String> launcher,
      String[] arguments)
      throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SINECAST_OPTS", COMPILER);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
  }

  /**
   * Writes a table of made-up prices on consecutive weekdays from 2 January 2019 on, and a config
   * {@code small.yaml} beside it whose network trains in a moment.
   */
  static Path config(Path folder) throws IOException {
    prices(folder.resolve("prices.csv"), 150, 0);
    return Files.writeString(
        folder.resolve("small.yaml"),
        """
        name: small
        data: {file: prices.csv}
        window: {lookback: 6, horizon: 2, patch: {length: 2, stride: 2}}
        model: {width: 4, heads: 2, layers: 1, feed-forward-width: 4}
        training: {epochs: 2, batch-size: 16, micro-batch: 4}
        """,
        StandardCharsets.UTF_8);
  }

  /** Writes made-up prices: a slow wave and a fast one around 100. */
  static Path prices(Path file, int rows, double phase) throws IOException {
    StringBuilder text = new StringBuilder("Date,Close\n");
    LocalDate date = LocalDate.of(2019, 1, 2);
    for (int row = 0; row < rows; row++) {
      text.append(date).append(',').append(price(row, phase)).append('\n');
      date = date.plusDays(date.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
    }
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  static double price(int row, double phase) {
    return 100
        + Math.round(1000 * (5 * Math.sin(row / 9.0 + phase) + Math.cos(row * 1.7))) / 1000.0;
  }

  /** The names of what is in a folder, in order; nothing if the folder is not there. */
  static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
