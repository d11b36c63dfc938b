package io.github.sinecast.encoding.oracle;

import io.github.sinecast.encoding.formula.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Positions of times between Monday and Friday, a day at a time. */
public final class NaiveLoopClock {
  private NaiveLoopClock() {}

  /** The position of a token whose window's tokens have these times. */
  public static double position(Clock clock, List<LocalDateTime> times, int token) {
    if (clock == Clock.INDEX) {
      return token;
    }
    LocalDateTime first = times.get(0);
    LocalDateTime time = times.get(token);
    if (clock == Clock.CALENDAR_DAY) {
      return Duration.between(first, time).toMinutes() / 1440.0;
    }
    double days =
        (time.toLocalTime().toSecondOfDay() - first.toLocalTime().toSecondOfDay()) / 86400.0;
    LocalDate day = first.toLocalDate();
    while (day.isBefore(time.toLocalDate())) {
      day = day.plusDays(1);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      days += weekend ? 0 : 1;
    }
    return days;
  }
}
