package io.github.sinecast;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.github.sinecast.guide.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the direction of the arrows between packages, and the fences around libraries. */
class ArchitectureTest {
  private static final String BASE = "io.github.sinecast";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .importUrl(TimeSeries.class.getProtectionDomain().getCodeSource().getLocation());

  /** Which packages each package may use; every package may use the root. */
  private static final Map<String, List<String>> ARROWS = new LinkedHashMap<>();

  static {
    ARROWS.put("encoding", List.of());
    ARROWS.put("engine", List.of());
    ARROWS.put("scaling", List.of());
    ARROWS.put("data", List.of());
    ARROWS.put("distribution", List.of());
    ARROWS.put("calibration", List.of("distribution"));
    ARROWS.put("baseline", List.of("distribution"));
    ARROWS.put("evaluation", List.of());
    ARROWS.put("window", List.of("scaling", "distribution"));
    ARROWS.put(
        "model", List.of("engine", "scaling", "distribution", "calibration", "window", "encoding"));
    ARROWS.put("training", withAllOf("model"));
    ARROWS.put("experiment", withAllOf("training", "evaluation", "baseline", "data"));
    ARROWS.put("report", withAllOf("experiment"));
    ARROWS.put("cli", withAllOf("report"));
  }

  private static final List<Fence> FENCES =
      List.of(
          new Fence("tech.tablesaw..", "tech.tablesaw.api.Table", "data", "report"),
          new Fence("com.univocity..", "com.univocity.parsers.csv.CsvParser", "data"),
          new Fence("org.nd4j..", "org.nd4j.linalg.api.ndarray.INDArray", "engine", "model"),
          new Fence("org.deeplearning4j..", "org.deeplearning4j.nn.api.Model", "engine", "model"),
          new Fence("org.bytedeco..", "org.bytedeco.javacpp.Pointer", "engine"),
          new Fence("picocli..", "picocli.CommandLine", "cli"),
          new Fence("me.tongfei.progressbar..", "me.tongfei.progressbar.ProgressBar", "cli"),
          new Fence(
              "com.fasterxml.jackson.databind..",
              "com.fasterxml.jackson.databind.ObjectMapper",
              "experiment",
              "model"),
          new Fence(
              "org.hipparchus..",
              "org.hipparchus.special.Beta",
              "distribution",
              "baseline",
              "evaluation"),
          new Fence("de.focus_shift..", "de.focus_shift.jollyday.core.HolidayManager", "data"));

  private static final ArchRule NO_CYCLES =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  private static final ArchRule ROOT_IS_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage(BASE)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", BASE));

  private static final Page PAGE = Page.named("architecture.md");

  @TempDir private Path directory;

  @Test
  void theArrowsPointOneWay() {
    layers().check(PROGRAM);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    NO_CYCLES.check(PROGRAM);
  }

  @Test
  void theRootNeedsTheJdkAlone() {
    ROOT_IS_JDK_ONLY.check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("fences")
  void librariesStayBehindTheirFences(Fence fence) {
    fence.rule().check(PROGRAM);
  }

  /** The page draws the direct arrows; what stands behind them is what a package may use. */
  @Test
  void theArchitecturePageDrawsTheseArrows() {
    List<String> drawing = PAGE.blocks().get(0).lines();
    Map<String, List<String>> direct = new LinkedHashMap<>();
    for (String line : drawing) {
      String[] ends = line.split(" +-> ", 2);
      direct.put(ends[0], List.of(ends[1].split(", ")));
    }
    for (String name : ARROWS.keySet()) {
      Set<String> behind = new TreeSet<>();
      addBehind(name, direct, behind);
      assertEquals(new TreeSet<>(ARROWS.get(name)), behind, name);
    }
    assertTrue(ARROWS.keySet().containsAll(direct.keySet()), drawing::toString);
  }

  private static void addBehind(String name, Map<String, List<String>> direct, Set<String> behind) {
    for (String next : direct.getOrDefault(name, List.of())) {
      behind.add(next);
      addBehind(next, direct, behind);
    }
  }

  @Test
  void theArchitecturePageDescribesThesePackagesAndFences() {
    List<String> rows = PAGE.lines().stream().filter(line -> line.startsWith("| `")).toList();
    List<List<String>> cells =
        rows.stream().map(row -> List.of(row.split(" *\\| *", -1)).subList(1, 3)).toList();
    Map<String, Set<String>> fences = new TreeMap<>();
    Set<String> packages = new TreeSet<>();
    for (List<String> row : cells) {
      Set<String> first = names(row.get(0));
      if (ARROWS.keySet().containsAll(first)) {
        packages.addAll(first);
      } else {
        first.forEach(library -> fences.put(library, names(row.get(1))));
      }
    }
    assertEquals(new TreeSet<>(ARROWS.keySet()), packages);
    Map<String, Set<String>> rules = new TreeMap<>();
    FENCES.forEach(
        fence -> rules.put(fence.library().replace("..", ""), new TreeSet<>(fence.packages())));
    assertEquals(rules, fences);
  }

  /** What stands in backquotes. */
  private static Set<String> names(String cell) {
    return Pattern.compile("`([^`]+)`")
        .matcher(cell)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encoding -> engine",
        "engine -> window",
        "scaling -> window",
        "data -> window",
        "distribution -> window",
        "baseline -> evaluation",
        "evaluation -> model",
        "window -> data",
        "model -> training",
        "training -> experiment",
        "experiment -> report",
        "report -> cli"
      })
  void anArrowAgainstTheDesignIsReported(String arrow) throws IOException {
    String[] ends = arrow.split(" -> ", 2);
    assertReported(layers(), compiled(arrow(ends[0], ends[1])), BASE + "." + ends[0] + ".A");
  }

