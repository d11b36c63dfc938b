package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.SeedSpread;
import io.github.sinecast.evaluation.TextTable;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.run.Csv;
import io.github.sinecast.run.TestRow;
import io.github.sinecast.significance.ComparedLoss;
import io.github.sinecast.significance.ModelComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of a comparison came to: a table for each set of origins that runs were judged on,
 * because losses at different origins cannot be compared. Immutable.
 */
public final class ComparisonReport {
  /** The columns of a test that say what the row of a comparison says. */
  private static final Set<String> OF_ROW = Set.of("series", "model", "step");

  private static final List<Metric> COMPARED = Metric.shownIn(View.COMPARISON);

  private final List<ComparisonTable> tables;

  private ComparisonReport(List<ComparisonTable> tables) {
    this.tables = List.copyOf(tables);
  }

  /**
   * What two runs must share to be compared: the origins, and what the naive forecast lost there.
   */
  private record Judged(List<String> origins, List<Double> naive) {}

  /**
   * Compares runs.
   *
   * @param loss the loss that is tested
   * @param reference the row that others are tested against besides the naive one; null for none
   * @throws InvalidInputException if no run left anything, or if the reference is not one row of
   *     each table
   */
  public static ComparisonReport of(
      List<EndedRun> runs, ComparedLoss loss, @Nullable String reference) {
    Map<Judged, List<EndedRun>> byOrigins = new LinkedHashMap<>();
    List<String> failed = new ArrayList<>();
    for (EndedRun run : runs) {
      if (run.run() == null) {
        failed.add(run.line());
      } else {
        double[] naive = run.run().losses().of(ScoreTable.NAIVE, ComparedLoss.MAE);
        byOrigins
            .computeIfAbsent(
                new Judged(
                    run.run().losses().origins(),
                    naive == null ? List.of() : Arrays.stream(naive).boxed().toList()),
                judged -> new ArrayList<>())
            .add(run);
      }
    }
    if (byOrigins.isEmpty()) {
      throw new InvalidInputException(
          "no run left anything to compare:\n" + String.join("\n", failed));
    }
    List<ComparisonTable> tables = new ArrayList<>();
    for (List<EndedRun> together : byOrigins.values()) {
      tables.add(
          new ComparisonTable(together, tables.isEmpty() ? failed : List.of(), loss, reference));
    }
    return new ComparisonReport(tables);
  }

  /**
   * Refuses a reference that no row will have, before any work.
   *
   * @throws InvalidInputException if it is none
   */
  public static void requireReference(List<PlannedRun> planned, String reference) {
    Set<List<String>> rows = new LinkedHashSet<>();
    for (PlannedRun run : planned) {
      run.baselines().forEach(name -> rows.add(List.of(name)));
      run.rivals().forEach(name -> rows.add(List.of(name)));
      rows.add(run.settings());
    }
    if (rows.stream().noneMatch(row -> ComparisonTable.isNamed(row, reference))) {
      throw new InvalidInputException(
          "--reference %s must name one row, found none; the rows are: %s"
              .formatted(
                  reference,
                  rows.stream()
                      .map(row -> String.join(", ", row))
                      .collect(Collectors.joining("; "))));
    }
  }

  /** The tables for a screen. */
  public String toText() {
    return tables.stream().map(ComparisonReport::text).collect(Collectors.joining("\n"));
  }

  private static String text(ComparisonTable table) {
    TextTable text = new TextTable();
    ComparisonColumns.of(table).forEach(column -> text.add(column.heading(), column.cells()));
    return table.title()
        + "\n"
        + text
        + ComparisonColumns.notes(table).stream()
            .map(note -> note + "\n")
            .collect(Collectors.joining());
  }

  /** The tables in Markdown. */
  public String toMarkdown() {
    return tables.stream().map(ComparisonReport::markdown).collect(Collectors.joining("\n"));
  }

  private static String markdown(ComparisonTable table) {
    List<ComparisonColumns.Column> columns = ComparisonColumns.of(table);
    StringBuilder text = new StringBuilder(table.title()).append("\n\n");
    line(text, columns.stream().map(ComparisonColumns.Column::heading).toList());
    List<String> rules = new ArrayList<>(Collections.nCopies(columns.size(), "---:"));
    rules.set(0, "---");
    line(text, rules);
    for (int row = 0; row < table.rows().size(); row++) {
      int at = row;
      line(text, columns.stream().map(column -> column.cells().get(at)).toList());
    }
    text.append('\n');
    ComparisonColumns.notes(table).forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|")).append(' '));
    text.append("|\n");
  }

  /**
   * A line of CSV for each row: what it was judged on, its scores with their standard deviations
   * over the seeds, and each test, whose columns end with the number of the reference. A number
   * that does not exist is empty; the statistic is below 0 where the row is better than the
   * reference.
   */
  public String csv() {
    int references = tables.stream().mapToInt(table -> table.tests().size()).max().orElse(0);
    List<String> head = new ArrayList<>(List.of("judged", "row", "kind", "seeds"));
    COMPARED.forEach(metric -> addPair(head, metric.label()));
    addPair(head, "mae_ordered");
    addPair(head, "mae_shuffled");
    addPair(head, "seconds_per_epoch");
    for (int reference = 1; reference <= references; reference++) {
      String suffix = "_" + reference;
      ofTest(TestRow.FILE.columns()).forEach(column -> head.add(column + suffix));
    }
    head.add("runs");
    return Csv.text(
        head,
        tables.stream()
            .flatMap(table -> table.rows().stream().map(row -> fields(table, row, references))));
  }

  /** What is said of a test, of its columns or of its fields: a row and all steps are meant. */
  private static List<String> ofTest(List<String> values) {
    List<String> columns = TestRow.FILE.columns();
    return IntStream.range(0, columns.size())
        .filter(column -> !OF_ROW.contains(columns.get(column)))
        .mapToObj(values::get)
        .toList();
  }

  private static void addPair(List<String> head, String name) {
    head.add(name);
    head.add(name + "_deviation");
  }

  private static List<String> fields(ComparisonTable table, ComparedRow row, int references) {
    List<String> fields = new ArrayList<>();
    fields.add(table.title());
    fields.add(row.name());
    fields.add(row.kind().name().toLowerCase(Locale.ROOT));
    fields.add(row.kind() == ComparedRow.Kind.BASELINE ? "" : Integer.toString(row.seeds()));
    COMPARED.forEach(metric -> addSpread(fields, row.score(metric)));
    addSpread(fields, row.shuffled(ShuffledError::ordered));
    addSpread(fields, row.shuffled(ShuffledError::shuffled));
    addSpread(fields, row.secondsAnEpoch());
    for (int reference = 0; reference < references; reference++) {
      ModelComparison test =
          reference < table.tests().size() ? table.tests().get(reference).get(row.name()) : null;
      fields.addAll(
          test == null
              ? Collections.nCopies(ofTest(TestRow.FILE.columns()).size(), "")
              : ofTest(TestRow.FILE.fields(TestRow.of(test))));
    }
    fields.add(String.join(" ", row.directories()));
    return fields;
  }

  private static void addSpread(List<String> fields, @Nullable SeedSpread spread) {
    fields.add(spread == null ? "" : Csv.number(spread.mean()));
    fields.add(spread == null ? "" : Csv.number(spread.deviation()));
  }
}
