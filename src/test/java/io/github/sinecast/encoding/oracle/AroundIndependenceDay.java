package io.github.sinecast.encoding.oracle;

import io.github.sinecast.TimeLine;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * Seven rows with everything that makes time irregular: a weekend, a holiday (Monday, 4 July 2022),
 * a trading day without a row (Wednesday) and times of day. Their positions are counted by hand.
 */
public final class AroundIndependenceDay {
  /** The number of rows. */
  public static final int ROWS = 7;

  /** The rows under a calendar that knows the holiday. */
  public static final TimeLine LINE =
      TimeLine.ofEpochSeconds(
              Stream.of(
                      "2022-06-30T16:00", // Thursday
                      "2022-07-01T09:30", // Friday
                      "2022-07-01T16:00",
                      "2022-07-05T10:00", // Tuesday, after the holiday
                      "2022-07-07T16:00", // Thursday, without a row of Wednesday
                      "2022-07-08T16:00", // Friday
                      "2022-07-11T16:00") // Monday
                  .mapToLong(text -> LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC))
                  .toArray())
          .tradingOn(AroundIndependenceDay::isOpen);

  private static final double[] INDEX = {0, 1, 2, 3, 4, 5, 6};

  private static final double[] TRADING_DAYS = {0, 1 - 6.5 / 24, 1, 1.75, 4, 5, 6};

  private static final double[] CALENDAR_DAYS = {0, 1 - 6.5 / 24, 1, 4.75, 7, 8, 11};

  private AroundIndependenceDay() {}

  /** The rows as tokens, one each. */
  public static TokenTimes times(EncoderShape shape) {
    return TokenTimes.of(shape, LINE, 0, 1);
  }

  /** The positions of the rows by a clock; a copy. */
  public static double[] positions(Clock clock) {
    return switch (clock) {
      case INDEX -> INDEX.clone();
      case TRADING_DAY -> TRADING_DAYS.clone();
      case CALENDAR_DAY -> CALENDAR_DAYS.clone();
    };
  }

  private static boolean isOpen(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !day.equals(LocalDate.of(2022, 7, 4));
  }
}
