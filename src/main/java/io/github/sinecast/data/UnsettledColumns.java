package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;

/** The columns of a table while they are read, each of a type told beforehand. */
final class UnsettledColumns {
  private final IntToLongFunction lineOf;
  private final Problems problems;
  private final Map<Integer, NumberCells> numbers = new LinkedHashMap<>();

  /** The columns of numbers that are not only examined. */
  private final Map<Integer, NumberCells> needed;

  private final @Nullable DateCells dates;
  private final @Nullable StringColumn ids;
  private final Map<Integer, StringColumn> texts = new LinkedHashMap<>();

  /**
   * @param formats how dates may be written
   * @param marks the decimal marks of the columns
   * @param missingAllowed whether numbers may be missing
   * @param lineOf the line of a row
   */
  UnsettledColumns(
      Dialect dialect,
      FoundColumns columns,
      List<DateFormat> formats,
      DecimalMarks marks,
      boolean missingAllowed,
      IntToLongFunction lineOf,
      Problems problems) {
    this.lineOf = lineOf;
    this.problems = problems;
    List<String> names = dialect.names();
    ids = columns.id() < 0 ? null : StringColumn.create(names.get(columns.id()));
    columns.texts().stream()
        .sorted()
        .forEach(column -> texts.put(column, StringColumn.create(names.get(column))));
    for (int column : columns.numbers()) {
      numbers.put(
          column,
          cells(
              column,
              dialect,
              marks.of(column),
              missingAllowed,
              lineOf,
              columns.layout() == Layout.WIDE && columns.targets().contains(column)
                  ? row -> problems.of(names.get(column))
                  : row -> problems.of(series(row))));
    }
    needed = Map.copyOf(numbers);
    Problems ignored = problems.another();
    for (int column : columns.examined().values()) {
      // What cannot be read in a column that is not needed is no problem.
      numbers.computeIfAbsent(
          column, none -> cells(column, dialect, marks.of(column), true, lineOf, row -> ignored));
    }
    dates =
        columns.date() < 0
            ? null
            : new DateCells(names.get(columns.date()), formats, lineOf, this::series, problems);
  }

  private static NumberCells cells(
      int column,
      Dialect dialect,
      @Nullable DecimalMark mark,
      boolean missingAllowed,
      IntToLongFunction lineOf,
      IntFunction<Problems> problems) {
    return new NumberCells(
        dialect.names().get(column),
        mark,
        // So tables are written where decimals have a comma.
        dialect.separator() == Separator.SEMICOLON,
        NumberDress.of(dialect.sampleOf(column)),
        missingAllowed,
        lineOf,
        problems);
  }

  Collection<Map.Entry<Integer, NumberCells>> numbers() {
    return numbers.entrySet();
  }

  /** The columns of categories. */
  Collection<Map.Entry<Integer, StringColumn>> texts() {
    return texts.entrySet();
  }

  /** The column of dates, or null without one. */
  @Nullable DateCells dates() {
    return dates;
  }

  boolean hasIds() {
    return ids != null;
  }

  /** The series of a row whose id is appended, or an empty text if the table has no ids. */
  private String series(int row) {
    return ids == null ? "" : ids.get(row);
  }

  /** Appends the id of a row, which must be done before its date and numbers are. */
  void appendId(String id) {
    if (ids != null) {
      if (id.isEmpty()) {
        problems.add(
            lineOf.applyAsLong(ids.size()),
            ids.name(),
            "must name a series, found nothing; complete it");
      }
      // Not by appendCell: for it the ticker NA is a missing value.
      ids.append(id);
    }
  }

  /** Notes numbers that may mean two things. */
  void noteUnclearNumbers() {
    if (needed.values().stream().anyMatch(NumberCells::showsDecimalPoint)) {
      return;
    }
    for (NumberCells cells : needed.values()) {
      if (cells.unclearRow() >= 0) {
        problems.add(
            lineOf.applyAsLong(cells.unclearRow()),
            cells.name(),
            "numbers must be clear, but '%s' may mean thousands or decimals; set data.csv.decimal-mark"
                .formatted(cells.unclearCell()));
      }
    }
  }

  /**
   * The table of the columns, which are read to their ends.
   *
   * @param remarks what was found beside the cells, in sentences
   */
  Settled settle(int rows, List<String> remarks) {
    DateCells.@Nullable Settled settled = dates == null ? null : dates.settle();
    List<String> all = new ArrayList<>(remarks);
    if (settled != null && settled.remark() != null) {
      all.add(settled.remark());
    }
    return new Settled(
        LoadedTable.of(rows, settled, ids, numbers, texts, lineOf),
        settled == null ? null : settled.format(),
        List.copyOf(all));
  }

  /**
   * What was read.
   *
   * @param dateFormat how dates are written, or null without dates
   * @param remarks what was left out, or read in spite of an oddity, in sentences
   */
  record Settled(LoadedTable table, @Nullable DateFormat dateFormat, List<String> remarks) {}
}
