package io.github.sinecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The times of the rows of a series, in ascending order.
 *
 * <p>A time line is <em>dated</em> (each row has a local date, perhaps with a time of day) or not
 * (then the row number is all there is). Times carry no zone: they are what the file says.
 * Immutable.
 */
public final class TimeLine {
  private static final long SECONDS_A_DAY = 86_400;

  private final int size;
  private final long[] epochSeconds;
  private final boolean dated;
  private final boolean timeOfDay;
  private final @Nullable Predicate<LocalDate> calendar;
  private final @Nullable Predicate<LocalDate> holidays;
  private volatile double @Nullable [] tradingDays;

  private TimeLine(
      int size,
      long[] epochSeconds,
      boolean dated,
      @Nullable Predicate<LocalDate> calendar,
      @Nullable Predicate<LocalDate> holidays) {
    this.size = size;
    this.epochSeconds = epochSeconds;
    this.dated = dated;
    boolean anyTimeOfDay = false;
    for (int row = 0; row < epochSeconds.length; row++) {
      anyTimeOfDay |= Math.floorMod(epochSeconds[row], SECONDS_A_DAY) != 0;
      if (row > 0 && epochSeconds[row] <= epochSeconds[row - 1]) {
        throw new IllegalArgumentException(
            "the times of a series must ascend; row "
                + row
                + " ("
                + toDateTime(epochSeconds[row])
                + ") does not follow "
                + toDateTime(epochSeconds[row - 1]));
      }
    }
    this.timeOfDay = anyTimeOfDay;
    this.calendar = calendar;
    this.holidays = holidays;
  }

  /** Rows without dates: row numbers are the time. */
  public static TimeLine ofRows(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("a time line cannot have " + size + " rows");
    }
    return new TimeLine(size, new long[0], false, null, null);
  }

  /**
   * Rows with dates.
   *
   * @param epochSeconds seconds from 1970-01-01T00:00 to each row's local time, strictly ascending;
   *     copied
   */
  public static TimeLine ofEpochSeconds(long[] epochSeconds) {
    return new TimeLine(epochSeconds.length, epochSeconds.clone(), true, null, null);
  }

  /** Rows with dates, one a day at most. */
  public static TimeLine ofDates(List<LocalDate> dates) {
    return ofEpochSeconds(
        dates.stream().mapToLong(date -> date.toEpochDay() * SECONDS_A_DAY).toArray());
  }

  /**
   * These rows under a calendar that says on which days rows exist. Without one, these are the days
   * from Monday to Friday, or all days where some row is on a weekend.
   */
  public TimeLine tradingOn(Predicate<LocalDate> days) {
    return new TimeLine(size, epochSeconds, dated, days, holidays);
  }

  /** These rows under a calendar of holidays. */
  public TimeLine withHolidays(Predicate<LocalDate> days) {
    return new TimeLine(size, epochSeconds, dated, calendar, days);
  }

  /** Whether it is known which days are holidays. */
  public boolean knowsHolidays() {
    return holidays != null;
  }

  /** Whether a day is a holiday, as far as that is known. */
  public boolean isHoliday(LocalDate day) {
    return holidays != null && holidays.test(day);
  }

  /** Whether no trading day of its month is later than a day, by the calendar. */
  public boolean isLastTradingDayOfMonth(LocalDate day) {
    Predicate<LocalDate> isTrading = calendar == null ? usualDays() : calendar;
    for (LocalDate next = day.plusDays(1);
        next.getMonth() == day.getMonth();
        next = next.plusDays(1)) {
      if (isTrading.test(next)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Some of these rows.
   *
   * @param rows their numbers, strictly ascending
   */
  public TimeLine rows(int[] rows) {
    long[] chosen =
        dated ? Arrays.stream(rows).mapToLong(row -> epochSeconds[row]).toArray() : new long[0];
    return new TimeLine(rows.length, chosen, dated, calendar, holidays);
  }

  /** The number of rows. */
  public int size() {
    return size;
  }

  /** Whether rows have dates at all. */
  public boolean isDated() {
    return dated;
  }

  /** Whether some row has a time of day other than midnight. */
  public boolean hasTimeOfDay() {
    return timeOfDay;
  }

  /**
   * The local date and time of a row.
   *
   * @throws IllegalStateException if the rows have no dates
   */
  public LocalDateTime at(int row) {
    return toDateTime(epochSecond(row));
  }

  /**
   * Seconds from 1970-01-01T00:00 to the local time of a row.
   *
   * @throws IllegalStateException if the rows have no dates
   */
  public long epochSecond(int row) {
    if (!dated) {
      throw new IllegalStateException("rows without a date column have no dates");
    }
    return epochSeconds[row];
  }

  /**
   * Trading days from the first row to a row, with a fraction for the time of day. A day that has a
   * row is a trading day, whatever the calendar says.
   *
   * @throws IllegalStateException if the rows have no dates
   */
  public double tradingDay(int row) {
    double[] days = tradingDays;
    if (days == null) {
      days = countTradingDays();
      tradingDays = days;
    }
    return days[row];
  }

  private double[] countTradingDays() {
    Predicate<LocalDate> isTrading = calendar == null ? usualDays() : calendar;
    double[] days = new double[size];
    double start = 0;
    long count = 0;
    for (int row = 0; row < size; row++) {
      long date = Math.floorDiv(epochSecond(row), SECONDS_A_DAY);
      double fraction = (double) Math.floorMod(epochSecond(row), SECONDS_A_DAY) / SECONDS_A_DAY;
      if (row == 0) {
        start = fraction;
      } else {
        long before = Math.floorDiv(epochSecond(row - 1), SECONDS_A_DAY);
        for (long between = before + 1; between < date; between++) {
          count += isTrading.test(LocalDate.ofEpochDay(between)) ? 1 : 0;
        }
        count += date > before ? 1 : 0;
      }
      days[row] = count + fraction - start;
    }
    return days;
  }

  private Predicate<LocalDate> usualDays() {
    for (long second : epochSeconds) {
      if (isWeekend(LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY)))) {
        return date -> true;
      }
    }
    return date -> !isWeekend(date);
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /**
   * How people name a row: its date, its date and time where the line has times of day, or its
   * number from 0.
   */
  public String label(int row) {
    if (!dated) {
      return Integer.toString(row);
    }
    LocalDateTime time = at(row);
    return timeOfDay ? time.toString() : time.toLocalDate().toString();
  }

  /** The number of rows before the given time, which is where that time would be inserted. */
  public int rowsBefore(LocalDateTime time) {
    long second = time.toEpochSecond(ZoneOffset.UTC);
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (epochSecond(middle) < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static LocalDateTime toDateTime(long epochSecond) {
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
  }
}
