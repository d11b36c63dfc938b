package io.github.sinecast.data;

import io.github.sinecast.Statics;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.SeriesReport.RowOrder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;

/**
 * Makes series of the columns of a table: tells rows apart, sorts them, repairs and checks them.
 */
final class SeriesAssembler {
  /** The share of rows, one in so many, that may repeat a time before series are mixed up. */
  private static final int MOST_REPEATS = 4;

  /** Without a repeated end, so many rows must stay for it to be a slip. */
  private static final int FEWEST_ROWS = 2;

  /** A gap is a mistake if it is of more years, and of more steps, than any market was closed. */
  private static final int FAR_YEARS = 100;

  private static final long FAR_SECONDS = FAR_YEARS * 366 * 86_400L;
  private static final int FAR_STEPS = 1000;

  private final Function<TimeLine, SeriesCalendar> calendars;
  private final GapPolicy gapPolicy;
  private final TargetRule targetRule;
  private final @Nullable Cutoff cutoff;
  private final int rowsNeeded;

  /** By series id, where the table has no columns of what never changes. */
  private final @Nullable Map<String, Statics> staticsById;

  private final Source source;
  private final List<String> names;
  private final FoundColumns columns;
  private final Problems problems;
  private final List<TimeSeries> series = new ArrayList<>();
  private final List<SeriesReport> reports = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** The last rows that were left out because they have no value yet, and the series without. */
  private final Map<String, List<String>> openEnds = new LinkedHashMap<>();

  /**
   * @param cutoff after which rows are not used, or null to use all
   * @param staticsById what never changes in each series, where another table says so; else null
   * @param rowsNeeded how many rows a series must have at the cutoff
   */
  SeriesAssembler(
      CsvSchema schema,
      GapPolicy gapPolicy,
      TargetRule targetRule,
      @Nullable Cutoff cutoff,
      int rowsNeeded,
      @Nullable Map<String, Statics> staticsById,
      Source source,
      List<String> names,
      FoundColumns columns,
      Problems problems) {
    this.calendars = schema.calendars();
    this.gapPolicy = gapPolicy;
    this.targetRule = targetRule;
    this.cutoff = cutoff;
    this.rowsNeeded = rowsNeeded;
    this.staticsById = staticsById;
    this.source = source;
    this.names = names;
    this.columns = columns;
    this.problems = problems;
  }

  List<TimeSeries> series() {
    return List.copyOf(series);
  }

  /** What was done about the last rows, in sentences. */
  List<String> remarks() {
    List<String> told = new ArrayList<>(remarks);
    openEnds.forEach(
        (row, ids) ->
            told.add(
                "left out %s, the last, which has no value yet of %s"
                    .formatted(row, DataReport.several(ids))));
    return told;
  }

  List<SeriesReport> reports() {
    return List.copyOf(reports);
  }

  /**
   * Makes the series; those with problems are left out after a note.
   *
   * @param onlyId the id of the series if the table has one
   */
  void assemble(LoadedTable table, String onlyId) {
    // A cell that could not be read is a hole, and would make its series look shorter than it is.
    boolean allRead = !problems.any();
    if (cutoff != null && !table.isDated()) {
      problems.add("must have a column of dates for a cutoff, found none");
      return;
    }
    Set<String> unread = problems.series();
    table.forEachSeries(
        onlyId,
        (id, rows) -> {
          RowOrder order = order(rows);
          LoadedTable sorted =
              withoutRepeatedEnd(id, order == RowOrder.ASCENDING ? rows : rows.sorted());
          boolean wide = columns.layout() == Layout.WIDE;
          LoadedTable used = columns.known().isEmpty() ? known(sorted) : sorted;
          noteRepeatedTimes(used, wide ? problems : of(id));
          noteFarTimes(used, wide ? problems : of(id));
          for (int target : columns.targets()) {
            String series = wide ? names.get(target) : id;
            assemble(series, target, sorted, order, allRead && !unread.contains(series));
          }
        });
  }

  private LoadedTable known(LoadedTable table) {
    return cutoff == null ? table : table.until(cutoff);
  }

  /** The problems of a series; those of the only one are problems of the table. */
  private Problems of(String id) {
    return columns.layout() == Layout.SINGLE ? problems : problems.of(id);
  }

