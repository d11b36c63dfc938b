package io.github.sinecast.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a date from left to right; each step says whether its part was there. */
final class DateText {
  /** Says that a date has no offset from UTC. */
  static final int NO_OFFSET = Integer.MIN_VALUE;

  /** Years of two digits from here on are of the last century. */
  private static final int PIVOT = 69;

  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er");

  /** The shortest text before an offset: a compact date with a T and an hour. */
  private static final int DATE_LENGTH = 11;

  /** The first and last year of numbers of which only few are dates. */
  private static final int FIRST_YEAR = 1600;

  private static final int LAST_YEAR = 2200;

  private static final Pattern HALF_OF_DAY =
      Pattern.compile("[ \\u00A0\\u202F-]?[AaPp]\\.?[ \\u00A0]?[Mm](\\.|\\b)");

  /** The offsets of the zones whose names tell an hour from the same one an hour later. */
  private static final Map<String, Integer> HOURS_OF_ZONES =
      Map.ofEntries(
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("GMT", 0),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  private static final Pattern ZONE =
      Pattern.compile("[A-Z]{1,5}|Uhr|[A-Z][A-Za-z]+(/[A-Za-z_]+)+");

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

  boolean atEnd() {
    return position == text.length();
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

  boolean skip(char wanted) {
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  private boolean hasDigit() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
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

  /** Reads one of several words, and spaces before and after it. */
  boolean word(String... words) {
    while (skip(' ')) {}
    for (String word : words) {
      if (text.startsWith(word, position)) {
        position += word.length();
        while (skip(' ')) {}
        return true;
      }
    }
    return false;
  }

  /** Reads a dash and spaces after it. */
  boolean dash() {
    boolean found = skip('-');
    while (found && skip(' ')) {}
    return found;
  }

  /** Reads a point and spaces after it. */
  boolean point() {
    boolean found = skip('.');
    while (found && skip(' ')) {}
    return found;
  }

  boolean pointOrNothing() {
    skip('.');
    return true;
  }

  /** Reads over what stands between the words of a date: spaces, signs, "of" and "de". */
  boolean gap() {
    int start = position;
    while (position < text.length() && " -.,/:".indexOf(text.charAt(position)) >= 0) {
      position++;
      if (text.startsWith("de ", position) || text.startsWith("of ", position)) {
        position += 3;
      }
    }
    return position > start;
  }

  /** Reads the end, or four or six digits of a time that follow a compact date at once. */
  boolean timeWithoutGap() {
    if (!isDigit()) {
      return true;
    }
    int hour = digits(2, 2);
    int minute = digits(2, 2);
    int second = isDigit() ? digits(2, 2) : 0;
    secondOfDay = (hour * 60 + minute) * 60 + second;
    return atEnd()
        && hour >= 0
        && hour < 24
        && minute >= 0
        && minute < 60
        && second >= 0
        && second < 60;
  }

  /** Reads the two digits of an hour that end a compact date. */
  boolean hourWithoutGap() {
    int hour = digits(2, 2);
    secondOfDay = 3600 * hour;
    return atEnd() && hour >= 0 && hour < 24;
  }

  boolean gapOrNothing() {
    gap();
    return true;
  }

  /**
   * Reads the end of the text, or a time of day after a space, a comma or a T. Decimals of a second
   * are read over, and so is the zone: times are what the file says, to the second below.
   */
  boolean timeOfDay() {
    skip(',');
    boolean separated = skip('T') || skip('_') || skip(':') || (isBeforeClock() && skip('-'));
    while (skip(' ')) {
      separated = true;
    }
    if (atEnd()) {
      return true;
    }
    if (!separated) {
      return false;
    }
    return (isDigit() ? clock() : true) && zone();
  }

  /** Whether hours and a colon are behind the next character. */
  private boolean isBeforeClock() {
    return position + 3 < text.length() && text.charAt(position + 3) == ':';
  }

  /** Reads hours, and perhaps minutes, seconds and their decimals, and the half of the day. */
  boolean clock() {
    int start = position;
    int hour = digits(1, 2);
    int minute = 0;
    int second = 0;
    char mark = position < text.length() ? text.charAt(position) : 0;
    if (skip(':') || skip('.') || skip('h') || (position == start + 2 && isDigit())) {
      minute = digits(2, 2);
      if (isOneOf(mark, ":.") ? skip(mark) : isDigit()) {
        second = digits(2, 2);
        if (second >= 0 && (skip('.') || skip(',')) && digits(1, 9) < 0) {
          return false;
        }
      }
    } else if (endOfHalf() < 0) {
      return false;
    }
    if (endOfHalf() >= 0) {
      hour = hourOfHalf(hour);
    }
    // Midnight is the end of a day, too.
    boolean last = hour == 24 && minute == 0 && second == 0;
    if (hour < 0
        || (hour > 23 && !last)
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return false;
    }
    secondOfDay = (hour * 60 + minute) * 60 + second;
    return true;
  }

  private static boolean isOneOf(char character, String characters) {
    return characters.indexOf(character) >= 0;
  }

  /** Where AM or PM ends that follows after a space or a dash or nothing, or -1. */
  private int endOfHalf() {
    Matcher half = HALF_OF_DAY.matcher(text).region(position, text.length());
    return half.lookingAt() ? half.end() : -1;
  }

  private int hourOfHalf(int hour) {
    int end = endOfHalf();
    boolean afternoon = text.substring(position, end).toLowerCase(Locale.ROOT).indexOf('p') >= 0;
    position = end;
    return hour < 1 || hour > 12 ? -1 : hour % 12 + (afternoon ? 12 : 0);
  }

  long epochSecond() {
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return DateFormat.UNREADABLE;
    }
    return LocalDate.of(year, month, day).toEpochDay() * 86_400 + secondOfDay;
  }

  /** Reads the end, or a zone: its name, its offset, both, and what stands in parentheses. */
  private boolean zone() {
    while (skip(' ')) {}
    int start = position;
    while (position < text.length() && isOfZoneName(text.charAt(position))) {
      position++;
    }
    String name = text.substring(start, position);
    boolean named = name.isEmpty() || ZONE.matcher(name).matches();
    while (skip(' ')) {}
    if (skip('+') || skip('-')) {
      int hours = digits(2, 2);
      skip(':');
      int minutes = isDigit() ? digits(2, 2) : 0;
      // As far as java.time goes; places on Earth are at most 14 hours from UTC.
      if (hours < 0 || minutes < 0 || minutes > 59 || 60 * hours + minutes > 18 * 60) {
        return false;
      }
    }
    while (skip(' ')) {}
    boolean remark =
        position < text.length()
            && (text.charAt(position) == '(' || text.charAt(position) == '[')
            && (text.endsWith(")") || text.endsWith("]"));
    return named && (atEnd() || remark);
  }

  private static boolean isOfZoneName(char character) {
    return Character.isLetter(character) || character == '/' || character == '_';
  }

  /**
   * The offset from UTC at the end of a date with a time of day, in seconds; {@link #NO_OFFSET} if
   * it has none.
   */
  static int offset(String text) {
    int length = text.length();
    if (length > DATE_LENGTH && text.charAt(length - 1) == 'Z') {
      return 0;
    }
    if (length > DATE_LENGTH && text.charAt(length - 1) == 'T') {
      Integer hours = HOURS_OF_ZONES.get(text.substring(text.lastIndexOf(' ') + 1));
      return hours == null ? NO_OFFSET : 3600 * hours;
    }
    for (int at = Math.max(DATE_LENGTH, length - 6); at < length - 2; at++) {
      char sign = text.charAt(at);
      if (sign == '+' || sign == '-') {
        String digits = text.substring(at + 1).replace(":", "");
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
          return NO_OFFSET;
        }
        int number = Integer.parseInt(digits);
        int seconds =
            digits.length() == 2 ? number * 3600 : number / 100 * 3600 + number % 100 * 60;
        return sign == '-' ? -seconds : seconds;
      }
    }
    return NO_OFFSET;
  }

  private boolean isDigit() {
    return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
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
