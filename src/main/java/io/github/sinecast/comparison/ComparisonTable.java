package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.Origins;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.significance.ComparedLoss;
import io.github.sinecast.significance.ModelComparison;
import io.github.sinecast.significance.RunLosses;
import io.github.sinecast.significance.TestFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs that were judged on the same origins, as rows, each tested against the naive one and against
 * a named one. Immutable.
 */
final class ComparisonTable {
  private final String title;
  private final ComparedLoss loss;
  private final @Nullable String reference;
  private final List<ComparedRow> rows;
  private final List<String> failed;
  private final List<Map<String, ModelComparison>> tests = new ArrayList<>();

  /**
   * @param runs runs that were judged on the same origins, at least one
   * @param failed what is said of runs that left nothing
   * @param loss the loss that is tested
   * @param reference the row that others are tested against besides the naive one, by its name or
   *     by some of its settings; a setting of several rows names for each other row the one that
   *     differs from it in that setting alone; null for none
   * @throws InvalidInputException if the reference is no row
   */
  ComparisonTable(
      List<EndedRun> runs, List<String> failed, ComparedLoss loss, @Nullable String reference) {
    this.rows = ComparedRows.of(runs);
    this.failed = List.copyOf(failed);
    this.loss = loss;
    this.reference = reference;
    EndedRun first = runs.get(0);
    int horizon = first.planned().config().window().horizon();
    this.title = title(first, horizon);
    int overlap = Origins.overlapping(horizon, first.planned().config().evaluation().stepSize());
    long seed = first.planned().config().seed();
    test(references(runs), row -> true, overlap, seed);
    if (reference != null) {
      List<ComparedRow> named = named(reference);
      if (named.size() == 1) {
        test(
            List.of(named.get(0).name()),
            row -> row.kind() != ComparedRow.Kind.BASELINE,
            overlap,
            seed);
      } else {
        testPairs(named, reference, overlap, seed);
      }
    }
  }

  /**
   * The baselines that models of any of the runs were tested against; the best one on the
   * validation split is so found again, which may differ from run to run.
   */
  private List<String> references(List<EndedRun> runs) {
    return runs.stream()
        .flatMap(run -> Stream.ofNullable(run.run()))
        .flatMap(run -> run.references().getOrDefault(loss.label(), List.of()).stream())
        .distinct()
        .filter(
            name ->
                rows.stream()
                    .anyMatch(
                        row -> row.kind() == ComparedRow.Kind.BASELINE && row.name().equals(name)))
        .toList();
  }

