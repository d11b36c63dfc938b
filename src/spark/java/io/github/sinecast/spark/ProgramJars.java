package io.github.sinecast.spark;

import io.github.sinecast.work.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/** Brings the program to the executors. */
final class ProgramJars {
  private static final String EXTRA = "spark.executor.extraClassPath";
  private static final String SENT = "spark.jars";

  private ProgramJars() {}

  /**
   * Sends the jars of the distribution, unless the settings say where executors have them: as many
   * executors as machines would fetch them from here at every start.
   */
  static void settle(SparkConf conf) {
    boolean local = conf.get("spark.master").startsWith("local");
    if (local || conf.contains(EXTRA) || conf.contains(SENT)) {
      return;
    }
    Path program = placeOf(Workplace.class);
    Path part = placeOf(ProgramJars.class);
    if (!Files.isRegularFile(program)) {
      // Classes that no jar holds: executors of this very machine read them where they are.
      conf.set(EXTRA, System.getProperty("java.class.path"));
      return;
    }
    List<Path> jars = new ArrayList<>(jarsIn(program.resolveSibling(".")));
    jars.add(part);
    conf.set(
        SENT,
        jars.stream()
            .map(jar -> jar.toAbsolutePath().normalize().toUri().toString())
            .distinct()
            .collect(Collectors.joining(",")));
  }

  private static List<Path> jarsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a jar has a place", e);
    }
  }
}
