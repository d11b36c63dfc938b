package io.github.sinecast.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What of other libraries the program has, and what of it the JVM loads. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class SupplyChainIT {
  private static final Pattern LOADED = Pattern.compile("org\\.nd4j\\.shade\\.([\\w.$]+)");

  @TempDir private static Path folder;
  private static Set<String> trained = Set.of();

  @BeforeAll
  static void train() throws Exception {
    Sinecast.config(folder);
    trained =
        copies("train", "small.yaml", "--set", "evaluation.networks=[nlinear, dlinear, lstm]");
  }

  /** The classes of ND4J's copies of libraries that a command loads, without their prefix. */
  private static Set<String> copies(String... command) throws Exception {
    Path log = folder.resolve("classes.log");
    Files.deleteIfExists(log);
    Sinecast.in(folder, Sinecast.withJvmOptions("-Xlog:class+load:file=" + log), command).with(0);
    Set<String> loaded = new TreeSet<>();
    boolean ofSinecast = false;
    for (String line : Files.readAllLines(log)) {
      Matcher copy = LOADED.matcher(line);
      if (copy.find()) {
        loaded.add(copy.group(1));
      }
      ofSinecast |= line.contains("io.github.sinecast.cli.Main ");
    }
    assertTrue(ofSinecast, "the log must tell what was loaded");
    return loaded;
  }

  /** Jackson and protobuf read ND4J's own lists of operations when a graph is differentiated. */
  @Test
  void trainingLoadsOfTheOldLibrariesWhatNd4jReadsItsOwnFilesWith() {
    Set<String> libraries = new TreeSet<>();
    for (String loaded : trained) {
      libraries.add(loaded.replaceFirst("^(jackson\\.\\w+|\\w+).*", "$1"));
    }
    assertEquals(
        Set.of("guava", "jackson.annotation", "jackson.core", "jackson.databind", "protobuf"),
        libraries);
  }

  @Test
  void aForecastLoadsNoneThatReadsAnything() throws Exception {
    for (String loaded : copies("forecast", "runs/small-1", "prices.csv")) {
      assertTrue(
          loaded.startsWith("guava.")
              || loaded.matches("protobuf\\.(ProtocolMessage|Internal\\$).*"),
          loaded);
    }
  }

  @Test
  void aReportLoadsNone() throws Exception {
    assertEquals(Set.of(), copies("report", "runs/small-1"));
  }

  @Test
  void theDistributionHoldsNoCopyOfALibraryThatNoCommandLoads() throws Exception {
    Path lib = Path.of(requireNonNull(System.getProperty("sinecast.distribution"))).resolve("lib");
    try (Stream<Path> files = Files.list(lib)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (JarFile content = new JarFile(jar.toFile())) {
          assertEquals(
              List.of(),
              content.stream()
                  .map(JarEntry::getName)
                  .filter(name -> name.matches("org/nd4j/shade/(yaml|wstx|codehaus)/.*class"))
                  .toList(),
              jar.toString());
        }
      }
    }
  }

  @Test
  void nothingThatIsUsedIsMissingFromTheReducedLibrary() throws Exception {
    Path lib = Path.of(requireNonNull(System.getProperty("sinecast.distribution"))).resolve("lib");
    List<String> jars;
    try (Stream<Path> files = Files.list(lib)) {
      jars =
          files
              .map(Path::toString)
              .filter(file -> file.matches(".*/(sinecast|tablesaw-core|fastutil)[-\\d.]*\\.jar"))
              .sorted()
              .toList();
    }
    assertEquals(3, jars.size(), jars.toString());
    assertTrue(Files.size(Path.of(jars.get(0))) < 8_000_000, "fastutil is reduced");
    StringWriter missing = new StringWriter();
    PrintWriter print = new PrintWriter(missing);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    jdeps.run(
        print,
        print,
        "--missing-deps",
        "--multi-release",
        "17",
        "-cp",
        String.join(":", jars),
        jars.get(0),
        jars.get(1),
        jars.get(2));
    print.flush();
    assertTrue(missing.toString().contains("com.ibm.icu"), "what is left out is told: " + missing);
    assertFalse(missing.toString().contains("it.unimi"), missing.toString());
  }
}