  @Test
  void anArrowFromTheRootIsReported() throws IOException {
    String root = "package " + BASE + "; class A { " + BASE + ".data.B b; }";
    String data = "package " + BASE + ".data; public class B {}";
    assertReported(layers(), compiled(Map.of("A", root, "B", data)), BASE + ".A");
  }

  @Test
  void aPackageThatTheDesignDoesNotKnowIsReported() throws IOException {
    String unknown = "package " + BASE + ".util; class A {}";
    assertReported(layers(), compiled(Map.of("A", unknown)), BASE + ".util.A");
  }

  @Test
  void windowsMayUseScales() throws IOException {
    EvaluationResult result = layers().evaluate(compiled(arrow("window", "scaling")));
    assertFalse(result.hasViolation(), () -> result.getFailureReport().toString());
  }

  @Test
  void aCircleIsReported() throws IOException {
    String data = "package " + BASE + ".data; public class A { " + BASE + ".model.B b; }";
    String model = "package " + BASE + ".model; public class B { " + BASE + ".data.A a; }";
    assertReported(NO_CYCLES, compiled(Map.of("A", data, "B", model)), BASE + ".data.A");
  }

  @Test
  void aLibraryInTheRootIsReported() throws IOException {
    String root = "package " + BASE + "; class A { org.slf4j.Logger logger; }";
    String library = "package org.slf4j; public class Logger {}";
    assertReported(ROOT_IS_JDK_ONLY, compiled(Map.of("A", root, "Logger", library)), BASE + ".A");
  }

  @ParameterizedTest
  @MethodSource("fences")
  void aLibraryOutsideItsFenceIsReported(Fence fence) throws Exception {
    Class<?> member = Class.forName(fence.member(), false, getClass().getClassLoader());
    String name = member.getSimpleName();
    String user = "package " + BASE + ".encoding; class A { " + fence.member() + " forbidden; }";
    String library = "package " + member.getPackageName() + "; public class " + name + " {}";
    JavaClasses crooked = compiled(Map.of("A", user, name, library));
    assertReported(fence.rule(), crooked, BASE + ".encoding.A");
  }

  static Stream<Fence> fences() {
    return FENCES.stream();
  }

  private static LayeredArchitecture layers() {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("root")
            .definedBy(BASE)
            .whereLayer("root")
            .mayNotAccessAnyLayer();
    for (String name : ARROWS.keySet()) {
      layers = layers.layer(name).definedBy(BASE + "." + name + "..");
    }
    for (Map.Entry<String, List<String>> arrow : ARROWS.entrySet()) {
      List<String> allowed = new ArrayList<>(arrow.getValue());
      allowed.add("root");
      layers =
          layers.whereLayer(arrow.getKey()).mayOnlyAccessLayers(allowed.toArray(String[]::new));
    }
    return layers.ensureAllClassesAreContainedInArchitecture();
  }

  /** The packages and all that they may use. */
  private static List<String> withAllOf(String... packages) {
    return Stream.of(packages)
        .flatMap(
            name ->
                Stream.concat(
                    Stream.of(name), Objects.requireNonNull(ARROWS.get(name), name).stream()))
        .distinct()
        .toList();
  }

  /** The source of a class A in one package that uses a class B in another. */
  private static Map<String, String> arrow(String from, String to) {
    return Map.of(
        "A", "package " + BASE + "." + from + "; class A { " + BASE + "." + to + ".B b; }",
        "B", "package " + BASE + "." + to + "; public class B {}");
  }

  /** Compiles sources by class name and reads what came out. */
  private JavaClasses compiled(Map<String, String> sources) throws IOException {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none"));
    arguments.addAll(List.of("-cp", classes.toString(), "-d", classes.toString()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve(source.getKey() + ".java");
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
    return new ClassFileImporter().importPath(classes);
  }

  private static void assertReported(ArchRule rule, JavaClasses classes, String culprit) {
    EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
    assertTrue(result.hasViolation(), "nothing was reported");
    String report = result.getFailureReport().toString();
    assertTrue(report.contains(culprit), report);
  }

  /**
   * A library, and the only packages that may use it.
   *
   * @param library the package of the library, in ArchUnit's notation
   * @param member one of its classes, with which the rule is shown to bite
   */
  private record Fence(String library, String member, List<String> packages) {
    Fence(String library, String member, String... packages) {
      this(library, member, List.of(packages));
    }

    ArchRule rule() {
      return noClasses()
          .that()
          .resideOutsideOfPackages(
              packages.stream().map(name -> BASE + "." + name + "..").toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(library);
    }

    @Override
    public String toString() {
      return library;
    }
  }
}
