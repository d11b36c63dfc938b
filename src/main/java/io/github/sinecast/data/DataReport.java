package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader found in a file and what it did to it.
 *
 * @param file the file or table as it was named
 * @param layout how the table holds its series; never auto
 * @param separator what stands between its cells, or null where a table was handed over
 * @param header whether its first row names the columns
 * @param dateColumn the column of dates, or null if rows are the time axis
 * @param dateFormat how dates are written, or null without dates
 * @param idColumn the column that tells series apart, or null
 * @param targetColumns the columns to forecast
 * @param otherColumns the further columns that were read: the column of the file by the name that
 *     it has in the series
 * @param unusedColumns the columns that were not read
 * @param gapPolicy what was done about missing values
 * @param remarks what else was found or done, in sentences
 * @param series a report for each series, in their order
 */
public record DataReport(
    String file,
    Layout layout,
    @Nullable Separator separator,
    boolean header,
    @Nullable String dateColumn,
    @Nullable String dateFormat,
    @Nullable String idColumn,
    List<String> targetColumns,
    Map<String, String> otherColumns,
    List<String> unusedColumns,
    GapPolicy gapPolicy,
    List<String> remarks,
    List<SeriesReport> series) {
  private static final int TOLD = 8;
  private static final int MOST_WARNINGS = 20;

  public DataReport {
    targetColumns = List.copyOf(targetColumns);
    otherColumns = Collections.unmodifiableMap(new LinkedHashMap<>(otherColumns));
    unusedColumns = List.copyOf(unusedColumns);
    remarks = List.copyOf(remarks);
    series = List.copyOf(series);
  }

  /** This report with more remarks. */
  public DataReport withRemarks(List<String> more) {
    return new DataReport(
        file,
        layout,
        separator,
        header,
        dateColumn,
        dateFormat,
        idColumn,
        targetColumns,
        otherColumns,
        unusedColumns,
        gapPolicy,
        Stream.concat(remarks.stream(), more.stream()).toList(),
        series);
  }

  /** The report as lines for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(file + ": " + dialect());
    lines.add("  dates     " + dates());
    if (idColumn != null) {
      lines.add("  id        " + idColumn);
    }
    lines.add("  target    " + several(targetColumns));
    if (!otherColumns.isEmpty()) {
      lines.add("  inputs    " + inputs());
    }
    if (!unusedColumns.isEmpty()) {
      lines.add("  not read  " + several(unusedColumns));
    }
    lines.add("  missing   " + words(gapPolicy));
    remarks.forEach(remark -> lines.add("  note      " + remark));
    MixedSteps.of(series).forEach(mixed -> lines.add("  warning   " + mixed));
    alike()
        .forEach(
            (said, ids) -> {
              lines.add(several(ids));
              lines.addAll(said);
            });
    return lines;
  }

  /** How the file is written, in words, for a comparison with other files. */
  List<String> form() {
    List<String> form = new ArrayList<>(List.of(dialect(), "dates " + dates()));
    if (idColumn != null) {
      form.add("id " + idColumn);
    }
    if (!otherColumns.isEmpty()) {
      form.add("inputs " + inputs());
    }
    return form;
  }

  private String dialect() {
    String written =
        separator == null
            ? "handed over"
            : "%s between cells, %s"
                .formatted(words(separator), header ? "with a header" : "without a header");
    return words(layout) + " table, " + written;
  }

  private String dates() {
    return dateColumn == null
        ? "none, rows are the time axis"
        : "%s (%s)".formatted(dateColumn, dateFormat);
  }

  private String inputs() {
    List<String> others = new ArrayList<>();
    otherColumns.forEach(
        (name, column) -> others.add(name.equals(column) ? name : name + " (" + column + ")"));
    return String.join(", ", others);
  }

  /**
   * What was found beside the rows or done to them or to values so that the file could be used, and
   * which columns were not read; empty where all was as it should be.
   */
  public List<String> changes() {
    List<String> changes = new ArrayList<>();
    if (!unusedColumns.isEmpty()) {
      changes.add("%s: columns not read: %s".formatted(file, several(unusedColumns)));
    }
    remarks.forEach(remark -> changes.add(file + ": " + remark));
    MixedSteps.of(series).forEach(mixed -> changes.add(file + ": " + mixed));
    changes.addAll(warnings());
    series.stream()
        .filter(SeriesReport::isChanged)
        .forEach(one -> changes.add("%s: %s".formatted(file, one.changes())));
    return changes;
  }

  /** The first warnings of series; those of the same words together. */
  private List<String> warnings() {
    Map<String, List<String>> idsByWarning = new LinkedHashMap<>();
    for (SeriesReport one : series) {
      for (String warning : one.warnings()) {
        idsByWarning.computeIfAbsent(warning, none -> new ArrayList<>()).add(one.id());
      }
    }
    List<String> warnings = new ArrayList<>();
    idsByWarning.forEach(
        (warning, ids) -> warnings.add("%s: series %s: %s".formatted(file, several(ids), warning)));
    int more = warnings.size() - MOST_WARNINGS;
    if (more > 0) {
      warnings.subList(MOST_WARNINGS, warnings.size()).clear();
      warnings.add("%s: %s more warnings, which 'sinecast check' prints".formatted(file, more));
    }
    return warnings;
  }

  /** The ids of the series of which the same is to be said. */
  private Map<List<String>, List<String>> alike() {
    Map<List<String>, List<String>> alike = new LinkedHashMap<>();
    for (SeriesReport one : series) {
      alike.computeIfAbsent(one.lines(), said -> new ArrayList<>()).add(one.id());
    }
    return alike;
  }

  /** The first of some names, and how many more there are. */
  public static String several(List<String> names) {
    return names.size() <= TOLD
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, TOLD)) + " and " + (names.size() - TOLD) + " more";
  }

  static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
