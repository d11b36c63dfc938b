package io.github.sinecast.encoding.oracle;

/** The Gregorian calendar by counting days, and the weeks of ISO 8601 by their Thursdays. */
public final class NaiveLoopCalendar {
  private int year;
  private int month = 1;
  private int day = 1;
  private int dayOfWeek;

  /**
   * Starts on 1 January.
   *
   * @param dayOfWeek which day of the week that is, Monday being 1
   */
  public NaiveLoopCalendar(int year, int dayOfWeek) {
    this.year = year;
    this.dayOfWeek = dayOfWeek;
  }

  public int year() {
    return year;
  }

  public int month() {
    return month;
  }

  public int day() {
    return day;
  }

  public int dayOfWeek() {
    return dayOfWeek;
  }

  public int dayOfYear() {
    int days = day;
    for (int before = 1; before < month; before++) {
      days += lengthOf(before, year);
    }
    return days;
  }

  /** The week's number: that of its Thursday among the Thursdays of the Thursday's year. */
  public int weekOfYear() {
    int thursday = dayOfYear() + 4 - dayOfWeek;
    if (thursday < 1) {
      thursday += lengthOf(year - 1);
    } else if (thursday > lengthOf(year)) {
      thursday -= lengthOf(year);
    }
    return (thursday - 1) / 7 + 1;
  }

  /** Goes on by a day. */
  public void next() {
    dayOfWeek = dayOfWeek % 7 + 1;
    day++;
    if (day > lengthOf(month, year)) {
      day = 1;
      month++;
    }
    if (month > 12) {
      month = 1;
      year++;
    }
  }

  private static int lengthOf(int year) {
    return isLeap(year) ? 366 : 365;
  }

  private static int lengthOf(int month, int year) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
