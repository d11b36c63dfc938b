package io.github.sinecast.data;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** The formats that are found by themselves, read by hand because a table has millions of dates. */
enum UsualDateFormat implements DateFormat {
  ISO("yyyy-MM-dd") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.skip('-') && text.month() && text.skip('-') && text.day();
    }
  },
  YEAR_FIRST_SLASH("yyyy/MM/dd") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.skip('/') && text.month() && text.skip('/') && text.day();
    }
  },
  YEAR_FIRST_POINT("yyyy.MM.dd") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.skip('.') && text.month() && text.skip('.') && text.day();
    }
  },
  DAY_FIRST_DASH("dd-MM-yyyy") {
    @Override
    boolean date(DateText text) {
      return text.day() && text.skip('-') && text.month() && text.skip('-') && text.year();
    }
  },
  DAY_FIRST_SLASH("dd/MM/yyyy") {
    @Override
    boolean date(DateText text) {
      return text.day() && text.skip('/') && text.month() && text.skip('/') && text.year();
    }
  },
  MONTH_FIRST_SLASH("MM/dd/yyyy") {
    @Override
    boolean date(DateText text) {
      return text.month() && text.skip('/') && text.day() && text.skip('/') && text.year();
    }
  },
  DAY_FIRST_POINT("dd.MM.yyyy") {
    @Override
    boolean date(DateText text) {
      return text.day() && text.skip('.') && text.month() && text.skip('.') && text.year();
    }
  },
  MONTH_NAME("MMM d yyyy") {
    @Override
    boolean date(DateText text) {
      return text.monthName() && text.gap() && text.day() && text.gap() && text.year();
    }
  },
  DAY_MONTH_NAME("d MMM yyyy") {
    @Override
    boolean date(DateText text) {
      return text.day() && text.gap() && text.monthName() && text.gap() && text.year();
    }
  },
  YEAR_MONTH("yyyy-MM") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.skip('-') && text.month() && text.firstOfMonth();
    }
  },
  COMPACT("yyyyMMdd") {
    @Override
    boolean date(DateText text) {
      return text.length() == 8 && text.year() && text.twoDigitMonth() && text.twoDigitDay();
    }
  },
  EPOCH_SECONDS("epoch-seconds") {
    @Override
    public long epochSecond(String text) {
      return epoch(text, 9, 10, 1);
    }
  },
  EPOCH_MILLISECONDS("epoch-milliseconds") {
    @Override
    public long epochSecond(String text) {
      return epoch(text, 12, 13, 1000);
    }
  };

  private final String pattern;

  UsualDateFormat(String pattern) {
    this.pattern = pattern;
  }

  @Override
  public String pattern() {
    return pattern;
  }

  @Override
  public long epochSecond(String text) {
    DateText scanner = new DateText(text);
    return date(scanner) && scanner.timeOfDay() ? scanner.epochSecond() : UNREADABLE;
  }

  /** Reads the date part; the time of day that may follow is the same in all formats. */
  boolean date(DateText text) {
    return false;
  }

  private static long epoch(String text, int leastDigits, int mostDigits, long unit) {
    if (text.length() < leastDigits || text.length() > mostDigits) {
      return UNREADABLE;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return UNREADABLE;
      }
      number = 10 * number + digit;
    }
    return number % unit == 0 ? number / unit : UNREADABLE;
  }

  /** The month with an English name, short or in full, or 0. */
  static int monthNamed(String name) {
    if (name.equalsIgnoreCase("Sept")) {
      return 9;
    }
    for (Month month : Month.values()) {
      String full = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      if (name.equalsIgnoreCase(full) || name.equalsIgnoreCase(full.substring(0, 3))) {
        return month.getValue();
      }
    }
    return 0;
  }
}
