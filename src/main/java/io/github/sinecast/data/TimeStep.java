package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The usual distance between neighbouring rows: the median, told in the unit that people use.
 *
 * @param unit what is counted
 * @param amount how many units lie between neighbours
 * @param dayOfMonth the day on which monthly rows fall, or the first of {@code weekdays} after it;
 *     31 for the last of each month, 0 where rows are not monthly
 * @param weekdays the days of the week on which rows fall; all where that is not known
 * @param sessions the times of the week at which rows occur whose step is less than a day, or null
 *     where they go on day and night
 */
record TimeStep(
    Unit unit, long amount, int dayOfMonth, Weekdays weekdays, @Nullable Sessions sessions) {
  private static final long DAY = 86_400;

  /** The share of rows that settles what rows are; the rest may be mistakes or holes. */
  private static final double NEARLY_ALL = 0.95;

  /** Days before the last of a month on which its last trading day may fall. */
  private static final int LONGEST_CLOSURE = 3;

  /** Rows from which a day of the month is known without the last of them. */
  private static final int FEWEST_BUT_LAST = 5;

  /** Days by which a weekly row may be moved by holidays. */
  private static final int MOVED = 3;

  /** The share of a step below which the last one is not complete. */
  static final double SHORT = 0.85;

  private static final int LAST_DAY = 31;
  private static final int NO_DAY = 0;

  enum Unit {
    ROW,
    SECOND,
    DAY,
    WEEKDAY,
    MONTH
  }

  /** The usual step of a time line; rows, if it has no dates or fewer than two rows. */
  static TimeStep of(TimeLine time) {
    if (!time.isDated() || time.size() < 2) {
      return new TimeStep(Unit.ROW, 1, NO_DAY, Weekdays.ALL, null);
    }
    long[] steps = new long[time.size() - 1];
    for (int row = 1; row < time.size(); row++) {
      steps[row - 1] = time.epochSecond(row) - time.epochSecond(row - 1);
    }
    Arrays.sort(steps);
    long median = steps[steps.length / 2];
    if (median % DAY != 0) {
      return new TimeStep(Unit.SECOND, median, NO_DAY, Weekdays.ALL, Sessions.of(time, median));
    }
    long days = median / DAY;
    long months = months(days);
    int dayOfMonth = months == 0 ? NO_DAY : dayOfMonth(time, steps, median, months);
    if (dayOfMonth != NO_DAY) {
      return ofMonths(time, months, dayOfMonth);
    }
    if (days == 1) {
      Weekdays weekdays = Weekdays.of(time);
      Unit unit = weekdays.equals(Weekdays.ALL) ? Unit.DAY : Unit.WEEKDAY;
      return new TimeStep(unit, days, NO_DAY, weekdays, null);
    }
    Weekdays weekday = days % 7 == 0 ? Weekdays.ofLongSteps(time) : Weekdays.ALL;
    return new TimeStep(Unit.DAY, days, NO_DAY, weekday.isOne() ? weekday : Weekdays.ALL, null);
  }

  /** Rows on a day of the month, on business days, or on a weekday such as the third Friday. */
  private static TimeStep ofMonths(TimeLine time, long months, int dayOfMonth) {
    Weekdays weekdays = Weekdays.ofLongSteps(time);
    if (!weekdays.isOne()) {
      return new TimeStep(Unit.MONTH, months, dayOfMonth, weekdays, null);
    }
    int[] weeks =
        IntStream.range(0, time.size()).map(row -> (day(time, row) - 1) / 7).sorted().toArray();
    int week = weeks[weeks.length / 2];
    long inWeek = IntStream.of(weeks).filter(one -> one == week).count();
    long inLast = rows(time, row -> lengthOfMonth(time, row) - day(time, row) < 7);
    if (Math.max(inWeek, inLast) < NEARLY_ALL * time.size()) {
      return new TimeStep(Unit.MONTH, months, dayOfMonth, Weekdays.ALL, null);
    }
    int day = inLast > inWeek ? LAST_DAY : 7 * week + 1;
    return new TimeStep(Unit.MONTH, months, day, weekdays, null);
  }

  /** The number of months that a number of days may be, or 0. */
  private static long months(long days) {
    for (int months : new int[] {1, 2, 3, 4, 6, 12}) {
      if (days >= 30.4 * months - 2.5 && days <= 30.5 * months + 1) {
        return months;
      }
    }
    return 0;
  }

  /**
   * The day on which rows of a month's distance fall, or {@link #NO_DAY} if they follow each other
   * by days instead, such as each fourth Monday.
   *
   * <p>Rows whose day is neither constant nor the last of the month may be on the first or last
   * trading day or the third Friday of each month: then their steps differ, and each has a month of
   * its own.
   */
  private static int dayOfMonth(TimeLine time, long[] steps, long median, long months) {
    int best = LAST_DAY;
    for (int day = LAST_DAY; day > 0; day--) {
      best = rowsOn(day, time) > rowsOn(best, time) ? day : best;
    }
    // Of few rows the last may be of a month that is not complete.
    double enough = NEARLY_ALL * (time.size() < FEWEST_BUT_LAST ? time.size() : time.size() - 1);
    if (rowsOn(best, time) >= enough) {
      return best;
    }
    long equal = LongStream.of(steps).filter(step -> step == median).count();
    long inMonths =
        rows(time, row -> row > 0 && monthsBetween(time.at(row - 1), time.at(row)) == months);
    if (equal >= NEARLY_ALL * steps.length || inMonths < NEARLY_ALL * steps.length) {
      return NO_DAY;
    }
    long atEnd = rows(time, row -> lengthOfMonth(time, row) - day(time, row) <= LONGEST_CLOSURE);
    return atEnd >= NEARLY_ALL * time.size() ? LAST_DAY : medianDayOfMonth(time);
  }

  /** The number of rows on a day of their month, or on its last where the month is too short. */
  private static long rowsOn(int day, TimeLine time) {
    return rows(time, row -> day(time, row) == Math.min(day, lengthOfMonth(time, row)));
  }

  private static long rows(TimeLine time, IntPredicate condition) {
    return IntStream.range(0, time.size()).filter(condition).count();
  }

  private static int medianDayOfMonth(TimeLine time) {
    int[] days = IntStream.range(0, time.size()).map(row -> day(time, row)).sorted().toArray();
    return days[days.length / 2];
  }

  private static int day(TimeLine time, int row) {
    return time.at(row).getDayOfMonth();
  }

  private static int lengthOfMonth(TimeLine time, int row) {
    return time.at(row).toLocalDate().lengthOfMonth();
  }

  static boolean isWeekend(LocalDate date) {
    return !Weekdays.MONDAY_TO_FRIDAY.contains(date.toEpochDay());
  }

  /** Whether rows follow each other by single days, with or without weekends. */
  boolean isDaily() {
    return (unit == Unit.DAY || unit == Unit.WEEKDAY) && amount == 1;
  }

  /** Whether rows are on the first or last business day of months, or on one near another day. */
  boolean isOnBusinessDays() {
    return unit == Unit.MONTH && weekdays.equals(Weekdays.MONDAY_TO_FRIDAY);
  }

  /**
   * The time from which rows go on: that of the last row, unless its step is not complete or its
   * day was moved from the usual weekday.
   */
  LocalDateTime end(TimeLine time) {
    LocalDateTime last = time.at(time.size() - 1);
    if (time.size() < 3) {
      return last;
    }
    LocalDateTime before = time.at(time.size() - 2);
    boolean isShort = seconds(before, last) < SHORT * seconds();
    return switch (unit) {
      case ROW -> last;
      case SECOND -> isShort && sessions == null ? before : last;
      case MONTH -> monthsBetween(before, last) % amount == 0 ? last : before;
      case DAY, WEEKDAY ->
          weekdays.isOne() ? usualWeekday(isShort ? before : last) : isShort ? before : last;
    };
  }

  private long seconds() {
    return unit == Unit.SECOND ? amount : amount * DAY;
  }

  private static long seconds(LocalDateTime from, LocalDateTime to) {
    return Duration.between(from, to).toSeconds();
  }

  private LocalDateTime usualWeekday(LocalDateTime near) {
    return IntStream.of(0, -1, 1, -2, 2, -3, 3)
        .mapToObj(near::plusDays)
        .filter(day -> weekdays.contains(day.toLocalDate().toEpochDay()))
        .findFirst()
        .orElse(near);
  }

  /** The time a number of steps after another. */
  LocalDateTime after(LocalDateTime last, int steps) {
    return switch (unit) {
      case SECOND -> {
        long time = last.toEpochSecond(ZoneOffset.UTC);
        for (int step = 0; step < steps; step++) {
          time = sessions == null ? time + amount : sessions.after(time);
        }
        yield dateTime(time);
      }
      case DAY -> last.plusDays(amount * steps);
      case WEEKDAY -> weekdaysAfter(last, steps);
      case MONTH -> monthAfter(last, steps, day -> true);
      case ROW ->
          throw new InvalidInputException(
              "one dated row does not tell the step to the next; give a history of at least two"
                  + " rows or set data.csv.calendar");
    };
  }

  /** The row of a month a number of steps after another, on a day that is open. */
  LocalDateTime monthAfter(LocalDateTime last, int steps, Predicate<LocalDate> isOpen) {
    YearMonth month = YearMonth.from(last).plusMonths(amount * steps);
    LocalDate day = month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
    while (!weekdays.contains(day.toEpochDay()) || !isOpen.test(day)) {
      day = dayOfMonth == LAST_DAY ? day.minusDays(1) : day.plusDays(1);
    }
    return day.atTime(last.toLocalTime());
  }

  private LocalDateTime weekdaysAfter(LocalDateTime last, int steps) {
    LocalDateTime time = last;
    for (int step = 0; step < steps; step++) {
      do {
        time = time.plusDays(1);
      } while (!weekdays.contains(time.toLocalDate().toEpochDay()));
    }
    return time;
  }

  /**
   * Whether more than the usual step lies between two times, given in seconds from
   * 1970-01-01T00:00; weekends are no gaps in weekdays.
   */
  boolean isLongerBetween(long earlier, long later) {
    return switch (unit) {
      case ROW -> false;
      case SECOND -> later > (sessions == null ? earlier + amount : sessions.after(earlier));
      case DAY -> later - earlier > amount * DAY + (weekdays.isOne() ? MOVED * DAY : 0);
      case WEEKDAY -> {
        long next = earlier + DAY;
        while (!weekdays.contains(Math.floorDiv(next, DAY))) {
          next += DAY;
        }
        yield next < later;
      }
      case MONTH -> monthsBetween(dateTime(earlier), dateTime(later)) > amount;
    };
  }

  private static LocalDateTime dateTime(long epochSecond) {
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
  }

  private static long monthsBetween(LocalDateTime earlier, LocalDateTime later) {
    return 12L * (later.getYear() - earlier.getYear())
        + later.getMonthValue()
        - earlier.getMonthValue();
  }

  /** The step in words. */
  String words() {
    return switch (unit) {
      case ROW -> "one row";
      case SECOND -> secondsInWords() + (sessions == null ? "" : ", in sessions");
      case DAY -> amount == 1 ? "one day" : amount == 7 ? "one week" : amount + " days";
      case WEEKDAY -> "one day, " + weekdays.words();
      case MONTH ->
          amount == 1
              ? "one month"
              : amount == 3 ? "one quarter" : amount == 12 ? "one year" : amount + " months";
    };
  }

  private String secondsInWords() {
    Duration step = Duration.ofSeconds(amount);
    if (amount % 3600 == 0) {
      return step.toHours() == 1 ? "one hour" : step.toHours() + " hours";
    }
    if (amount % 60 == 0) {
      return step.toMinutes() == 1 ? "one minute" : step.toMinutes() + " minutes";
    }
    return amount == 1 ? "one second" : amount + " seconds";
  }
}
