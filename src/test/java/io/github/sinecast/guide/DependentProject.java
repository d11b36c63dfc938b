package io.github.sinecast.guide;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Maven project of somebody else: its dependencies are those that the library guide shows, its
 * code is what the README shows.
 *
 * @param folder where it lies
 * @param jars what Maven gives it to run with, beside its own classes
 */
record DependentProject(Path folder, List<Path> jars) {
  private static final String MAIN =
      """
      import io.github.sinecast.Forecast;
      import java.nio.file.Path;
      import org.slf4j.LoggerFactory;

      class Main {
        public static void main(String[] arguments) {
          Path runs = Path.of(arguments[0]);
          LibraryUse.train(Path.of("small.yaml"), runs);
          double[] prices = new double[300];
          for (int row = 0; row < prices.length; row++) {
            prices[row] = 100 + Math.sin(row / 9.0);
          }
          Forecast forecast = LibraryUse.forecast(runs.resolve("small-1"), prices);
          for (int step = 1; step <= forecast.horizon(); step++) {
            System.out.println(forecast.point(step));
          }
          System.out.println(LoggerFactory.getILoggerFactory().getClass().getName());
        }
      }
      """;

  private static final String CONFIG =
      """
      name: small
      data: {file: "%s"}
      window: {lookback: 12, horizon: 5, stride: 16, patch: {length: 3, stride: 3}}
      model: {width: 8, heads: 2, layers: 1, feed-forward-width: 8}
      training: {epochs: 1}
      """;

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.example</groupId>
        <artifactId>dependent</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>%s</dependencies>
        <build><plugins>%s</plugins></build>
      </project>
      """;

  /** How a process ended, and what it printed. */
  record Ended(int exitCode, String output, String errors) {}

  /** Writes the project into a folder, and lets Maven compile it and name its jars. */
  static DependentProject build(Path folder) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src/main/java"));
    Files.writeString(
        sources.resolve("LibraryUse.java"), blocks(Page.at(Path.of("README.md")), "java").get(0));
    Files.writeString(sources.resolve("Main.java"), MAIN);
    Files.writeString(
        folder.resolve("small.yaml"),
        CONFIG.formatted(Path.of("data", "sp500-daily.csv").toAbsolutePath()));
    repository(folder.resolve("repository"));
    writePom(folder, guide().get(0));
    Path classPath = folder.resolve("class-path");
    maven(folder, "-Dmdep.outputFile=" + classPath, "compile", "dependency:build-classpath");
    String jars = Files.readString(classPath).strip();
    return new DependentProject(
        folder, Stream.of(jars.split(File.pathSeparator)).map(Path::of).toList());
  }

  /**
   * What the library guide tells to write into a POM: first for all, then for one more platform.
   */
  static List<String> guide() {
    return blocks(Page.named("library.md"), "xml");
  }

  /**
   * What Maven would give a project of these dependencies, each as {@code
   * group:artifact:jar:classifier:version:scope}; nothing is fetched for that but POMs.
   */
  Set<String> collect(String dependencies) throws Exception {
    Path other = Files.createTempDirectory(folder, "other");
    Files.createSymbolicLink(other.resolve("repository"), folder.resolve("repository"));
    writePom(other, dependencies);
    Path collected = other.resolve("collected");
    maven(other, "-DoutputFile=" + collected, "dependency:collect");
    return Files.readAllLines(collected).stream()
        .map(String::strip)
        .filter(line -> line.contains(":jar:"))
        .collect(Collectors.toSet());
  }

  private static void writePom(Path folder, String dependencies) throws IOException {
    String plugins =
        Stream.of("maven-resources-plugin", "maven-compiler-plugin", "maven-dependency-plugin")
            .map(DependentProject::ownVersion)
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("pom.xml"), POM.formatted(dependencies, plugins));
  }

  private static void maven(Path folder, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                property("sinecast.maven") + "/bin/mvn",
                "--quiet",
                "--batch-mode",
                "-Dmaven.repo.local=" + folder.resolve("repository"),
                "-DincludeScope=runtime"));
    command.addAll(List.of(arguments));
    Ended ended = run(folder, command);
    assertEquals(0, ended.exitCode(), ended::toString);
  }

  /** Trains and forecasts on the JDK in this folder. */
  Ended runOn(Path jdk, String... jvmOptions) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-Xmx2g"));
    command.addAll(List.of(jvmOptions));
    String classPath =
        Stream.concat(Stream.of(folder.resolve("target/classes")), jars.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Path runs = Files.createTempDirectory(folder, "runs");
    command.addAll(List.of("-cp", classPath, "Main", runs.toString()));
    return run(folder, command);
  }

  /**
   * Makes a local repository that holds this build of Sinecast, and all else as the one that this
   * build used: by links, so that nothing is copied, and no other build meets this Sinecast.
   */
  private static void repository(Path folder) throws IOException {
    Path real = Path.of(property("sinecast.repository"));
    Path copy = folder;
    for (Path part : Path.of("io", "github", "sinecast")) {
      Files.createDirectories(copy);
      try (Stream<Path> entries = Files.list(real)) {
        for (Path entry : entries.filter(entry -> !entry.endsWith(part)).toList()) {
          Files.createSymbolicLink(copy.resolve(entry.getFileName()), entry);
        }
      }
      real = real.resolve(part);
      copy = copy.resolve(part);
    }
    String version = property("sinecast.version");
    Path sinecast = Files.createDirectories(copy.resolve("sinecast").resolve(version));
    Files.copy(Path.of("pom.xml"), sinecast.resolve("sinecast-" + version + ".pom"));
    Files.copy(
        Path.of(property("sinecast.distribution"), "lib", "sinecast.jar"),
        sinecast.resolve("sinecast-" + version + ".jar"));
  }

  /** A plugin in the version that this build uses, so that it need not be fetched. */
  private static String ownVersion(String plugin) {
    String artifact = "<artifactId>" + plugin + "</artifactId>";
    String pom = Page.at(Path.of("pom.xml")).text();
    Matcher version = Pattern.compile(artifact + "\\s*(<version>[^<]+</version>)").matcher(pom);
    assertTrue(version.find(), plugin);
    return "<plugin>" + artifact + version.group(1) + "</plugin>";
  }

  private static List<String> blocks(Page page, String language) {
    return page.blocks().stream()
        .filter(block -> block.language().equals(language))
        .map(block -> String.join("\n", block.lines()))
        .toList();
  }

  private static Ended run(Path folder, List<String> command) throws Exception {
    Path output = Files.createTempFile(folder, "output", "");
    Path errors = Files.createTempFile(folder, "errors", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    int exitCode = builder.start().waitFor();
    return new Ended(
        exitCode,
        Files.readString(output, StandardCharsets.UTF_8),
        Files.readString(errors, StandardCharsets.UTF_8));
  }

  static String property(String name) {
    return requireNonNull(System.getProperty(name), name);
  }
}
