package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the columns of times of a table, from the schema, usual names and the first rows. */
final class DateColumnFinder {
  static final int NONE = -1;

  /** Rows that tell a column of numbers that are times from one of other numbers. */
  private static final int ENOUGH = 3;

  private static final long EARLIEST = -9_467_020_800L; // 1670
  private static final long LATEST = 4_102_444_800L; // 2100

  private static final long FIRST_OF_OUR_AGE = -11_676_096_000L; // 1600
  private static final long LAST_OF_OUR_AGE = 10_413_792_000L; // 2300

  /** Dates whose years are counted by eras: of Japan, of the Republic of China, of the Buddha. */
  private static final Pattern ERA =
      Pattern.compile(
          "\\d{2,3}[./]\\d{1,2}[./]\\d{1,2}|[RHSTM]\\d{1,2}[./-]\\d.*|.*(令和|平成|昭和|民國|民国|พ\\.ศ\\.|B\\.?E\\.).*");

  /** What stands before the number of an hour that is called by its end. */
  private static final Pattern HOUR_ENDING = Pattern.compile("^(HE|H) ?(?=\\d)");

  private static final List<UsualDateFormat> NUMBERS =
      List.of(
          UsualDateFormat.COMPACT,
          UsualDateFormat.COMPACT_HOUR,
          UsualDateFormat.EPOCH_SECONDS,
          UsualDateFormat.EPOCH_MILLISECONDS,
          UsualDateFormat.EPOCH_MICROSECONDS,
          UsualDateFormat.EPOCH_NANOSECONDS);

  private final Source source;
  private final CsvSchema schema;
  private final Dialect dialect;
  private final ColumnNames names;

  DateColumnFinder(Source source, CsvSchema schema, Dialect dialect, ColumnNames names) {
    this.source = source;
    this.schema = schema;
    this.dialect = dialect;
    this.names = names;
  }

  /**
   * What the dates are.
   *
   * @param columns the columns that make up the dates, the first of which they are called after;
   *     empty without dates
   * @param joining how the cells of several columns are put together
   * @param formats how the dates may be written; empty without dates
   */
  record Found(List<Integer> columns, Joining joining, List<DateFormat> formats) {
    /** No dates. */
    static final Found NOTHING = new Found(List.of(), cells -> "", List.of());

    /** The column that the dates are called after, or {@link #NONE}. */
    int column() {
      return columns.isEmpty() ? NONE : columns.get(0);
    }

    /** The date in a row. */
    String date(IntFunction<String> cells) {
      String first = cells.apply(columns.get(0));
      return columns.size() == 1
          ? first
          : joining.join(columns.stream().map(cells::apply).toList());
    }
  }

  /** Puts the cells of a row together to a date. */
  private interface Joining {
    String join(List<String> cells);
  }

  /**
   * Finds the dates.
   *
   * @throws InvalidInputException if a column looks like dates that no known format reads, or a
   *     format is configured that no column has
   */
  Found find() {
    List<Integer> parts = schema.dateColumn() == null ? partsOfDates() : List.of();
    if (!parts.isEmpty()) {
      String second = new DateParts(dialect, names).second(parts);
      Joining joining = cells -> joinedParts(cells, second);
      return new Found(parts, joining, formats(parts, joining));
    }
    int column = column();
    if (column == NONE) {
      if (schema.dateFormat() != null) {
        throw refuse(
            "data.csv.date-format is %s, but no column has such dates; it has %s; set data.csv.date-column"
                .formatted(schema.dateFormat(), dialect.names()));
      }
      refuseLostDates();
      return Found.NOTHING;
    }
    int time = time(column);
    List<Integer> columns = time == NONE ? List.of(column) : List.of(column, time);
    Joining joining = cells -> joined(cells.get(0), cells.get(1));
    return new Found(columns, joining, formats(columns, joining));
  }

  /** The columns of the parts of dates, unless another column has dates that are whole. */
  private List<Integer> partsOfDates() {
    List<Integer> parts = new DateParts(dialect, names).find();
    boolean whole =
        IntStream.range(0, dialect.width())
            .filter(column -> !parts.contains(column))
            .anyMatch(
                column ->
                    UsualNames.DATE.contains(UsualNames.normal(dialect.names().get(column)))
                        && looksLikeTimes(column));
    return whole ? List.of() : parts;
  }

  /** Year, month, day and hour, or year and quarter or week, in one text. */
  private static String joinedParts(List<String> cells, String second) {
    if (cells.stream().anyMatch(Cells::isMissing)) {
      return "";
    }
    List<String> parts = cells.stream().map(cell -> cell.replaceFirst("\\.0$", "")).toList();
    String date =
        parts.get(0) + "-" + second + parts.get(1).replaceFirst("^(Q0?|[qWwM])(?=\\d)", "");
    if (parts.size() > 2) {
      date += "-" + parts.get(2);
    }
    return parts.size() > 3 ? joined(date, parts.get(3)) : date;
  }

