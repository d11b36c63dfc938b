package io.github.sinecast.data;

import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.SeriesReport.RowOrder;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes series of the columns of a table: tells rows apart, sorts them, repairs and checks them.
 */
final class SeriesAssembler {
  /** The share of rows, one in so many, that may repeat a time before series are mixed up. */
  private static final int MOST_REPEATS = 4;

  /** Without a repeated end, so many rows must stay for it to be a slip. */
  private static final int FEWEST_ROWS = 2;

  private final Function<TimeLine, SeriesCalendar> calendars;
  private final GapPolicy gapPolicy;
  private final TargetRule targetRule;
  private final Dialect dialect;
  private final FoundColumns columns;
  private final LoadedTable table;
  private final Problems problems;
  private final List<TimeSeries> series = new ArrayList<>();
  private final List<SeriesReport> reports = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** The last rows that were left out because they have no value yet, and the series without. */
  private final Map<Integer, List<String>> openEnds = new TreeMap<>();

  SeriesAssembler(
      CsvSchema schema,
      GapPolicy gapPolicy,
      TargetRule targetRule,
      Dialect dialect,
      FoundColumns columns,
      LoadedTable table,
      Problems problems) {
    this.calendars = schema.calendars();
    this.gapPolicy = gapPolicy;
    this.targetRule = targetRule;
    this.dialect = dialect;
    this.columns = columns;
    this.table = table;
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
                "left out line %s%s, the last, which has no value yet of %s"
                    .formatted(
                        table.line(row),
                        table.isDated() ? " (" + date(row) + ")" : "",
                        DataReport.several(ids))));
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
  void assemble(String onlyId) {
    // A cell that could not be read is a hole, and would make its series look shorter than it is.
    boolean allRead = !problems.any();
    rowsById(onlyId)
        .forEach(
            (id, all) -> {
              RowOrder order = sort(all);
              int[] rows = withoutRepeatedEnd(id, all);
              noteRepeatedTimes(rows);
              for (int target : columns.targets()) {
                String name = dialect.names().get(target);
                assemble(columns.layout() == Layout.WIDE ? name : id, target, rows, order, allRead);
              }
            });
  }

  private Map<String, int[]> rowsById(String onlyId) {
    if (columns.id() < 0) {
      return Map.of(onlyId, withDates(IntStream.range(0, table.rows())));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      counts.merge(table.id(row), 1, Integer::sum);
    }
    Map<String, int[]> rowsById = new LinkedHashMap<>();
    counts.forEach((id, count) -> rowsById.put(id, new int[count]));
    Map<String, Integer> next = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      String id = table.id(row);
      int[] rows = rowsById.get(id);
      if (rows != null) {
        rows[next.merge(id, 1, Integer::sum) - 1] = row;
      }
    }
    rowsById.remove("");
    rowsById.replaceAll((id, rows) -> withDates(Arrays.stream(rows)));
    return rowsById;
  }

  /** Leaves out rows whose date could not be read, which is noted already. */
  private int[] withDates(IntStream rows) {
    return table.isDated()
        ? rows.filter(row -> table.epochSecond(row) != DateFormat.UNREADABLE).toArray()
        : rows.toArray();
  }

  /** Sorts rows by time, those of the same time as in the file. */
  private RowOrder sort(int[] rows) {
    if (!table.isDated()) {
      return RowOrder.ASCENDING;
    }
    boolean up = false;
    boolean down = false;
    for (int i = 1; i < rows.length; i++) {
      up |= table.epochSecond(rows[i]) > table.epochSecond(rows[i - 1]);
      down |= table.epochSecond(rows[i]) < table.epochSecond(rows[i - 1]);
    }
    if (!down) {
      return RowOrder.ASCENDING;
    }
    IntArrays.stableSort(
        rows, (one, other) -> Long.compare(table.epochSecond(one), table.epochSecond(other)));
    return up ? RowOrder.UNORDERED : RowOrder.NEWEST_FIRST;
  }

  /**
   * The rows without the first of two of the last time, which is the one that is out of date where
   * a service appends its newest quote, or without the second if it has no target; reported with
   * the values of both.
   */
  private int[] withoutRepeatedEnd(String id, int[] rows) {
    int last = rows.length - 1;
    if (!table.isDated()
        || last < FEWEST_ROWS
        || !isRepeated(rows, last)
        || isRepeated(rows, last - 1)) {
      return rows;
    }
    int target = columns.targets().get(0);
    int kept = Double.isNaN(table.number(target, rows[last])) ? last - 1 : last;
    remarks.add(
        "series %s: %s is in lines %s and %s (%s %s and %s); line %s is kept"
            .formatted(
                id,
                date(rows[last]),
                table.line(rows[last - 1]),
                table.line(rows[last]),
                dialect.names().get(target),
                table.number(target, rows[last - 1]),
                table.number(target, rows[last]),
                table.line(rows[kept])));
    int[] left = Arrays.copyOf(rows, last);
    left[last - 1] = rows[kept];
    return left;
  }

  private boolean isRepeated(int[] rows, int row) {
    return table.epochSecond(rows[row]) == table.epochSecond(rows[row - 1]);
  }

  /** Whether a time is one at which clocks may go back: in the night, on the hour or not. */
  private boolean isHour(int row) {
    long second = Math.floorMod(table.epochSecond(row), 86_400L);
    return second > 0 && second < 4 * 3600;
  }

  private void noteRepeatedTimes(int[] rows) {
    if (!table.isDated()) {
      return;
    }
    long repeats = IntStream.range(1, rows.length).filter(row -> isRepeated(rows, row)).count();
    boolean several = columns.id() < 0 && MOST_REPEATS * repeats > rows.length;
    for (int row = 1; row < rows.length; row++) {
      if (isRepeated(rows, row)) {
        problems.add(
            table.line(rows[row]),
            dialect.names().get(columns.date()),
            "a series has one row for each date, but %s is in line %s too; remove one%s"
                .formatted(
                    date(rows[row]),
                    table.line(rows[row - 1]),
                    several
                        ? " or set data.csv.id-column"
                        : isHour(rows[row])
                            ? ", or write times with their offset, such as 02:00+01:00, if clocks went back"
                            : ""));
      }
    }
  }

  private void assemble(String id, int target, int[] all, RowOrder order, boolean allRead) {
    int[] rows = withoutOpenEnd(id, target, all);
    Map<String, double[]> values = new LinkedHashMap<>();
    double[] targets = column(target, rows);
    values.put(dialect.names().get(target), targets);
    // A wanted column may be the target by another name; its holes are then filled, and counted,
    // once.
    columns
        .wanted()
        .forEach(
            (name, column) ->
                values.putIfAbsent(name, column == target ? targets : column(column, rows)));
    if (targetRule == TargetRule.POSITIVE) {
      noteValuesWithoutLogarithm(target, rows);
    }
    int filled = values.values().stream().mapToInt(gapPolicy::fill).sum();
    int[] kept = IntStream.range(0, rows.length).filter(i -> isComplete(values, i)).toArray();
    if (noteHoles(target, rows) == 0 && allRead) {
      finish(id, target, rows, order, values, filled, kept);
    }
  }

  /**
   * The rows without the last if its target is missing where that is not allowed: the close of the
   * running day is not known yet.
   */
  private int[] withoutOpenEnd(String id, int target, int[] rows) {
    int last = rows.length - 1;
    if (last < FEWEST_ROWS
        || table.hole(target, rows[last]) == null
        || table.hole(target, rows[last - 1]) != null) {
      return rows;
    }
    openEnds.computeIfAbsent(rows[last], none -> new ArrayList<>()).add(id);
    return Arrays.copyOf(rows, last);
  }

  /** Notes the missing values that are not allowed; their number. */
  private int noteHoles(int target, int[] rows) {
    Set<Integer> read = new TreeSet<>(columns.wanted().values());
    read.add(target);
    int holes = 0;
    for (int column : read) {
      for (int row : rows) {
        String found = table.hole(column, row);
        if (found != null) {
          holes++;
          problems.add(
              table.line(row),
              dialect.names().get(column),
              "must have a value, found '" + found + "'; complete it or set data.gaps");
        }
      }
    }
    return holes;
  }

  private double[] column(int column, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> table.number(column, row)).toArray();
  }

  private static boolean isComplete(Map<String, double[]> values, int row) {
    return values.values().stream().noneMatch(column -> Double.isNaN(column[row]));
  }

  private void noteValuesWithoutLogarithm(int target, int[] rows) {
    for (int row : rows) {
      if (table.number(target, row) <= 0) {
        problems.add(
            table.line(row),
            dialect.names().get(target),
            "must be greater than 0 for a log return, found %s%s; correct it or set window.target"
                    .formatted(
                        Double.toString(table.number(target, row)),
                        table.isDated() ? " on " + date(row) : "")
                + " to difference");
      }
    }
  }

  private void finish(
      String id,
      int target,
      int[] rows,
      RowOrder order,
      Map<String, double[]> values,
      int filled,
      int[] kept) {
    if (kept.length < 2) {
      problems.add(
          "series %s needs at least two rows without a missing value, found %s; give more rows"
              .formatted(id, kept.length));
      return;
    }
    String name = dialect.names().get(target);
    values.replaceAll(
        (column, all) ->
            kept.length == all.length
                ? all
                : IntStream.of(kept).mapToDouble(i -> all[i]).toArray());
    double @Nullable [] targets = values.get(name);
    if (targets != null && Arrays.stream(targets).allMatch(value -> value == targets[0])) {
      problems.add(
          "series %s has the target %s = %s in all of its %s rows; there is nothing to forecast"
              .formatted(id, name, targets[0], kept.length));
      return;
    }
    if (problems.any()) {
      return;
    }
    SeriesCalendar calendar =
        calendars.apply(
            table.isDated()
                ? TimeLine.ofEpochSeconds(
                    IntStream.of(kept).mapToLong(i -> table.epochSecond(rows[i])).toArray())
                : TimeLine.ofRows(kept.length));
    TimeSeries made = new TimeSeries(id, calendar.applied(), name, values);
    series.add(made);
    reports.add(
        SeriesReport.of(
            new Examined(made, calendar, dialect.names(), beside(target, rows, kept)),
            order,
            filled,
            rows.length - kept.length));
  }

  /** The other columns that are looked at for suspicions, in the rows that are kept. */
  private Map<String, double[]> beside(int target, int[] rows, int[] kept) {
    Map<String, double[]> beside = new LinkedHashMap<>();
    columns
        .examined()
        .forEach(
            (role, column) -> {
              if (column != target) {
                beside.put(
                    role,
                    IntStream.of(kept).mapToDouble(i -> table.number(column, rows[i])).toArray());
              }
            });
    return beside;
  }

  private String date(int row) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(table.epochSecond(row), 0, ZoneOffset.UTC);
    return time.toLocalTime().toSecondOfDay() == 0
        ? time.toLocalDate().toString()
        : time.toString();
  }
}