  private static RowOrder order(LoadedTable table) {
    if (!table.isDated()) {
      return RowOrder.ASCENDING;
    }
    boolean up = false;
    boolean down = false;
    for (int row = 1; row < table.rows(); row++) {
      int step = table.compareTimes(row, row - 1);
      up |= step > 0;
      down |= step < 0;
    }
    if (!down) {
      return RowOrder.ASCENDING;
    }
    return up ? RowOrder.UNORDERED : RowOrder.NEWEST_FIRST;
  }

  /**
   * The rows without the first of two of the last time, which is the one that is out of date where
   * a service appends its newest quote, or without the second if it has no target; reported with
   * the values of both.
   */
  private LoadedTable withoutRepeatedEnd(String id, LoadedTable table) {
    int last = table.rows() - 1;
    if (!table.isDated()
        || last < FEWEST_ROWS
        || !isRepeated(table, last)
        || isRepeated(table, last - 1)) {
      return table;
    }
    int target = columns.targets().get(0);
    int kept = Double.isNaN(table.number(target, last)) ? last - 1 : last;
    remarks.add(
        "series %s: %s is in %s (%s %s and %s); %s is kept"
            .formatted(
                id,
                date(table, last),
                source.rows(table.line(last - 1), table.line(last)),
                names.get(target),
                table.number(target, last - 1),
                table.number(target, last),
                source.row(table.line(kept))));
    return table.without(kept == last ? last - 1 : last);
  }

  private static boolean isRepeated(LoadedTable table, int row) {
    return table.compareTimes(row, row - 1) == 0;
  }

  /** Whether a time is one at which clocks may go back: in the night, on the hour or not. */
  private static boolean isHour(LoadedTable table, int row) {
    long second = Math.floorMod(table.epochSecond(row), 86_400L);
    return second > 0 && second < 4 * 3600;
  }

  private void noteRepeatedTimes(LoadedTable table, Problems problems) {
    if (!table.isDated()) {
      return;
    }
    long repeats = IntStream.range(1, table.rows()).filter(row -> isRepeated(table, row)).count();
    boolean several = columns.id() < 0 && MOST_REPEATS * repeats > table.rows();
    for (int row = 1; row < table.rows(); row++) {
      if (isRepeated(table, row)) {
        problems.add(
            table.line(row),
            names.get(columns.date()),
            "a series has one row for each date, but %s is in %s too%s; %s"
                .formatted(
                    date(table, row),
                    source.row(table.line(row - 1)),
                    several && repeats > 1 ? ", as %s dates are".formatted(repeats) : "",
                    several ? remedyOfSeveral() : remedyOfRepeated(table, row)));
        if (several) {
          return;
        }
      }
    }
  }

  private static String remedyOfRepeated(LoadedTable table, int row) {
    return isHour(table, row)
        ? "remove one, or write times with their offset, such as 02:00+01:00, if clocks went back"
        : "remove one";
  }

  /** What tells several series apart, of which the rows share their dates. */
  private String remedyOfSeveral() {
    List<String> unread =
        IntStream.range(0, names.size())
            .filter(column -> !columns.isRead(column))
            .mapToObj(names::get)
            .toList();
    return unread.isEmpty()
        ? "give the file a column that tells its series apart"
        : "set data.csv.id-column to the column that tells its series apart, such as "
            + unread.get(0);
  }

  /** Placeholders such as the year 9999 would stretch calendars over thousands of years. */
  private void noteFarTimes(LoadedTable table, Problems problems) {
    if (!table.isDated()) {
      return;
    }
    for (int row = 1; row < table.rows(); row++) {
      long gap = table.epochSecond(row) - table.epochSecond(row - 1);
      if (gap <= FAR_SECONDS || gap / FAR_STEPS < usualStep(table)) {
        continue;
      }
      boolean late = 2 * row >= table.rows();
      int odd = late ? row : row - 1;
      problems.add(
          table.line(odd),
          names.get(columns.date()),
          "must be near the other dates, found %s, which is more than %s years %s %s; correct it or remove the row"
              .formatted(
                  date(table, odd),
                  FAR_YEARS,
                  late ? "after" : "before",
                  date(table, late ? row - 1 : row)));
    }
  }

