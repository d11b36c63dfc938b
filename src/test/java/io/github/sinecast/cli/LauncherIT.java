package io.github.sinecast.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the distribution as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class LauncherIT {
  private static final Path DISTRIBUTION = Path.of(property("sinecast.distribution"));
  private static final String VERSION = "sinecast " + property("sinecast.version") + "\n";
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir private Path directory;

  /** JUnit would warn of links that lead out of its directory. */
  @AfterEach
  void removeLinks() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void theVersionComesOutAloneOnStandardOutput() throws Exception {
    assertEquals(new Ended(0, VERSION, ""), run(launcher(DISTRIBUTION), "--version"));
  }

  @Test
  void aMistakeInTheArgumentsEndsWithCodeTwoAndNothingOnStandardOutput() throws Exception {
    Ended ended = run(launcher(DISTRIBUTION), "--no-such-option");
    assertAll(
        () -> assertEquals(2, ended.exitCode()),
        () -> assertEquals("", ended.output()),
        () -> assertTrue(ended.errors().contains("--no-such-option"), ended.errors()));
  }

  @Test
  void anArgumentWithSpacesAndSignsOfTheShellArrivesAsOne() throws Exception {
    Ended ended = run(launcher(DISTRIBUTION), "--no such $HOME 'option' *");
    assertTrue(ended.errors().contains("--no such $HOME 'option' *"), ended.errors());
  }

  @Test
  void theDistributionMayBeMovedToAPathWithSpaces() throws Exception {
    Path moved = Files.createDirectories(directory.resolve("a path/with  spaces"));
    Path home = Files.createSymbolicLink(moved.resolve("sine cast"), DISTRIBUTION);
    assertEquals(new Ended(0, VERSION, ""), run(launcher(home), "--version"));

    Path copy = directory.resolve("a copy");
    Files.createDirectories(copy.resolve("bin"));
    Files.copy(launcher(DISTRIBUTION), launcher(copy));
    Files.createSymbolicLink(copy.resolve("lib"), DISTRIBUTION.resolve("lib"));
    assertEquals(new Ended(0, VERSION, ""), run(launcher(copy), "--version"));
  }

  @Test
  void aChainOfRelativeLinksLeadsToTheDistribution() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("my bin"));
    Path other = Files.createDirectories(directory.resolve("other/place"));
    Files.createSymbolicLink(other.resolve("last"), launcher(DISTRIBUTION));
    Files.createSymbolicLink(other.resolve("second"), Path.of("last"));
    Path first = Files.createSymbolicLink(bin.resolve("sc"), Path.of("../other/place/second"));
    assertEquals(new Ended(0, VERSION, ""), run(first, "--version"));
  }

  @Test
  void theJavaOfThePathIsUsedWithoutAJavaHome() throws Exception {
    Map<String, String> environment = Map.of("PATH", JDK.resolve("bin") + ":/usr/bin:/bin");
    Ended ended = run(environment, launcher(DISTRIBUTION), "--version");
    assertEquals(new Ended(0, VERSION, ""), ended);
  }

  @Test
  void anOldJdkIsRefusedInOneSentence() throws Exception {
    for (String version : List.of("1.8.0_292", "11.0.2", "16")) {
      Ended ended = run(javaHome(version, "echo started"), launcher(DISTRIBUTION), "--version");
      assertAll(
          () -> assertEquals(1, ended.exitCode()),
          () -> assertEquals("", ended.output()),
          () -> assertTrue(ended.errors().contains("JDK 17 or newer"), ended.errors()),
          () -> assertTrue(ended.errors().contains("found " + version), ended.errors()),
          () -> assertEquals(1, ended.errors().lines().count()));
    }
  }

  @Test
  void aJavaHomeWithoutJavaIsRefusedInOneSentence() throws Exception {
    Map<String, String> environment =
        Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", directory.toString());
    Ended ended = run(environment, launcher(DISTRIBUTION), "--version");
    assertAll(
        () -> assertEquals(1, ended.exitCode()),
        () -> assertTrue(ended.errors().contains(directory.toString()), ended.errors()),
        () -> assertEquals(1, ended.errors().lines().count()));
  }

  @Test
  void flagsOfTheUserReachTheJvmLast() throws Exception {
    List<String> arguments = arguments("17.0.1", "train");
    int jar = arguments.indexOf("-jar");
    assertEquals(
        List.of("-Xmx1g", "-Dmine=1"), arguments.subList(jar - 2, jar), arguments.toString());
    assertEquals(
        List.of("-jar", DISTRIBUTION.toRealPath() + "/lib/sinecast.jar", "train"),
        arguments.subList(jar, arguments.size()));
  }

  @Test
  void shortCommandsSkipTheOptimisingCompiler() throws Exception {
    String flag = "-XX:TieredStopAtLevel=1";
    assertTrue(arguments("17.0.1", "forecast").contains(flag));
    assertFalse(arguments("17.0.1", "train").contains(flag));
  }

  @Test
  void longCommandsUseTheWidestVectorsThatTheProcessorHas() throws Exception {
    Path processors = Path.of("/proc/cpuinfo");
    boolean hasThem =
        Files.exists(processors) && Files.readString(processors).contains(" avx512vl ");
    String flag = "-XX:UseAVX=3";
    assertEquals(hasThem, arguments("17.0.1", "train").contains(flag));
    assertFalse(arguments("17.0.1", "forecast").contains(flag));
  }

  @Test
  void onlyANewJdkIsToldToAllowUnsafeMemoryAccess() throws Exception {
    String flag = "--sun-misc-unsafe-memory-access=allow";
    assertTrue(arguments("25", "train").contains(flag));
    assertTrue(arguments("26-ea", "train").contains(flag));
    assertFalse(arguments("17.0.15", "train").contains(flag));
    assertFalse(arguments("21.0.2", "train").contains(flag));
  }

  @Test
  void aSoftLimitOfOpenFilesIsRaisedAndAHardOneIsNamed() throws Exception {
    assertEquals(new Ended(0, VERSION, ""), limited("-S -n 24"));
    Ended refused = limited("-n 24");
    assertEquals(3, refused.exitCode());
    assertTrue(refused.errors().contains("at most 24 files"), refused.errors());
  }

  @Test
  void aLimitOfAddressSpaceIsNamedOrObserved() throws Exception {
    assertEquals(new Ended(0, VERSION, ""), limited("-v 6000000"));
    Ended refused = limited("-v 2000000");
    assertEquals(3, refused.exitCode());
    assertTrue(refused.errors().contains("2000000 KiB of address space"), refused.errors());
  }

  /** What the launcher says of its version in a shell with a limit. */
  private Ended limited(String limit) throws Exception {
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", JDK.toString());
    String line = "ulimit " + limit + "; exec \"$0\" --version";
    return run(environment, Path.of("/bin/sh"), "-c", line, launcher(DISTRIBUTION).toString());
  }

  /** A signal for the launcher is one for the JVM: the shell gave its process away. */
  @Test
  void theLauncherBecomesTheJvm() throws Exception {
    Path output = directory.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(launcher(DISTRIBUTION).toString(), "train");
    builder.environment().putAll(javaHome("17.0.1", "echo $$"));
    Process process = builder.redirectOutput(output.toFile()).start();
    assertEquals(0, process.waitFor());
    assertEquals(process.pid() + "\n", Files.readString(output, StandardCharsets.UTF_8));
  }

  /** The arguments that a JVM of this version would get. */
  private List<String> arguments(String version, String command) throws Exception {
    Map<String, String> environment = new HashMap<>(javaHome(version, "printf '%s\\n' \"$@\""));
    environment.put("SINECAST_OPTS", "-Xmx1g -Dmine=1");
    Ended ended = run(environment, launcher(DISTRIBUTION), command);
    assertEquals("", ended.errors());
    return ended.output().lines().toList();
  }

  /** An environment whose Java tells this version, and does with all else what the script says. */
  private Map<String, String> javaHome(String version, String script) throws IOException {
    Path home = directory.resolve("jdk-" + version);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    String answer = "echo 'openjdk version \"" + version + "\" 2020-01-01' >&2";
    Files.writeString(
        java,
        "#!/bin/sh\ncase \" $* \" in *\" -version \"*) " + answer + "; exit;; esac\n" + script);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", home.toString());
  }

  private static Path launcher(Path home) {
    return home.resolve("bin/sinecast");
  }

  private Ended run(Path launcher, String... arguments) throws Exception {
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", JDK.toString());
    return run(environment, launcher, arguments);
  }

  /** Runs a program in the temporary directory, with nothing but the given environment. */
  private Ended run(Map<String, String> environment, Path program, String... arguments)
      throws Exception {
    Path output = Files.createTempFile(directory, "output", "");
    Path errors = Files.createTempFile(directory, "errors", "");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    Stream.of(arguments).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    int exitCode = builder.start().waitFor();
    return new Ended(
        exitCode,
        Files.readString(output, StandardCharsets.UTF_8),
        Files.readString(errors, StandardCharsets.UTF_8));
  }

  private static String property(String name) {
    return requireNonNull(System.getProperty(name), name);
  }

  private record Ended(int exitCode, String output, String errors) {}
}
