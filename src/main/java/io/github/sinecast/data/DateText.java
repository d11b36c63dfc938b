package io.github.sinecast.data;

import java.time.LocalDate;
import java.time.YearMonth;

/** Reads the parts of a date from left to right; each step says whether its part was there. */
final class DateText {
  private final String text;
  private int position;
  private int year;
  private int month;
  private int day;
  private int secondOfDay;

  DateText(String text) {
    this.text = text;
  }

  int length() {
    return text.length();
  }

  boolean year() {
    year = digits(4, 4);
    return year > 0;
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
    return position == text.length();
  }

  boolean monthName() {
    int start = position;
    while (position < text.length() && Character.isLetter(text.charAt(position))) {
      position++;
    }
    month = UsualDateFormat.monthNamed(text.substring(start, position));
    return month > 0;
  }

  boolean skip(char wanted) {
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  /** Reads over what stands between the words of a date: spaces, dashes, points, commas. */
  boolean gap() {
    int start = position;
    while (position < text.length() && " -.,".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return position > start;
  }

  /**
   * Reads the end of the text, or a time of day to the second after a space or a T. Decimals of a
   * second must be zeros.
   */
  boolean timeOfDay() {
    if (position == text.length()) {
      return true;
    }
    if (!skip(' ') && !skip('T')) {
      return false;
    }
    int hour = digits(1, 2);
    if (hour < 0 || hour > 23 || !skip(':')) {
      return false;
    }
    int minute = digits(2, 2);
    if (minute < 0 || minute > 59) {
      return false;
    }
    int second = 0;
    if (skip(':')) {
      second = digits(2, 2);
      if (second < 0 || second > 59) {
        return false;
      }
      if (skip('.') && digits(1, 9) != 0) {
        return false;
      }
    }
    secondOfDay = (hour * 60 + minute) * 60 + second;
    return offset() && position == text.length();
  }

  long epochSecond() {
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return DateFormat.UNREADABLE;
    }
    return LocalDate.of(year, month, day).toEpochDay() * 86_400 + secondOfDay;
  }

  private boolean offset() {
    if (position == text.length() || skip('Z')) {
      return true;
    }
    if (!skip('+') && !skip('-')) {
      return false;
    }
    if (digits(2, 2) < 0) {
      return false;
    }
    skip(':');
    return position == text.length() || digits(2, 2) >= 0;
  }

  /** Reads as many digits as allowed; -1 if there are fewer than needed. */
  private int digits(int least, int most) {
    int number = 0;
    int start = position;
    while (position < text.length() && position - start < most) {
      int digit = text.charAt(position) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = 10 * number + digit;
      position++;
    }
    return position - start < least ? -1 : number;
  }
}
