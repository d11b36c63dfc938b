package io.github.sinecast.data;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
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
  DAY_FIRST_SLASH_SHORT("dd/MM/yy") {
    @Override
    boolean date(DateText text) {
      return text.day() && text.skip('/') && text.month() && text.skip('/') && text.shortYear();
    }
  },
  MONTH_FIRST_SLASH_SHORT("MM/dd/yy") {
    @Override
    boolean date(DateText text) {
      return text.month() && text.skip('/') && text.day() && text.skip('/') && text.shortYear();
    }
  },
  DAY_FIRST_POINT_SHORT("dd.MM.yy") {
    @Override
    boolean date(DateText text) {
      return text.day() && text.skip('.') && text.month() && text.skip('.') && text.shortYear();
    }
  },
  MONTH_NAME("MMM d yyyy") {
    @Override
    boolean date(DateText text) {
      return text.weekdayOrNothing()
          && text.monthName()
          && text.gap()
          && text.day()
          && text.gap()
          && text.year();
    }
  },
  DAY_MONTH_NAME("d MMM yyyy") {
    @Override
    boolean date(DateText text) {
      return text.weekdayOrNothing()
          && text.day()
          && text.gap()
          && text.monthName()
          && text.gap()
          && text.year();
    }
  },
  DAY_MONTH_NAME_SHORT("d-MMM-yy") {
    @Override
    boolean date(DateText text) {
      return text.day() && text.gap() && text.monthName() && text.gap() && text.shortYear();
    }
  },
  YEAR_MONTH("yyyy-MM") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.skip('-') && text.month() && text.firstOfMonth();
    }
  },
  YEAR_MONTH_SLASH("yyyy/MM") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.skip('/') && text.month() && text.firstOfMonth();
    }
  },
  YEAR_M_MONTH("yyyy'M'MM") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.skip('M') && text.twoDigitMonth() && text.firstOfMonth();
    }
  },
  MONTH_YEAR_SLASH("MM/yyyy") {
    @Override
    boolean date(DateText text) {
      return text.month() && text.skip('/') && text.year() && text.firstOfMonth();
    }
  },
  MONTH_NAME_YEAR("MMM yyyy") {
    @Override
    boolean date(DateText text) {
      return text.monthName() && text.gap() && text.year() && text.firstOfMonth();
    }
  },
  MONTH_NAME_YEAR_SHORT("MMM-yy") {
    @Override
    boolean date(DateText text) {
      return text.monthName() && text.skip('-') && text.shortYear() && text.firstOfMonth();
    }
  },
  YEAR_QUARTER("yyyy'Q'Q") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.gapOrNothing() && text.quarter() && text.atEnd();
    }
  },
  QUARTER_YEAR("'Q'Q yyyy") {
    @Override
    boolean date(DateText text) {
      return text.quarter() && text.gap() && text.year() && text.atEnd();
    }
  },
  ISO_WEEK("YYYY-'W'ww") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.gapOrNothing() && text.week() && text.atEnd();
    }
  },
  YEAR("yyyy") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.firstOfYear();
    }
  },
  COMPACT_MONTH("yyyyMM") {
    @Override
    boolean date(DateText text) {
      return text.length() == 6 && text.year() && text.twoDigitMonth() && text.firstOfMonth();
    }
  },
  COMPACT("yyyyMMdd") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.twoDigitMonth() && text.twoDigitDay() && text.timeWithoutGap();
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
  },
  EPOCH_MICROSECONDS("epoch-microseconds") {
    @Override
    public long epochSecond(String text) {
      return epoch(text, 15, 16, 1_000_000);
    }
  },
  EPOCH_NANOSECONDS("epoch-nanoseconds") {
    @Override
    public long epochSecond(String text) {
      return epoch(text, 18, 19, 1_000_000_000);
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
    return number / unit;
  }

  /** Whether a word is an English name of a weekday, short or in full. */
  static boolean isWeekday(String word) {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .anyMatch(
            name -> word.equalsIgnoreCase(name) || word.equalsIgnoreCase(name.substring(0, 3)));
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