  /** The lower median of the steps from row to row, in seconds. */
  private static long usualStep(LoadedTable table) {
    long[] steps =
        IntStream.range(1, table.rows())
            .mapToLong(row -> table.epochSecond(row) - table.epochSecond(row - 1))
            .sorted()
            .toArray();
    return steps[(steps.length - 1) / 2];
  }

  private void assemble(String id, int target, LoadedTable all, RowOrder order, boolean allRead) {
    LoadedTable table =
        columns.known().isEmpty()
            ? withoutOpenEnd(id, target, known(all))
            : untilLast(target, known(all));
    Map<String, double[]> values = new LinkedHashMap<>();
    double[] targets = table.numbers(target).asDoubleArray();
    values.put(names.get(target), targets);
    // A wanted column may be the target by another name; its holes are then filled, and counted,
    // once.
    columns
        .wanted()
        .forEach(
            (name, column) -> {
              if (!columns.texts().contains(column)) {
                values.putIfAbsent(
                    name, column == target ? targets : table.numbers(column).asDoubleArray());
              }
            });
    if (targetRule == TargetRule.POSITIVE) {
      noteValuesWithoutLogarithm(id, target, table);
    }
    AheadColumns ahead = new AheadColumns(columns, table.rows(), all);
    int filled = values.values().stream().mapToInt(gapPolicy::fill).sum() + ahead.fill(gapPolicy);
    int[] kept =
        IntStream.range(0, table.rows())
            .filter(i -> isComplete(values, i) && ahead.isComplete(i))
            .toArray();
    if (noteHoles(id, target, table) == 0 && allRead) {
      if (cutoff != null && kept.length < rowsNeeded) {
        of(id).add(tooShort(id, target, kept.length, all));
        return;
      }
      finish(id, target, table, order, values, filled, kept, all.rows() - known(all).rows(), ahead);
    }
  }

  private String tooShort(String id, int target, int known, LoadedTable all) {
    int[] complete =
        IntStream.range(0, all.rows())
            .filter(row -> !Double.isNaN(all.number(target, row)))
            .filter(
                row ->
                    columns.wanted().values().stream()
                        .noneMatch(column -> Double.isNaN(all.number(column, row))))
            .toArray();
    return "series %s has %s rows up to the cutoff %s, and a forecast needs %s; %s"
        .formatted(
            id,
            known,
            cutoff,
            rowsNeeded,
            complete.length < rowsNeeded
                ? "it has only %s complete rows in all".formatted(complete.length)
                : "give a cutoff from %s to %s"
                    .formatted(date(all, complete[rowsNeeded - 1]), date(all, all.rows() - 1)));
  }

  /**
   * The rows without the last if its target is missing where that is not allowed: the close of the
   * running day is not known yet.
   */
  private LoadedTable withoutOpenEnd(String id, int target, LoadedTable table) {
    int last = table.rows() - 1;
    if (last < FEWEST_ROWS
        || table.hole(target, last) == null
        || table.hole(target, last - 1) != null) {
      return table;
    }
    openEnds
        .computeIfAbsent(
            source.row(table.line(last)) + (table.isDated() ? " (" + date(table, last) + ")" : ""),
            none -> new ArrayList<>())
        .add(id);
    return table.without(last);
  }

  /** The rows up to the last value of the target; those after it are known ahead at most. */
  private static LoadedTable untilLast(int target, LoadedTable table) {
    int rows = table.rows();
    while (rows > 0 && Double.isNaN(table.number(target, rows - 1))) {
      rows--;
    }
    return table.first(rows);
  }

  /** Notes the missing values that are not allowed; their number. */
  private int noteHoles(String id, int target, LoadedTable table) {
    Set<Integer> read = new TreeSet<>(columns.wanted().values());
    read.addAll(columns.known().values());
    read.addAll(columns.statics().values());
    read.add(target);
    int holes = 0;
    for (int column : read) {
      for (int row = 0; row < table.rows(); row++) {
        String found = hole(table, column, row);
        if (found != null) {
          holes++;
          of(id)
              .add(
                  table.line(row),
                  names.get(column),
                  "must have a value, found '" + found + "'; complete it or set data.gaps");
        }
      }
    }
    return holes;
  }