  private int column() {
    if (schema.dateColumn() != null) {
      return names.named(schema.dateColumn(), "data.csv.date-column");
    }
    for (String usual : UsualNames.DATE) {
      int column = names.usual(usual);
      if (column != NONE && mayBeDates(column)) {
        return column;
      }
    }
    int found =
        IntStream.range(0, dialect.width()).filter(this::looksLikeTimes).findFirst().orElse(NONE);
    if (found == NONE) {
      refuseNumbersCalledDates();
    }
    return found;
  }

  /** Refuses a table whose only dates are numbers that no format reads. */
  private void refuseNumbersCalledDates() {
    for (int column = 0; column < dialect.width(); column++) {
      List<String> cells = dialect.sampleOf(column);
      if (UsualNames.isDate(dialect.names().get(column))
          && schema.dateFormat() == null
          && cells.size() >= ENOUGH
          && !isRunningNumber(cells)) {
        throw unreadable(column, cells.get(0));
      }
    }
  }

  /** Whether each cell is one more than the last. */
  static boolean isRunningNumber(List<String> cells) {
    return IntStream.range(1, cells.size())
        .allMatch(
            row ->
                NumberText.parse(cells.get(row), DecimalMark.POINT)
                    == NumberText.parse(cells.get(row - 1), DecimalMark.POINT) + 1);
  }

  /** Whether a column with a usual name is more than a running number. */
  private boolean mayBeDates(int column) {
    List<String> cells = dialect.sampleOf(column);
    if (schema.dateFormat() != null
        && readable(DateFormat.named(schema.dateFormat()), cells) == cells.size()) {
      return true;
    }
    return mostReadable(cells) > 0 || !cells.stream().allMatch(NumberText::isNumber);
  }

  /** Whether all cells of a column are dates, or numbers that can hardly be anything else. */
  boolean looksLikeTimes(int column) {
    List<String> cells = dialect.sampleOf(column);
    if (cells.isEmpty()) {
      return false;
    }
    if (!cells.stream().allMatch(NumberText::isNumber)) {
      return mostReadable(cells) == cells.size();
    }
    if (!dialect.header()
        && column == 0
        && readable(UsualDateFormat.COMPACT, cells) == cells.size()) {
      return true;
    }
    return NUMBERS.stream().anyMatch(format -> runsOn(cells, format)) || areYears(column, cells);
  }

  /** Whether a format reads all cells as times of our age, each later, or each earlier. */
  private static boolean runsOn(List<String> cells, DateFormat format) {
    long[] times = cells.stream().mapToLong(format::epochSecond).toArray();
    return times.length >= ENOUGH
        && Arrays.stream(times).allMatch(time -> time > EARLIEST && time < LATEST)
        && (isMonotone(times, 1) || isMonotone(times, -1));
  }

  private static boolean isMonotone(long[] times, int sign) {
    return IntStream.range(1, times.length).allMatch(i -> sign * (times[i] - times[i - 1]) > 0);
  }

  /** Whether the first column counts years. */
  private static boolean areYears(int column, List<String> cells) {
    return column == 0
        && runsOn(cells, UsualDateFormat.YEAR)
        && Math.abs(Long.parseLong(cells.get(0)) - Long.parseLong(cells.get(cells.size() - 1)))
            == cells.size() - 1L;
  }

  private int time(int date) {
    if (dialect.sampleOf(date).stream().anyMatch(cell -> cell.indexOf(':') >= 0)) {
      return NONE;
    }
    for (String usual : UsualNames.TIME) {
      int column = names.usual(usual);
      if (column != NONE && column != date && areTimesOfDay(dialect.sampleOf(column))) {
        return column;
      }
    }
    // A column without a known name behind the dates, such as those of files without a header.
    int next = date + 1;
    return next < dialect.width()
            && areTimesOfDay(dialect.sampleOf(next))
            && dialect.sampleOf(next).stream().allMatch(cell -> cell.indexOf(':') >= 0)
        ? next
        : NONE;
  }

  private static boolean areTimesOfDay(List<String> cells) {
    return !cells.isEmpty()
        && cells.stream()
            .allMatch(
                cell ->
                    UsualDateFormat.ISO.epochSecond(joined("2000-01-01", cell))
                        != DateFormat.UNREADABLE);
  }

