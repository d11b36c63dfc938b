package io.github.sinecast.comparison;

import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.SeedSpread;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.significance.ModelComparison;
import io.github.sinecast.significance.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a comparison for people; one that would be empty is left out. */
final class ComparisonColumns {
  private static final double SMALLEST_PRINTED = 0.001;

  private static final Set<Verdict> WITHIN_SEEDS =
      Set.of(Verdict.AHEAD_WITHIN_SEEDS, Verdict.BEHIND_WITHIN_SEEDS);

  /** A heading with a cell for each row. */
  record Column(String heading, List<String> cells) {}

  private ComparisonColumns() {}

  static List<Column> of(ComparisonTable table) {
    List<Column> columns = new ArrayList<>();
    columns.add(column(table, "row", ComparedRow::name));
    columns.add(
        column(
            table,
            "seeds",
            row -> row.kind() == ComparedRow.Kind.BASELINE ? "" : Integer.toString(row.seeds())));
    for (Metric metric : Metric.shownIn(View.COMPARISON)) {
      columns.add(column(table, metric.label(), row -> text(row.score(metric))));
    }
    columns.add(column(table, "shuffled, %", row -> text(row.shuffled(ShuffledError::growth))));
    columns.add(column(table, "s/epoch", row -> text(row.secondsAnEpoch())));
    for (Map<String, ModelComparison> tests : table.tests()) {
      columns.add(
          column(table, "against " + table.reference(tests), row -> text(tests.get(row.name()))));
    }
    return columns.stream()
        .filter(column -> column.cells().stream().anyMatch(cell -> !cell.isEmpty()))
        .toList();
  }

  /** What the columns mean. */
  static List<String> notes(ComparisonTable table) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "+- is the standard deviation over seeds; a single seed has none, and is never called"
            + " better.");
    List<String> told = of(table).stream().map(Column::heading).toList();
    if (told.contains("shuffled, %")) {
      notes.add(
          "shuffled: growth of the %s when the rows of each window are shuffled."
              .formatted(PointMetric.MAE.label()));
    }
    if (told.contains("s/epoch")) {
      notes.add("s/epoch: seconds of an epoch, of runs beside which no other was under way.");
    }
    for (Map<String, ModelComparison> tests : table.tests()) {
      ModelComparison first = tests.values().iterator().next();
      notes.add(
          ("against %s: change of the %s and p of Diebold and Mariano, by the mean loss of the"
                  + " seeds at each cutoff, Holm-corrected over %s tests.")
              .formatted(table.reference(tests), table.loss().label(), first.compared()));
    }
    if (tests(table).anyMatch(one -> !Double.isNaN(one.pSeeds()))) {
      notes.add(
          "over seeds: p of a t test over the mean losses of the runs, corrected in the same way;"
              + " better or worse needs it too.");
    }
    if (tests(table).anyMatch(one -> WITHIN_SEEDS.contains(one.verdict()))) {
      notes.add("within seeds: the cutoffs show a difference, but the seeds vary as much.");
    }
    notes.addAll(table.failed());
    return notes;
  }

  private static Stream<ModelComparison> tests(ComparisonTable table) {
    return table.tests().stream().flatMap(tests -> tests.values().stream());
  }

  private static Column column(
      ComparisonTable table, String heading, Function<ComparedRow, String> cell) {
    return new Column(heading, table.rows().stream().map(cell).map(Objects::toString).toList());
  }

  private static String text(@Nullable SeedSpread spread) {
    if (spread == null) {
      return "";
    }
    return spread.isKnown()
        ? String.format(Locale.ROOT, "%.5g +- %.2g", spread.mean(), spread.deviation())
        : String.format(Locale.ROOT, "%.5g", spread.mean());
  }

  private static String text(@Nullable ModelComparison test) {
    if (test == null) {
      return "";
    }
    String words = test.verdict().brief();
    if (Double.isNaN(test.pHolm())) {
      return words;
    }
    String overSeeds =
        Double.isNaN(test.pSeeds()) ? "" : ", over seeds " + probability(test.pSeeds());
    return String.format(
        Locale.ROOT,
        "%s (%+.2f %%, p %s%s)",
        words,
        -100 * test.skill().skill(),
        probability(test.pHolm()),
        overSeeds);
  }

  private static String probability(double p) {
    return p < SMALLEST_PRINTED ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }
}