  /** A category may not be missing, whatever is done about numbers. */
  private @Nullable String hole(LoadedTable table, int column, int row) {
    if (!columns.texts().contains(column)) {
      return table.hole(column, row);
    }
    return table.text(column, row).isEmpty() ? "" : null;
  }

  private static boolean isComplete(Map<String, double[]> values, int row) {
    for (double[] column : values.values()) {
      if (Double.isNaN(column[row])) {
        return false;
      }
    }
    return true;
  }

  private void noteValuesWithoutLogarithm(String id, int target, LoadedTable table) {
    DoubleColumn values = table.numbers(target);
    for (int row = 0; row < table.rows(); row++) {
      double value = values.getDouble(row);
      if (value <= 0) {
        of(id)
            .add(
                table.line(row),
                names.get(target),
                "must be greater than 0 for a log return, found %s%s; correct it or set window.target.type"
                        .formatted(
                            Double.toString(value),
                            table.isDated() ? " on " + date(table, row) : "")
                    + " to difference");
      }
    }
  }

  private void finish(
      String id,
      int target,
      LoadedTable table,
      RowOrder order,
      Map<String, double[]> values,
      int filled,
      int[] kept,
      int later,
      AheadColumns ahead) {
    if (kept.length < 2) {
      of(id)
          .add(
              "series %s needs at least two rows without a missing value, found %s; give more rows"
                  .formatted(id, kept.length));
      return;
    }
    String name = names.get(target);
    values.replaceAll(
        (column, all) ->
            kept.length == all.length
                ? all
                : IntStream.of(kept).mapToDouble(i -> all[i]).toArray());
    double @Nullable [] targets = values.get(name);
    if (targets != null && Arrays.stream(targets).allMatch(value -> value == targets[0])) {
      of(id)
          .add(
              "series %s has the target %s = %s in all of its %s rows; there is nothing to forecast"
                  .formatted(id, name, targets[0], kept.length));
      return;
    }
    Statics statics = statics(id, table);
    if (statics == null || problems.any() || of(id).any()) {
      return;
    }
    SeriesCalendar calendar =
        calendars.apply(
            table.isDated()
                ? TimeLine.ofEpochSeconds(
                    IntStream.of(kept).mapToLong(table::epochSecond).toArray())
                : TimeLine.ofRows(kept.length));
    TimeSeries made =
        new TimeSeries(id, calendar.applied(), name, values)
            .withCategories(AheadColumns.texts(columns.wanted(), columns, table, kept))
            .with(ahead.of(calendar, kept))
            .with(statics);
    series.add(made);
    reports.add(
        SeriesReport.of(
            new Examined(made, calendar, names, beside(target, table, kept)),
            order,
            filled,
            table.rows() - kept.length,
            later));
  }

  /** What never changes in a series; null after a note of what is wrong. */
  private @Nullable Statics statics(String id, LoadedTable table) {
    if (staticsById == null) {
      return new StaticColumns(columns, source, of(id)).of(id, table);
    }
    Statics found = staticsById.get(id);
    if (found == null) {
      of(id)
          .add(
              "series %s has no row in the table of data.static-file, which has %s; give it one"
                  .formatted(id, DataReport.several(List.copyOf(staticsById.keySet()))));
    }
    return found;
  }

  /** The other columns that are looked at for suspicions, in the rows that are kept. */
  private Map<String, double[]> beside(int target, LoadedTable table, int[] kept) {
    Map<String, double[]> beside = new LinkedHashMap<>();
    columns
        .examined()
        .forEach(
            (role, column) -> {
              if (column != target) {
                DoubleColumn numbers = table.numbers(column);
                beside.put(role, IntStream.of(kept).mapToDouble(numbers::getDouble).toArray());
              }
            });
    return beside;
  }

  private static String date(LoadedTable table, int row) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(table.epochSecond(row), 0, ZoneOffset.UTC);
    return time.toLocalTime().toSecondOfDay() == 0
        ? time.toLocalDate().toString()
        : time.toString();
  }
}