  /**
   * A date and a time of day, which may be without colons and leading zeros, in one text. Of a time
   * from … to …, the first is meant.
   */
  static String joined(String date, String timeOrInterval) {
    int between = timeOrInterval.indexOf('-');
    String first = between < 0 ? timeOrInterval : timeOrInterval.substring(0, between).strip();
    String time = HOUR_ENDING.matcher(first).replaceFirst("");
    boolean digits = !time.isEmpty() && time.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || time.length() > 6) {
      return date + " " + time;
    }
    if (time.length() <= 2) {
      return date + " " + time + ":00";
    }
    return date + " " + "0".repeat(time.length() % 2) + time;
  }

  private List<DateFormat> formats(List<Integer> columns, Joining joining) {
    List<String> cells =
        columns.size() == 1 ? dialect.sampleOf(columns.get(0)) : joinedSample(columns, joining);
    if (schema.dateFormat() != null) {
      DateFormat configured = DateFormat.named(schema.dateFormat());
      if (source.file() && !cells.isEmpty() && readable(configured, cells) == 0) {
        throw refuse(
            "data.csv.date-format is %s, but no date of column %s is written so, such as '%s'; %s"
                .formatted(
                    schema.dateFormat(),
                    dialect.names().get(columns.get(0)),
                    NumberCells.shortened(cells.get(0)),
                    mostReadable(cells) == cells.size()
                        ? "remove the setting: the dates are read without it"
                        : "correct the setting"));
      }
      return List.of(configured);
    }
    long most = mostReadable(cells);
    if (most == 0 && !cells.isEmpty()) {
      throw unreadable(columns.get(0), cells.get(0));
    }
    List<DateFormat> formats = new ArrayList<>();
    for (DateFormat format : UsualDateFormat.values()) {
      if (readable(format, cells) == most) {
        formats.add(format);
      }
    }
    if (formats.contains(UsualDateFormat.COMPACT)
        || formats.contains(UsualDateFormat.COMPACT_HOUR)) {
      // A count of seconds is hardly ever a day and a time of day in each row.
      formats.removeIf(format -> format.pattern().startsWith("epoch-"));
    }
    refuseOtherCalendars(columns.get(0), cells, formats);
    return formats;
  }

  /** Refuses days of which all are in years that are none of our age: of other calendars. */
  private void refuseOtherCalendars(int column, List<String> cells, List<DateFormat> formats) {
    boolean years = formats.contains(UsualDateFormat.YEAR);
    for (DateFormat format : formats) {
      boolean strange =
          cells.stream()
              .mapToLong(format::epochSecond)
              .filter(time -> time != DateFormat.UNREADABLE)
              .allMatch(time -> time > LAST_OF_OUR_AGE || (time < FIRST_OF_OUR_AGE && !years));
      if (!strange) {
        return;
      }
    }
    if (!cells.isEmpty()) {
      throw refuse(
          "dates of column %s, such as '%s', are far from our age; if they follow another calendar (Persian, Islamic, Buddhist, Jewish), give Gregorian ones; if not, set data.csv.date-format to %s"
              .formatted(dialect.names().get(column), cells.get(0), formats.get(0).pattern()));
    }
  }

  private List<String> joinedSample(List<Integer> columns, Joining joining) {
    return dialect.sample().stream()
        .filter(row -> row.size() == dialect.width() && !Cells.isMissing(row.get(columns.get(0))))
        .map(row -> joining.join(columns.stream().map(row::get).toList()))
        .toList();
  }

  private InvalidInputException unreadable(int column, String example) {
    String remedy =
        hasOtherDigits(example)
            ? "whose digits are not 0 to 9; write them with these"
            : ERA.matcher(example).matches()
                ? "whose years are counted by an era; give years such as 2024"
                : "set data.csv.date-format to a pattern such as dd/MM/yyyy HH:mm";
    return refuse(
        "no known format reads the dates of column %s, such as '%s'%s %s"
            .formatted(
                dialect.names().get(column),
                NumberCells.shortened(example),
                remedy.startsWith("set") ? ";" : ",",
                remedy));
  }

  static boolean hasOtherDigits(String cell) {
    return cell.chars().anyMatch(c -> c > '9' && Character.isDigit(c));
  }

  /** A text with the digits 0 to 9 for those of other scripts. */
  private static String withUsualDigits(String cell) {
    return cell.codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Refuses a table without dates that has a column of texts which differ like dates. */
  private void refuseLostDates() {
    for (int column = 0; column < dialect.width(); column++) {
      List<String> cells = dialect.sampleOf(column);
      if (cells.size() >= ENOUGH
          && cells.stream().allMatch(DateColumnFinder::resemblesDate)
          && cells.stream().distinct().count() == cells.size()) {
        throw unreadable(column, cells.get(0));
      }
    }
  }

  /** Whether a text has at least two groups of digits, or one beside a word, and is no number. */
  private static boolean resemblesDate(String written) {
    String cell = withUsualDigits(written);
    return !NumberText.isNumber(cell)
        && cell.length() >= 6
        && (cell.matches("\\D*\\d+\\D+\\d+.*") && cell.matches("[\\p{L}\\d .,:/+-]+"))
        && !cell.matches("[\\d.,' +-]+");
  }

  private static long mostReadable(List<String> cells) {
    long most = 0;
    for (DateFormat format : UsualDateFormat.values()) {
      most = Math.max(most, readable(format, cells));
    }
    return most;
  }

  private static long readable(DateFormat format, List<String> cells) {
    return cells.stream().filter(cell -> format.epochSecond(cell) != DateFormat.UNREADABLE).count();
  }

  private InvalidInputException refuse(String rule) {
    return new InvalidInputException(source.name() + ": " + rule);
  }
}
