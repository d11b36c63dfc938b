package io.github.sinecast.guide;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a project gets that depends on Sinecast as the library guide says. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the repository is made of symbolic links")
class DependentProjectIT {
  /** What the library guide promises. */
  private static final long MOST_BYTES = 330_000_000;

  private static final Path JDK = Path.of(System.getProperty("java.home"));

  /** The first JDK that warns of native code and of sun.misc.Unsafe. */
  private static final int STRICTER_JDK = 24;

  @TempDir private static Path folder;
  private static DependentProject project;

  @BeforeAll
  static void build() throws Exception {
    project = DependentProject.build(folder);
  }

  /** JUnit would warn of links that lead out of its directory. */
  @AfterAll
  static void removeLinks() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void theJarsAreThoseOfTheDistributionWithoutWhatTheProgramAloneNeeds() throws IOException {
    Set<String> own = names(project.jars().stream());
    Set<String> distributed;
    try (Stream<Path> files =
        Files.list(Path.of(DependentProject.property("sinecast.distribution"), "lib"))) {
      distributed = names(files.filter(file -> file.toString().endsWith(".jar")));
    }
    assertAll(
        () ->
            assertEquals(
                Set.of("jline-native", "jline-terminal", "picocli", "progressbar", "slf4j-simple"),
                unversioned(without(distributed, own, "sinecast.jar"))),
        () ->
            assertEquals(
                Set.of("sinecast", "slf4j-jdk14"), unversioned(without(own, distributed))));
  }

  @Test
  void theJarsTakeLessThanTheGuidePromises() throws IOException {
    long bytes = 0;
    for (Path jar : project.jars()) {
      bytes += Files.size(jar);
    }
    assertTrue(bytes < MOST_BYTES, project.jars().size() + " jars of " + bytes + " bytes");

    assertTrue(
        Page.named("library.md").text().contains(MOST_BYTES / 1_000_000 + " MB"), "the guide");
  }

  @Test
  void theOnlyLoggingProviderIsItsOwn() throws IOException {
    assertEquals(
        Set.of("slf4j-jdk14"),
        unversioned(names(holding("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))));
    assertEquals(Set.of(), names(holding("simplelogger.properties")));
  }

  /** By the advisories, 2.14.0 and 3.18.0 are the first without the vulnerability. */
  @Test
  void commonsLibrariesHaveNoPublishedVulnerability() {
    assertAll(
        () -> assertAtLeast("2.14.0", "commons-io"), // CVE-2024-47554
        () -> assertAtLeast("3.18.0", "commons-lang3")); // CVE-2025-48924
  }

  @Test
  void nativeLibrariesAreThoseOfThisHostAlone() {
    Pattern platform = Pattern.compile("-((?:android|ios|linux|macosx|windows)-[a-z0-9_]+)");
    Set<String> platforms =
        names(project.jars().stream()).stream()
            .flatMap(name -> platform.matcher(name).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertEquals(Set.of(Loader.getPlatform()), platforms);
  }

  @Test
  void onePlatformMoreIsThreeJarsInTheVersionsOfThisHost() throws Exception {
    String shown = "macosx-arm64";
    String foreign = Loader.getPlatform().equals(shown) ? "linux-arm64" : shown;
    List<String> guide = DependentProject.guide();
    Set<String> usual = project.collect(guide.get(0));
    Set<String> more = project.collect(guide.get(0) + guide.get(1).replace(shown, foreign));
    Set<String> added = without(more, usual);
    assertEquals(3, added.size(), added::toString);
    for (String jar : added) {
      assertTrue(usual.contains(jar.replace(foreign, Loader.getPlatform())), jar);
    }
  }

  @Test
  void itTrainsAndForecastsOnThisJdk() throws Exception {
    assertForecasts(project.runOn(JDK));
  }

  @Test
  void itTrainsAndForecastsOnAStricterJdkWithoutAWarning() throws Exception {
    Optional<Path> stricter = stricterJdk();
    assumeTrue(
        stricter.isPresent(),
        "no JDK "
            + STRICTER_JDK
            + " or newer lies beside "
            + JDK
            + "; install one there (for example temurin-25-jdk) to run this test");
    List<String> flags =
        Pattern.compile("`(--enable-native-access[^`]+)`")
            .matcher(Page.named("library.md").text())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(1, flags.size(), "the guide gives the flags once");
    DependentProject.Ended ended = project.runOn(stricter.get(), flags.get(0).split(" "));
    assertForecasts(ended);
    assertFalse(ended.errors().contains("restricted method"), ended::errors);
    assertFalse(ended.errors().contains("sun.misc.Unsafe"), ended::errors);
  }

  /** Five points near the last price, and the provider that the guide's dependencies have. */
  private static void assertForecasts(DependentProject.Ended ended) {
    assertEquals(0, ended.exitCode(), ended::toString);
    List<String> lines = ended.output().lines().toList();
    List<Double> points = lines.stream().limit(5).map(Double::valueOf).toList();
    assertTrue(points.stream().allMatch(point -> point > 90 && point < 110), ended::toString);
    assertEquals(List.of("org.slf4j.jul.JDK14LoggerFactory"), lines.subList(5, lines.size()));
  }

  private static void assertAtLeast(String least, String library) {
    Pattern jar = Pattern.compile(library + "-(.+)\\.jar");
    List<Version> versions =
        names(project.jars().stream()).stream()
            .flatMap(name -> jar.matcher(name).results())
            .map(found -> Version.parse(found.group(1)))
            .toList();
    assertEquals(1, versions.size(), library);
    assertTrue(versions.get(0).compareTo(Version.parse(least)) >= 0, versions::toString);
  }

  /** This JDK or one installed beside it, if one of them is as strict as the newest are. */
  private static Optional<Path> stricterJdk() throws IOException {
    try (Stream<Path> folders = Files.list(JDK.toRealPath().getParent())) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("bin/java")))
          .filter(folder -> feature(folder) >= STRICTER_JDK)
          .findFirst();
    }
  }

  /** The first number of a JDK's version, or 0 if it does not tell. */
  private static int feature(Path jdk) {
    Properties release = new Properties();
    try (Reader file = Files.newBufferedReader(jdk.resolve("release"))) {
      release.load(file);
    } catch (IOException e) {
      return 0;
    }
    String version = release.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
    return Integer.parseInt(version.replaceFirst("\\D.*", ""));
  }

  private static Stream<Path> holding(String entry) throws IOException {
    Stream.Builder<Path> found = Stream.builder();
    for (Path jar : project.jars()) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        if (zip.getEntry(entry) != null) {
          found.add(jar);
        }
      }
    }
    return found.build();
  }

  private static Set<String> names(Stream<Path> files) {
    return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
  }

  private static Set<String> without(Set<String> names, Set<String> others, String... more) {
    Set<String> left = new TreeSet<>(names);
    left.removeAll(others);
    left.removeAll(Set.of(more));
    return left;
  }

  private static Set<String> unversioned(Set<String> names) {
    return names.stream().map(name -> name.replaceFirst("-\\d.*", "")).collect(Collectors.toSet());
  }
}
