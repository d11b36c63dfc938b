package io.github.sinecast;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.github.sinecast.guide.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
    ARROWS.put("config", List.of());
    ARROWS.put("table", List.of("config"));
    ARROWS.put("data", List.of("config"));
    ARROWS.put("distribution", List.of());
    ARROWS.put("evaluation", withAllOf("table"));
    ARROWS.put("significance", withAllOf("evaluation"));
    ARROWS.put("coverage", withAllOf("evaluation"));
    ARROWS.put("volatility", List.of());
    ARROWS.put("baseline", List.of("distribution", "volatility"));
    ARROWS.put("window", List.of("distribution", "volatility"));
    ARROWS.put("model", withAllOf("engine", "encoding", "window"));
    ARROWS.put("training", withAllOf("model"));
    ARROWS.put("onnx", withAllOf("model"));
    ARROWS.put(
        "experiment",
        withAllOf("training", "onnx", "significance", "coverage", "baseline", "data", "config"));
    ARROWS.put("run", withAllOf("experiment"));
    ARROWS.put("audit", withAllOf("run"));
    ARROWS.put("work", withAllOf("run"));
    ARROWS.put("spark", withAllOf("work"));
    ARROWS.put("comparison", withAllOf("audit", "work"));
    ARROWS.put("report", withAllOf("comparison"));
    ARROWS.put("cli", withAllOf("report"));
  }

  private static final List<Fence> FENCES =
      List.of(
          new Fence(
              "tech.tablesaw..",
              "data",
              "table",
              "evaluation",
              "significance",
              "experiment",
              "run",
              "cli"),
          new Fence("de.siegmar.fastcsv..", "run"),
          new Fence("org.nd4j..", "engine", "model", "onnx"),
          new Fence("onnx..", "onnx"),
          new Fence("ai.onnxruntime..", "onnx"),
          new Fence("org.deeplearning4j..", "engine", "model"),
          new Fence("org.bytedeco..", "engine"),
          new Fence("picocli..", "cli"),
          new Fence("me.tongfei.progressbar..", "cli"),
          new Fence("com.fasterxml.jackson.databind..", "config", "run", "model", "report"),
          new Fence("org.apache.spark..", "spark"),
          new Fence("org.yaml.snakeyaml..", "config"),
          new Fence(
              "org.hipparchus..",
              "distribution",
              "volatility",
              "baseline",
              "significance",
              "coverage",
              "audit"));

  private static final ArchRule ROOT_IS_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage(BASE)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", BASE));

  private static final Page PAGE = Page.named("architecture.md");

  @Test
  void theArrowsPointOneWay() {
    layers(ARROWS).check(PROGRAM);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    noCycles(BASE).check(PROGRAM);
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
        "config -> experiment",
        "table -> evaluation",
        "data -> window",
        "distribution -> window",
        "volatility -> window",
        "baseline -> evaluation",
        "evaluation -> model",
        "window -> data",
        "model -> training",
        "model -> onnx",
        "onnx -> experiment",
        "onnx -> training",
        "training -> experiment",
        "evaluation -> significance",
        "experiment -> run",
        "run -> comparison",
        "run -> audit",
        "run -> work",
        "work -> spark",
        "cli -> spark",
        "work -> comparison",
        "audit -> comparison",
        "report -> cli"
      })
  void theDesignLacksTheArrow(String arrow) {
    String[] ends = arrow.split(" -> ", 2);
    assertFalse(Objects.requireNonNull(ARROWS.get(ends[0])).contains(ends[1]));
    assertTrue(ARROWS.containsKey(ends[1]));
  }

  /** Each arrow that the program has, in a design that lacks it. */
  @ParameterizedTest
  @MethodSource("arrowsOfTheProgram")
  void anArrowThatTheDesignLacksIsReported(String from, String to) {
    Map<String, List<String>> lacking = new LinkedHashMap<>(ARROWS);
    lacking.computeIfPresent(
        from, (name, allowed) -> allowed.stream().filter(other -> !other.equals(to)).toList());
    JavaClasses both =
        PROGRAM.that(resideInAnyPackage(BASE + "." + from + "..", BASE + "." + to + ".."));
    assertNotReported(layers(ARROWS), both);
    assertReported(layers(lacking), both, BASE + "." + from + ".");
  }

  static Stream<Arguments> arrowsOfTheProgram() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (JavaClass user : PROGRAM) {
      for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
        arrows
            .computeIfAbsent(packageOf(user), from -> new TreeSet<>())
            .add(packageOf(dependency.getTargetClass()));
      }
    }
    return arrows.entrySet().stream()
        .filter(arrow -> ARROWS.containsKey(arrow.getKey()))
        .flatMap(
            arrow ->
                arrow.getValue().stream()
                    .filter(to -> ARROWS.containsKey(to) && !to.equals(arrow.getKey()))
                    .map(to -> Arguments.of(arrow.getKey(), to)));
  }

  /** The first part of the name of a package, below the root; else nothing. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(BASE + ".") ? name.substring(BASE.length() + 1).split("\\.", 2)[0] : "";
  }

  /** This test lies in the root, and uses a package. */
  @Test
  void anArrowFromTheRootIsReported() {
    Map<String, List<String>> withGuide = new LinkedHashMap<>(ARROWS);
    withGuide.put("guide", List.of());
    JavaClasses crooked = new ClassFileImporter().importClasses(getClass(), Page.class);
    assertReported(layers(withGuide), crooked, getClass().getName());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageThatTheDesignDoesNotKnowIsReported(String name) {
    Map<String, List<String>> others = new LinkedHashMap<>(ARROWS);
    others.remove(name);
    others.replaceAll(
        (other, allowed) -> allowed.stream().filter(used -> !used.equals(name)).toList());
    JavaClasses unknown = PROGRAM.that(resideInAnyPackage(BASE + "." + name + ".."));
    assertReported(layers(others), unknown, BASE + "." + name + ".");
  }

  static Stream<String> packages() {
    return ARROWS.keySet().stream().filter(name -> !isElsewhere(name));
  }

  /** The part for clusters is compiled by a profile of its own. */
  private static boolean isElsewhere(String name) {
    return name.equals("spark") && PROGRAM.stream().noneMatch(type -> packageOf(type).equals(name));
  }

  /** Texts know of languages, and languages have names. */
  @Test
  void aCircleIsReported() {
    JavaClasses circle = new ClassFileImporter().importClasses(String.class, Locale.class);
    assertReported(noCycles("java"), circle, "java.util.Locale");
  }

  /** This test lies in the root, and uses JUnit. */
  @Test
  void aLibraryInTheRootIsReported() {
    JavaClasses crooked = new ClassFileImporter().importClasses(getClass());
    assertReported(ROOT_IS_JDK_ONLY, crooked, getClass().getName());
  }

  /** Each library, where its fence is around a package that does not use it. */
  @ParameterizedTest
  @MethodSource("fencesHere")
  void aLibraryOutsideItsFenceIsReported(Fence fence) {
    assertFalse(fence.packages().contains("encoding"));
    assertReported(new Fence(fence.library(), "encoding").rule(), PROGRAM, BASE + ".");
  }

  static Stream<Fence> fences() {
    return FENCES.stream();
  }

  static Stream<Fence> fencesHere() {
    return FENCES.stream()
        .filter(fence -> !fence.packages().stream().allMatch(ArchitectureTest::isElsewhere));
  }

  private static ArchRule noCycles(String base) {
    return slices().matching(base + ".(*)..").should().beFreeOfCycles();
  }

  private static LayeredArchitecture layers(Map<String, List<String>> arrows) {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("root")
            .definedBy(BASE)
            .whereLayer("root")
            .mayNotAccessAnyLayer();
    for (String name : arrows.keySet()) {
      layers = layers.layer(name).definedBy(BASE + "." + name + "..");
    }
    for (Map.Entry<String, List<String>> arrow : arrows.entrySet()) {
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

  private static void assertNotReported(ArchRule rule, JavaClasses classes) {
    EvaluationResult result = rule.evaluate(classes);
    assertFalse(result.hasViolation(), () -> result.getFailureReport().toString());
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
   */
  private record Fence(String library, List<String> packages) {
    Fence(String library, String... packages) {
      this(library, List.of(packages));
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