  private static String title(EndedRun run, int horizon) {
    if (run.run() == null) {
      throw new IllegalArgumentException("a run that left nothing has no row");
    }
    List<String> origins = run.run().losses().origins();
    String when =
        origins.isEmpty()
            ? ""
            : ", %s cutoffs from %s to %s"
                .formatted(origins.size(), origins.get(0), origins.get(origins.size() - 1));
    return "%s, %s %s ahead, evaluated on the %s split%s"
        .formatted(
            run.planned().config().data().file().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(" ")),
            horizon,
            horizon == 1 ? "step" : "steps",
            switch (run.planned().config().evaluation().judged()) {
              case TEST -> "test";
              case VALIDATION -> "validation";
            },
            when);
  }

  /** Whether a reference is nothing but settings of a row, in any order. */
  static boolean isNamed(List<String> settings, String reference) {
    String left = ", " + reference + ", ";
    for (String setting : settings) {
      left = left.replace(", " + setting + ", ", ", ");
    }
    return left.equals(", ");
  }

  private List<ComparedRow> named(String reference) {
    List<ComparedRow> equal = rows.stream().filter(row -> row.name().equals(reference)).toList();
    List<ComparedRow> matching =
        equal.size() == 1
            ? equal
            : rows.stream().filter(row -> isNamed(row.settings(), reference)).toList();
    boolean paired =
        matching.stream()
            .anyMatch(one -> rows.stream().anyMatch(row -> isPair(row, one, reference)));
    if (matching.isEmpty() || (matching.size() > 1 && !paired)) {
      throw new InvalidInputException(
          "--reference %s must name one row, or several that have others beside them which differ in that setting alone, found %s; the rows are: %s"
              .formatted(
                  reference,
                  matching.isEmpty() ? "none" : String.valueOf(matching.size()),
                  rows.stream().map(ComparedRow::name).collect(Collectors.joining("; "))));
    }
    return matching;
  }

  /** Whether a row has the settings of a reference row but for the one by which that is named. */
  private static boolean isPair(ComparedRow row, ComparedRow reference, String named) {
    List<String> settings = new ArrayList<>(row.settings());
    List<String> others = new ArrayList<>(reference.settings());
    others.remove(named);
    return others.size() == settings.size() - 1
        && !row.settings().contains(named)
        && settings.containsAll(others)
        && settings.stream()
            .filter(setting -> !others.contains(setting))
            .allMatch(setting -> key(setting).equals(key(named)));
  }

  private static String key(String setting) {
    return setting.substring(0, Math.max(0, setting.indexOf('=')));
  }

  /** Tests each row against the one that differs from it in the setting of the reference alone. */
  private void testPairs(List<ComparedRow> references, String named, int overlap, long seed) {
    TestFamily family =
        new TestFamily(Score.ALL_SERIES, loss.label(), Score.ALL_STEPS, overlap, seed);
    for (ComparedRow reference : references) {
      RunLosses losses = reference.losses(loss);
      if (losses != null) {
        family.test(
            rows.stream()
                .filter(row -> isPair(row, reference, named))
                .map(row -> row.losses(loss))
                .filter(Objects::nonNull)
                .toList(),
            losses,
            true);
      }
    }
    Map<String, ModelComparison> byRow = new LinkedHashMap<>();
    family.corrected().forEach(one -> byRow.put(one.model(), one));
    if (!byRow.isEmpty()) {
      tests.add(byRow);
    }
  }

  /** Tests rows against those of them that are references, each pair once. */
  private void test(
      List<String> references, Predicate<ComparedRow> tested, int overlap, long seed) {
    Map<String, RunLosses> ofRows = new LinkedHashMap<>();
    Set<String> others = new LinkedHashSet<>();
    for (ComparedRow row : rows) {
      RunLosses losses = row.losses(loss);
      if (losses != null && tested.test(row)) {
        others.add(row.name());
      }
      if (losses != null) {
        ofRows.put(row.name(), losses);
      }
    }
    TestFamily family =
        new TestFamily(Score.ALL_SERIES, loss.label(), Score.ALL_STEPS, overlap, seed);
    for (String name : references) {
      RunLosses reference = ofRows.remove(name);
      others.remove(name);
      if (reference != null) {
        List<RunLosses> models =
            ofRows.values().stream().filter(row -> others.contains(row.model())).toList();
        family.test(models, reference, true);
      }
    }
    Map<String, Map<String, ModelComparison>> byReference = new LinkedHashMap<>();
    for (ModelComparison one : family.corrected()) {
      byReference
          .computeIfAbsent(one.reference(), first -> new LinkedHashMap<>())
          .put(one.model(), one);
    }
    tests.addAll(byReference.values());
  }

  /** What was judged. */
  String title() {
    return title;
  }

  /** The loss that was tested. */
  ComparedLoss loss() {
    return loss;
  }

  List<ComparedRow> rows() {
    return rows;
  }

  /** What is said of runs that left nothing. */
  List<String> failed() {
    return failed;
  }

  /** What rows are tested against: a row, or the setting of which each has a row of its own. */
  String reference(Map<String, ModelComparison> tests) {
    List<String> names =
        tests.values().stream().map(ModelComparison::reference).distinct().toList();
    return names.size() == 1 || reference == null ? names.get(0) : reference;
  }

  /** The tests against each reference, by row. */
  List<Map<String, ModelComparison>> tests() {
    return List.copyOf(tests);
  }
}
