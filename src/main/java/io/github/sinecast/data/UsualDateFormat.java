package io.github.sinecast.data;

/** The formats that are found by themselves, read by hand because a table has millions of dates. */
enum UsualDateFormat implements DateFormat {
  ISO("yyyy-MM-dd") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.dash() && text.month() && text.dash() && text.day();
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
      return text.year()
          && text.point()
          && text.month()
          && text.point()
          && text.day()
          && text.pointOrNothing();
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
      return text.day()
          && text.point()
          && text.month()
          && text.point()
          && text.year()
          && text.pointOrNothing();
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
      return text.day() && text.point() && text.month() && text.point() && text.shortYear();
    }
  },
  DAY_FIRST_DASH_SHORT("dd-MM-yy") {
    @Override
    boolean date(DateText text) {
      return text.day() && text.skip('-') && text.month() && text.skip('-') && text.shortYear();
    }
  },
  MONTH_FIRST_DASH_SHORT("MM-dd-yy") {
    @Override
    boolean date(DateText text) {
      return text.month() && text.skip('-') && text.day() && text.skip('-') && text.shortYear();
    }
  },
  YEAR_FIRST_DASH_SHORT("yy-MM-dd") {
    @Override
    boolean date(DateText text) {
      return text.shortYear() && text.skip('-') && text.month() && text.skip('-') && text.day();
    }
  },
  YEAR_MONTH_DAY_CHARACTERS("yyyy年M月d日") {
    @Override
    boolean date(DateText text) {
      return text.year()
          && text.word("年", "년")
          && text.month()
          && text.word("月", "월")
          && text.day()
          && text.word("日", "일");
    }
  },
  MONTH_NAME("MMM d yyyy") {
    @Override
    boolean date(DateText text) {
      return text.monthName() && text.gap() && text.ordinalDay() && text.gap() && text.year();
    }
  },
  DAY_MONTH_NAME("d MMM yyyy") {
    @Override
    boolean date(DateText text) {
      return text.ordinalDay()
          && text.gapOrNothing()
          && text.monthName()
          && text.gapOrNothing()
          && text.year();
    }
  },
  DAY_MONTH_NAME_SHORT("d-MMM-yy") {
    @Override
    boolean date(DateText text) {
      return text.day()
          && text.gapOrNothing()
          && text.monthName()
          && text.gapOrNothing()
          && text.shortYear();
    }
  },
  YEAR_MONTH_NAME_DAY("yyyy-MMM-dd") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.gap() && text.monthName() && text.gap() && text.day();
    }
  },
  /** As C, Unix and Java print a time. */
  YEAR_LAST("EEE MMM d HH:mm:ss yyyy") {
    @Override
    boolean date(DateText text) {
      return text.monthName()
          && text.gap()
          && text.day()
          && text.gap()
          && text.clock()
          && text.yearBehindZone()
          && text.atEnd();
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
      return text.year() && text.skip('M') && text.month() && text.firstOfMonth();
    }
  },
  MONTH_YEAR_SLASH("MM/yyyy") {
    @Override
    boolean date(DateText text) {
      return text.month() && text.skip('/') && text.year() && text.firstOfMonth();
    }
  },
  YEAR_MONTH_NAME("yyyy MMM") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.gap() && text.monthName() && text.firstOfMonth();
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
      return text.monthName() && text.gap() && text.shortYear() && text.firstOfMonth();
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
  NUMBER_OF_QUARTER_YEAR("Q'Q'yyyy") {
    @Override
    boolean date(DateText text) {
      return text.numberOfQuarter() && text.gapOrNothing() && text.year() && text.atEnd();
    }
  },
  NUMBER_OF_QUARTER_SHORT_YEAR("Q'Q'yy") {
    @Override
    boolean date(DateText text) {
      return text.numberOfQuarter() && text.gapOrNothing() && text.shortYear() && text.atEnd();
    }
  },
  YEAR_HALF("half-years") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.gapOrNothing() && text.half() && text.atEnd();
    }
  },
  /** Years that begin in one and end in the next, by their first. */
  YEAR_AND_NEXT("fiscal-years") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.gap() && text.nextYear() && text.firstOfYear();
    }
  },
  DAY_OF_YEAR("yyyy-DDD") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.gapOrNothing() && text.dayOfYear();
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
      return text.length() == 6
          && text.yearOfOurAge()
          && text.twoDigitMonth()
          && text.firstOfMonth();
    }
  },
  COMPACT("yyyyMMdd") {
    @Override
    boolean date(DateText text) {
      return text.year() && text.twoDigitMonth() && text.twoDigitDay() && text.timeWithoutGap();
    }
  },
  COMPACT_HOUR("yyyyMMddHH") {
    @Override
    boolean date(DateText text) {
      return text.length() == 10
          && text.yearOfOurAge()
          && text.twoDigitMonth()
          && text.twoDigitDay()
          && text.hourWithoutGap();
    }
  },
  COMPACT_DAY_FIRST("ddMMyyyy") {
    @Override
    boolean date(DateText text) {
      return text.length() == 8
          && text.twoDigitDay()
          && text.twoDigitMonth()
          && text.yearOfOurAge();
    }
  },
  COMPACT_MONTH_FIRST("MMddyyyy") {
    @Override
    boolean date(DateText text) {
      return text.length() == 8
          && text.twoDigitMonth()
          && text.twoDigitDay()
          && text.yearOfOurAge();
    }
  },
  /** The days from 1899-12-30 by which spreadsheets count, from 1954 to 2119. */
  EXCEL_DAYS("excel-days") {
    @Override
    public long epochSecond(String text) {
      double days = NumberText.parse(text, DecimalMark.POINT);
      return days >= 20_000 && days < 80_000 && Character.isDigit(text.charAt(0))
          ? Math.round((days - DAYS_BEFORE_1970) * 86_400)
          : UNREADABLE;
    }
  },
  /** The days from noon on 1 January 4713 BC of the Julian calendar, from 1858 to 2132. */
  JULIAN_DAYS("julian-days") {
    @Override
    public long epochSecond(String text) {
      double days = NumberText.parse(text, DecimalMark.POINT);
      return days >= 2_400_000 && days < 2_500_000
          ? Math.round((days - JULIAN_DAYS_BEFORE_1970) * 86_400)
          : UNREADABLE;
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

  private static final int DAYS_BEFORE_1970 = 25_569;
  private static final double JULIAN_DAYS_BEFORE_1970 = 2_440_587.5;

  /** Far longer than a week from date to date with times, zones and remarks. */
  private static final int LONGEST = 200;

  private static final String BETWEEN = " - ";

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
    if (text.length() > LONGEST) {
      return UNREADABLE;
    }
    if (text.indexOf('\u00A0') >= 0) {
      return epochSecond(text.replace('\u00A0', ' '));
    }
    long time = timeIn(text);
    int weekday = time == UNREADABLE ? WeekdayNames.end(text) : 0;
    if (weekday > 0) {
      time = timeIn(text.substring(weekday));
    }
    if (time != UNREADABLE) {
      return time;
    }
    // Of a time from … to …, the first is meant.
    int between = text.indexOf(BETWEEN);
    return between > 0 && epochSecond(text.substring(between + BETWEEN.length())) != UNREADABLE
        ? epochSecond(text.substring(0, between))
        : UNREADABLE;
  }

  private long timeIn(String text) {
    DateText scanner = new DateText(text);
    return date(scanner) && scanner.timeOfDay() ? scanner.epochSecond() : UNREADABLE;
  }

  /** Reads the date part; the time of day that may follow is the same in all formats. */
  boolean date(DateText text) {
    return false;
  }

  private static long epoch(String number, int leastDigits, int mostDigits, long unit) {
    int point = number.indexOf('.');
    String text = point < 0 ? number : number.substring(0, point);
    if (text.startsWith("/Date(") && text.endsWith(")/")) {
      text = text.substring(6, text.length() - 2);
    }
    if (text.length() < leastDigits || text.length() > mostDigits) {
      return UNREADABLE;
    }
    long time = 0;
    if (point >= 0 && !number.substring(point + 1).chars().allMatch(Character::isDigit)) {
      return UNREADABLE;
    }
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return UNREADABLE;
      }
      time = 10 * time + digit;
    }
    return time / unit;
  }
}
