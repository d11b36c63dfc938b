package io.github.sinecast.data;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TimeLine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a delimited text file looks like; whatever is left open is found by itself and reported.
 *
 * <p>Column names are matched exactly, or else without regard to case. Columns of a file without a
 * header are called {@code column-1}, {@code column-2} and so on.
 */
public record CsvSchema(
    @Setting(
            help =
                "How the table holds its series: auto, single (one series), long (below each other,"
                    + " told apart by an id column) or wide (beside each other, each a column).",
            initial = "auto")
        Layout layout,
    @Setting(
            help = "What stands between cells: comma, semicolon, tab, pipe or spaces.",
            initial = "")
        @Nullable Separator separator,
    @Setting(help = "Whether the first row names the columns.", initial = "")
        @Nullable Boolean header,
    @Setting(
            help =
                "What stands before the decimals: point or comma; the other groups thousands."
                    + " Found where the numbers leave no doubt: 12,5 and 1.234,5 have a comma.",
            initial = "")
        @Nullable DecimalMark decimalMark,
    @Setting(
            help =
                "The column with the dates. Found by usual names (date, datetime, timestamp, ds,"
                    + " time, year, open_time, Datum, fecha, …), or as the first column of dates; a"
                    + " file may have none.",
            initial = "",
            otherNames = {"ds", "time_col", "time_column"})
        @Nullable String dateColumn,
    @Setting(
            help =
                "How dates are written, such as dd/MM/yyyy (letters as in java.time),"
                    + " epoch-seconds, -milliseconds, -microseconds or -nanoseconds, excel-days,"
                    + " julian-days, half-years or fiscal-years.",
            initial = "")
        @Nullable String dateFormat,
    @Setting(
            help =
                "The column with the series id of a long table. Found by usual names"
                    + " (symbol, ticker, unique_id, series_id, item_id, series, id, name).",
            initial = "",
            otherNames = {"unique_id", "id_col", "group_cols"})
        @Nullable String idColumn,
    @Setting(
            help =
                "The columns to forecast: one in a single or long table, any number in a wide one."
                    + " Found by usual names, the first that exists of: close, close/last, last,"
                    + " settle, adj close, adjusted close, price, y, value, target; and in other"
                    + " languages, such as Schluss, clôture, cierre.",
            initial = "[]",
            otherNames = {"y", "target_col", "value_cols"})
        List<String> targetColumns,
    @Setting(help = "The column of opening prices. Found by the name open.", initial = "")
        @Nullable String openColumn,
    @Setting(help = "The column of highest prices. Found by the name high.", initial = "")
        @Nullable String highColumn,
    @Setting(help = "The column of lowest prices. Found by the name low.", initial = "")
        @Nullable String lowColumn,
    @Setting(help = "The column of traded volume. Found by the names volume and vol.", initial = "")
        @Nullable String volumeColumn,
    @Setting(
            help =
                "The days on which rows exist, which labels forecasts and tells gaps from holidays:"
                    + " auto, a market (nyse, nasdaq, lse, euronext, xetra, six, tsx, jpx, hkex,"
                    + " sse, nse, asx, b3, cme, forex, lme, target), weekdays, every-day, or none"
                    + " (the file's own step). auto seeks the market whose closed days fit the"
                    + " rows, and is none where no market does.",
            initial = "auto",
            otherNames = "freq")
        TradingCalendar calendar,
    @Setting(
            help =
                "A calendar of your own in place of calendar: a YAML file with the keys closed, a"
                    + " list of days, and weekdays. Relative to this config's folder.",
            initial = "")
        @Nullable Path calendarFile,
    @Setting(
            help =
                "The market whose closed weekdays are holidays for window.covariates.calendar, as"
                    + " calendar names them. Those of calendar if omitted.",
            initial = "")
        @Nullable TradingCalendar holidays) {

  public CsvSchema {
    targetColumns = List.copyOf(targetColumns);
    Require.that(
        new HashSet<>(targetColumns).size() == targetColumns.size(),
        "targetColumns",
        "must name each column once, found " + targetColumns);
    Require.that(
        targetColumns.size() < 2 || layout == Layout.WIDE || layout == Layout.AUTO,
        "targetColumns",
        "must be one column unless the layout is wide, found " + targetColumns);
    Require.that(
        idColumn == null || layout == Layout.LONG || layout == Layout.AUTO,
        "idColumn",
        "belongs to the layout long; remove it or change the layout");
    Require.that(
        calendarFile == null || calendar == TradingCalendar.AUTO,
        "calendarFile",
        "must stand alone; remove it or data.csv.calendar");
    Require.that(
        holidays != TradingCalendar.AUTO && holidays != TradingCalendar.NONE,
        "holidays",
        "must be a market or calendar of days; leave it out for that of data.csv.calendar");
    if (dateFormat != null) {
      DateFormat.named(dateFormat);
    }
  }

  /** A schema whose holidays are those of its calendar. */
  public CsvSchema(
      Layout layout,
      @Nullable Separator separator,
      @Nullable Boolean header,
      @Nullable DecimalMark decimalMark,
      @Nullable String dateColumn,
      @Nullable String dateFormat,
      @Nullable String idColumn,
      List<String> targetColumns,
      @Nullable String openColumn,
      @Nullable String highColumn,
      @Nullable String lowColumn,
      @Nullable String volumeColumn,
      TradingCalendar calendar,
      @Nullable Path calendarFile) {
    this(
        layout,
        separator,
        header,
        decimalMark,
        dateColumn,
        dateFormat,
        idColumn,
        targetColumns,
        openColumn,
        highColumn,
        lowColumn,
        volumeColumn,
        calendar,
        calendarFile,
        null);
  }

  /** Everything is found by itself. */
  public static CsvSchema found() {
    return new CsvSchema(
        Layout.AUTO,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        TradingCalendar.AUTO,
        null);
  }

  /** This schema with the file of a calendar, if it has one, looked for from a folder. */
  public CsvSchema in(Path folder) {
    return calendarFile == null ? this : withCalendarFile(folder.resolve(calendarFile).normalize());
  }

  /** This schema with another file of a calendar. */
  public CsvSchema withCalendarFile(Path file) {
    return new CsvSchema(
        layout,
        separator,
        header,
        decimalMark,
        dateColumn,
        dateFormat,
        idColumn,
        targetColumns,
        openColumn,
        highColumn,
        lowColumn,
        volumeColumn,
        calendar,
        file,
        holidays);
  }

  /** This schema for a table beside that of the series, with a row for each of them. */
  CsvSchema ofOneRowEach() {
    return new CsvSchema(
        Layout.AUTO,
        separator,
        true,
        decimalMark,
        null,
        null,
        idColumn,
        List.of(),
        null,
        null,
        null,
        null,
        TradingCalendar.NONE,
        null);
  }

  /**
   * What gives the rows of each series their calendar.
   *
   * @throws io.github.sinecast.InvalidInputException if the file of a calendar is wrong
   */
  public Function<TimeLine, SeriesCalendar> calendars() {
    Function<TimeLine, SeriesCalendar> own = time -> SeriesCalendar.of(calendar, time);
    if (calendarFile != null) {
      TradingDays days = CalendarFile.read(calendarFile);
      own = time -> SeriesCalendar.of(days, time);
    }
    return holidays == null ? own : own.andThen(found -> found.withHolidays(holidays.days()));
  }

  /** This schema with the columns to forecast named. */
  public CsvSchema withTargets(String... names) {
    return new CsvSchema(
        layout,
        separator,
        header,
        decimalMark,
        dateColumn,
        dateFormat,
        idColumn,
        List.of(names),
        openColumn,
        highColumn,
        lowColumn,
        volumeColumn,
        calendar,
        calendarFile,
        holidays);
  }

  /** The role of a column by its configured or usual name: also close and adjusted; or null. */
  @Nullable String roleOf(String name) {
    for (String role : UsualNames.ROLES) {
      String configured = roleColumn(role);
      if (configured == null
          ? UsualNames.ofRole(role).contains(UsualNames.normal(name))
          : configured.equalsIgnoreCase(name)) {
        return role;
      }
    }
    if (UsualNames.isAdjusted(name)) {
      return UsualNames.isPrice(name) ? UsualNames.ADJUSTED : null;
    }
    return UsualNames.isPrice(name) ? UsualNames.CLOSE : null;
  }

  /** The configured column of a role (open, high, low, volume), or null. */
  @Nullable String roleColumn(String role) {
    return switch (role) {
      case "open" -> openColumn;
      case "high" -> highColumn;
      case "low" -> lowColumn;
      case "volume" -> volumeColumn;
      default -> null;
    };
  }
}
