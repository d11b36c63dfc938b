package io.github.sinecast.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JVM of its own for one measurement, on two cores whatever the machine has. */
final class ChildJvm {
  private static final String CORES = "2";
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private final String main;
  private final String heap;
  private final List<String> options;
  private final Map<String, String> environment;

  /**
   * @param main the class to run, whose output has the line of a {@link Measurement}
   * @param heap the greatest heap, such as {@code 2g}
   * @param options of the JVM, besides heap and cores
   */
  ChildJvm(Class<?> main, String heap, List<String> options, Map<String, String> environment) {
    this.main = main.getName();
    this.heap = heap;
    this.options = List.copyOf(options);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Runs it and waits.
   *
   * @throws IllegalStateException if it ends without a measurement
   */
  Measurement run(String... arguments) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("sinecast-benchmark", ".log");
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    builder.environment().putAll(environment);
    builder.redirectError(errors.toFile());
    Process process = builder.start();
    Measurement found = null;
    List<String> output = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.add(line);
        Optional<Measurement> read = Measurement.read(line);
        found = read.orElse(found);
      }
    }
    int code = process.waitFor();
    String said = Files.readString(errors);
    Files.delete(errors);
    if (code != 0 || found == null) {
      throw new IllegalStateException(
          "%s %s ended with code %s and without a measurement:%n%s%n%s"
              .formatted(main, String.join(" ", arguments), code, String.join("\n", output), said));
    }
    return found;
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(TASKSET)) {
      command.addAll(List.of(TASKSET.toString(), "-c", "0,1"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:ActiveProcessorCount=" + CORES);
    command.add("-Xmx" + heap);
    command.add("-Djava.awt.headless=true");
    command.addAll(Machine.vectorFlags());
    command.addAll(options);
    command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    return command;
  }
}
