package io.github.sinecast.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Set;

/** Reads the parts of a date, and the time of day behind it. */
final class DateText extends ClockText {
  /** Years of two digits from here on are of the last century. */
  private static final int PIVOT = 69;

  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er");

  /** The first and last year of numbers of which only few are dates. */
  private static final int FIRST_YEAR = 1600;

  private static final int LAST_YEAR = 2200;

  private int year;
  private int month;
  private int day;

  DateText(String text) {
    super(text);
  }

  boolean year() {
    year = digits(4, 4);
    return year > 999;
  }

  boolean yearOfOurAge() {
    return year() && year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /** Reads the last two digits of the year after the one read. */
  boolean nextYear() {
    return digits(2, 2) == (year + 1) % 100;
  }

  /** Reads a year, perhaps after the name of a zone. */
  boolean yearBehindZone() {
    while (skip(' ')) {}
    while (position < text.length() && Character.isUpperCase(text.charAt(position))) {
      position++;
    }
    while (skip(' ')) {}
    return year();
  }

  boolean dayOfYear() {
    int number = digits(3, 3);
    if (number < 1 || number > Year.of(year).length() || isDigit()) {
      return false;
    }
    LocalDate date = LocalDate.ofYearDay(year, number);
    month = date.getMonthValue();
    day = date.getDayOfMonth();
    return true;
  }

  /** Reads a year of two digits, from 1969 to 2068 as POSIX has it. */
  boolean shortYear() {
    int digits = digits(2, 2);
    year = digits + (digits < PIVOT ? 2000 : 1900);
    return digits >= 0 && !isDigit();
  }

  /** Reads the number of a quarter, which stands for its first day. */
  boolean quarter() {
    // T as in trimestre, K as in kvartal.
    if (!skip('Q') && !skip('q') && !skip('T') && !skip('K')) {
      return false;
    }
    return firstOfQuarter(digits(1, 1));
  }

  boolean numberOfQuarter() {
    int quarter = digits(1, 1);
    return (skip('Q') || skip('q')) && firstOfQuarter(quarter);
  }

  /** Reads the number of half a year, which stands for its first day: S as in semester, or H. */
  boolean half() {
    if (!skip('S') && !skip('H')) {
      return false;
    }
    int half = digits(1, 1);
    month = 6 * half - 5;
    day = 1;
    return half == 1 || half == 2;
  }

  private boolean firstOfQuarter(int quarter) {
    month = 3 * quarter - 2;
    day = 1;
    return quarter >= 1 && quarter <= 4;
  }

  /**
   * Reads the week of a year as in ISO 8601, and perhaps the day in it; Monday if there is none.
   */
  boolean week() {
    if (!skip('W') && !skip('w')) {
      return false;
    }
    int week = digits(1, 2);
    LocalDate firstMonday = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY);
    if (week < 1 || firstMonday.plusWeeks(week - 1).isAfter(LocalDate.of(year, 12, 28))) {
      return false;
    }
    int weekday = skip('-') || isDigit() ? digits(1, 1) : 1;
    LocalDate date = firstMonday.plusWeeks(week - 1).plusDays(weekday - 1);
    year = date.getYear();
    month = date.getMonthValue();
    day = date.getDayOfMonth();
    return weekday >= 1 && weekday <= 7;
  }

  boolean month() {
    month = digits(1, 2);
    return month >= 1 && month <= 12;
  }

  boolean day() {
    day = digits(1, 2);
    return day >= 1 && day <= 31;
  }

  boolean twoDigitMonth() {
    month = digits(2, 2);
    return month >= 1 && month <= 12;
  }

  boolean twoDigitDay() {
    day = digits(2, 2);
    return day >= 1 && day <= 31;
  }

  boolean firstOfMonth() {
    day = 1;
    return atEnd();
  }

  boolean firstOfYear() {
    month = 1;
    return firstOfMonth();
  }

  boolean monthName() {
    int start = position;
    while (position < text.length() && Character.isLetter(text.charAt(position))) {
      position++;
    }
    // Without a digit, a text is no date; to look its words up in all languages would take long.
    month = hasDigit() ? MonthNames.month(text.substring(start, position)) : 0;
    return month > 0;
  }

  /** Reads a day, perhaps as an ordinal: 1st, 2nd, 1er. */
  boolean ordinalDay() {
    if (!day()) {
      return false;
    }
    int end = Math.min(position + 2, text.length());
    if (ORDINALS.contains(text.substring(position, end))) {
      position = end;
    }
    return true;
  }

  long epochSecond() {
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return DateFormat.UNREADABLE;
    }
    return LocalDate.of(year, month, day).toEpochDay() * 86_400 + secondOfDay;
  }
}
