package io.github.sinecast.data;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a time of day, in hours of the day or of its half, and the zone behind it. */
class ClockText extends TextCursor {
  private static final Pattern HALF_OF_DAY =
      Pattern.compile("[ \\u00A0\\u202F-]?[AaPp]\\.?[ \\u00A0]?[Mm](\\.|\\b)");

  private static final Pattern ZONE =
      Pattern.compile("[A-Z]{1,5}|Uhr|[A-Z][A-Za-z]+(/[A-Za-z_]+)+");

  int secondOfDay;

  ClockText(String text) {
    super(text);
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
}
