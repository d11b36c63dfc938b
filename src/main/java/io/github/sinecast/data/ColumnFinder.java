package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds what the columns of a file mean, from the schema, usual names and the first rows. */
final class ColumnFinder {
  private static final int NONE = -1;
  private static final int MONTHS = 12;
  private static final int QUARTERS = 4;

  /** Rows from which on numbers that grow by one are a count of rows. */
  private static final int FEWEST_COUNTED = 5;

  /** Columns of a wide table that are compared with each other; a mistake shows in the first. */
  private static final int MOST_EXAMINED = 20;

  private final Source source;
  private final CsvSchema schema;
  private final Dialect dialect;
  private final ColumnNames names;
  private final DateColumnFinder times;

  ColumnFinder(Source source, CsvSchema schema, Dialect dialect) {
    this.source = source;
    this.schema = schema;
    this.dialect = dialect;
    names = new ColumnNames(source, dialect);
    times = new DateColumnFinder(source, schema, dialect, names);
  }

  /**
   * Finds the columns.
   *
   * @param asked the columns beside the target
   */
  FoundColumns find(WantedColumns asked) {
    if (schema.targetColumns().isEmpty()) {
      refuseSeriesInRows();
    }
    DateColumnFinder.Found dates = times.find();
    int date = dates.column();
    int id = id(date);
    CovariateColumns covariates = asked.covariates();
    Map<String, Integer> known = declared(covariates.known(), "known");
    Map<String, Integer> statics = declared(covariates.staticsInTable(), "static");
    Set<Integer> declared = new HashSet<>(known.values());
    declared.addAll(statics.values());
    List<Integer> targets = targets(dates, id, declared);
    for (int column : declared) {
      if (targets.contains(column)) {
        throw refuse(
            "the column to forecast cannot be a covariate, found '%s' in window.covariates; leave it out"
                .formatted(dialect.names().get(column)));
      }
    }
    Layout layout = schema.layout();
    if (layout == Layout.AUTO) {
      layout = id != NONE ? Layout.LONG : targets.size() == 1 ? Layout.SINGLE : Layout.WIDE;
    }
    if (layout == Layout.LONG && targets.size() > 1) {
      throw refuse(
          "a long table has one column to forecast, found %s; set data.csv.target-columns"
              .formatted(names.of(targets)));
    }
    for (String role : UsualNames.ROLES) {
      configured(role);
    }
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (String name : asked.needed()) {
      wanted.put(name, wanted(name, targets));
    }
    if (targets.size() == 1) {
      for (String name : asked.useful()) {
        int column = found(name, targets);
        if (column != NONE) {
          wanted.putIfAbsent(name, column);
        }
      }
    }
    Map<String, Integer> examined = asked.examining() ? examined(layout, targets) : Map.of();
    FoundColumns found =
        new FoundColumns(
            layout,
            dates,
            id,
            targets,
            wanted,
            known,
            statics,
            texts(covariates, List.of(wanted, known, statics)),
            examined);
    for (int column = 0; column < dialect.width(); column++) {
      if (found.isRead(column) && dialect.names().get(column).indexOf('\uFFFD') >= 0) {
        throw refuse("must be text in UTF-8, found other bytes in a name; save the file as UTF-8");
      }
    }
    return found;
  }

  /** Finds the columns of a table that holds nothing but what is known ahead. */
  FoundColumns findKnown(CovariateColumns covariates) {
    DateColumnFinder.Found dates = times.find();
    int id = id(dates.column());
    Map<String, Integer> known = declared(covariates.known(), "known");
    return new FoundColumns(
        id == NONE ? Layout.SINGLE : Layout.LONG,
        dates,
        id,
        List.of(),
        Map.of(),
        known,
        Map.of(),
        texts(covariates, List.of(known)),
        Map.of());
  }

  /** Finds the columns of a table that has a row for each series, and what never changes in it. */
  FoundColumns findStatics(CovariateColumns covariates) {
    int id = schema.idColumn() == null ? NONE : names.indexOf(schema.idColumn());
    for (String usual : UsualNames.ID) {
      id = id == NONE ? names.usual(usual) : id;
    }
    if (id == NONE) {
      throw refuse(
          "must have a column of series ids; call it %s"
              .formatted(schema.idColumn() == null ? "id" : schema.idColumn()));
    }
    Map<String, Integer> statics = declared(covariates.statics(), "static");
    return new FoundColumns(
        Layout.LONG,
        DateColumnFinder.Found.NOTHING,
        id,
        List.of(),
        Map.of(),
        Map.of(),
        statics,
        texts(covariates, List.of(statics)),
        Map.of());
  }

  private Map<String, Integer> declared(List<String> columns, String key) {
    Map<String, Integer> found = new LinkedHashMap<>();
    columns.forEach(name -> found.put(name, names.named(name, "window.covariates." + key)));
    return found;
  }

  private static Set<Integer> texts(
      CovariateColumns covariates, List<Map<String, Integer>> columns) {
    return columns.stream()
        .flatMap(some -> some.entrySet().stream())
        .filter(one -> covariates.categories().contains(one.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The other series of a wide table, or the columns of a bar, as far as they are clear. */
  private Map<String, Integer> examined(Layout layout, List<Integer> targets) {
    Map<String, Integer> examined = new TreeMap<>();
    if (layout == Layout.WIDE) {
      targets.stream()
          .limit(MOST_EXAMINED)
          .forEach(column -> examined.put(dialect.names().get(column), column));
      return examined;
    }
    for (int column = dialect.width() - 1; column >= 0; column--) {
      String role = schema.roleOf(dialect.names().get(column));
      if (role != null && !targets.contains(column) && holdsNumbers(column)) {
        examined.put(role, column);
      }
    }
    return examined;
  }

  /**
   * Refuses a table whose columns are times: named by dates, by all months or quarters of a year,
   * or V1, V2, … beside texts.
   */
  private void refuseSeriesInRows() {
    List<String> all = dialect.names();
    long dated = all.stream().map(ColumnFinder::withoutRemark).filter(ColumnNames::isDate).count();
    long months =
        all.stream().mapToInt(MonthNames::month).filter(month -> month > 0).distinct().count();
    long quarters = all.stream().filter(name -> name.matches("[Qq][1-4]")).distinct().count();
    boolean numbered =
        IntStream.range(0, all.size())
            .allMatch(column -> all.get(column).equals("V" + (column + 1)));
    boolean named = dialect.sampleOf(0).stream().noneMatch(NumberText::isNumber);
    boolean anyTimes = IntStream.range(0, dialect.width()).anyMatch(times::looksLikeTimes);
    boolean timesByName =
        2 * dated > all.size()
            || (dated > 1 && allNumbersAreCalledDates())
            || (numbered && named && all.size() > 2);
    if (dialect.header()
        && (months == MONTHS || quarters == QUARTERS || (!anyTimes && timesByName))) {
      throw refuse(
          "each row holds a series or a part of one, found columns %s; turn the table, so that each row is a time"
              .formatted(all.size() <= 4 ? all : all.subList(0, 4) + " and more"));
    }
  }

  private boolean allNumbersAreCalledDates() {
    return IntStream.range(0, dialect.width())
        .filter(this::holdsNumbers)
        .mapToObj(dialect.names()::get)
        .allMatch(name -> ColumnNames.isDate(withoutRemark(name)));
  }

  /** A name without what stands in brackets behind it. */
  private static String withoutRemark(String name) {
    return name.replaceFirst(" \\[[^\\]]*]$", "");
  }

  private int id(int date) {
    if (schema.idColumn() != null) {
      return names.named(schema.idColumn(), "data.csv.id-column");
    }
    if (schema.layout() == Layout.SINGLE
        || schema.layout() == Layout.WIDE
        || (schema.layout() == Layout.AUTO && schema.targetColumns().size() > 1)) {
      return NONE;
    }
    for (String usual : UsualNames.ID) {
      int column = names.usual(usual);
      if (column != NONE
          && column != date
          && !schema.targetColumns().contains(dialect.names().get(column))
          && (schema.layout() == Layout.LONG || repeats(column) || repeats(date))) {
        return column;
      }
    }
    if (schema.layout() == Layout.LONG) {
      throw refuse(
          "a long table needs a column that tells its series apart; set data.csv.id-column");
    }
    return NONE;
  }

  /** Whether rows share a value, as the rows of a series share its id, and series their dates. */
  private boolean repeats(int column) {
    if (column == NONE) {
      return false;
    }
    List<String> cells = dialect.sampleOf(column);
    return new HashSet<>(cells).size() < cells.size();
  }

  private List<Integer> targets(DateColumnFinder.Found dates, int id, Collection<Integer> known) {
    if (!schema.targetColumns().isEmpty()) {
      return schema.targetColumns().stream()
          .map(name -> names.named(name, "data.csv.target-columns"))
          .toList();
    }
    if (schema.layout() != Layout.WIDE) {
      for (String usual : UsualNames.TARGET) {
        int column = names.usual(usual);
        if (column != NONE
            && !dates.columns().contains(column)
            && column != id
            && !dialect.sampleOf(column).isEmpty()) {
          return List.of(column);
        }
      }
    }
    List<Integer> others =
        IntStream.range(0, dialect.width())
            .filter(column -> !dates.columns().contains(column) && column != id)
            .filter(column -> !known.contains(column))
            .filter(column -> !times.looksLikeTimes(column))
            .filter(column -> !UsualNames.isDate(dialect.names().get(column)))
            .boxed()
            .toList();
    int last = others.stream().filter(this::holdsNumbers).reduce(NONE, Math::max);
    boolean described = others.stream().anyMatch(column -> column < last && holdsTexts(column));
    List<Integer> numbers =
        withoutCounters(
            others.stream()
                .filter(this::holdsNumbers)
                .filter(column -> !described || !dialect.sampleOf(column).isEmpty())
                .map(names::one)
                .toList());
    if (numbers.isEmpty()) {
      throw refuse("must have a column of numbers to forecast; set data.csv.target-columns");
    }
    boolean one = schema.layout() == Layout.SINGLE || id != NONE;
    List<Integer> closes = PriceNames.closes(numbers, dialect.names());
    if (closes.size() == 1 || (!closes.isEmpty() && !one)) {
      return closes;
    }
    boolean unnamed = !dialect.header() && dates.column() != NONE;
    boolean doubtful =
        unnamed
            || described
            || numbers.stream().anyMatch(column -> UsualNames.isOfOne(dialect.names().get(column)))
            || new OneInstrument(schema, dialect).has(numbers);
    if (numbers.size() > 1 && (one || (doubtful && schema.layout() != Layout.WIDE))) {
      throw refuse(
          "cannot tell which column to forecast among %s; set data.csv.target-columns"
                  .formatted(names.of(numbers))
              + (one ? "" : ", or data.csv.layout to wide to forecast all"));
    }
    return numbers;
  }

  /** The columns that do not count the rows, or all if there are no others. */
  private List<Integer> withoutCounters(List<Integer> numbers) {
    List<Integer> values = numbers.stream().filter(column -> !countsRows(column)).toList();
    return values.isEmpty() ? numbers : values;
  }

  private boolean countsRows(int column) {
    List<String> cells = dialect.sampleOf(column);
    return cells.size() >= FEWEST_COUNTED
        && !UsualNames.isOfOne(dialect.names().get(column))
        && cells.stream().allMatch(cell -> cell.matches("\\d+"))
        && DateColumnFinder.isRunningNumber(cells);
  }

  /**
   * Whether most cells of a column are numbers; the others are mistakes. A column without a name is
   * taken for a row number.
   */
  private boolean holdsNumbers(int column) {
    String name = dialect.names().get(column);
    boolean unnamed =
        dialect.header()
            && (UsualNames.isMadeUp(name, column) || name.equals("Unnamed: " + column));
    List<String> cells = dialect.sampleOf(column);
    long numbers = cells.stream().filter(NumberDress::isNumber).count();
    return !unnamed
        && 2 * numbers >= cells.size()
        && (numbers > 0 || (cells.isEmpty() && dialect.header() && !isRemark(name)));
  }

  /** Whether a column says what its rows are, as in a list of transactions. */
  private boolean holdsTexts(int column) {
    return !dialect.sampleOf(column).isEmpty()
        && !holdsNumbers(column)
        && !isRemark(dialect.names().get(column));
  }

  /** Whether a column is called after another, as flags are after their values. */
  private boolean isRemark(String name) {
    return dialect.names().stream()
        .anyMatch(other -> name.length() > other.length() && name.startsWith(other + "_"));
  }

  /** The column that is asked for under a name, which must be there. */
  private int wanted(String name, List<Integer> targets) {
    int column = found(name, targets);
    if (column == NONE) {
      throw refuse(
          "must have the column '%s', which window.channels needs; it has %s; %s"
              .formatted(
                  name,
                  dialect.names(),
                  dialect.names().stream().anyMatch(one -> one.indexOf('\uFFFD') >= 0)
                      ? "its names are not in UTF-8; save the file as UTF-8"
                      : remedy(name)));
    }
    return column;
  }

  /**
   * The column that is asked for under a name, or -1: the configured one of a role, the column of
   * that name, or one of the role's usual names. Closing prices that no column is called after are
   * those to forecast, which are called Price or Last in many files.
   */
  private int found(String name, List<Integer> targets) {
    int configured = configured(name);
    if (configured != NONE) {
      return configured;
    }
    int column = names.indexOf(name);
    if (column == NONE && UsualNames.ROLES.contains(name)) {
      for (String usual : UsualNames.ofRole(name)) {
        column = column == NONE ? names.usual(usual) : column;
      }
    }
    if (column == NONE && name.equals(UsualNames.CLOSE)) {
      column = names.usual(UsualNames.CLOSE);
      if (column == NONE && targets.size() == 1) {
        return targets.get(0);
      }
    }
    return column;
  }

  /** The configured column of a role, which must be there; or -1 where none is configured. */
  private int configured(String role) {
    String name = schema.roleColumn(role);
    return name == null ? NONE : names.named(name, "data.csv." + role + "-column");
  }

  private static String remedy(String name) {
    String channel = "leave its channel out of window.channels";
    return UsualNames.ROLES.contains(name)
        ? "set data.csv." + name + "-column or " + channel
        : channel + (name.equals(UsualNames.CLOSE) ? ", or forecast one column only" : "");
  }

  private InvalidInputException refuse(String rule) {
    return new InvalidInputException(source.name() + ": " + rule);
  }
}
