package io.github.sinecast.encoding;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;

/**
 * A cycle of the calendar. A date's phase is {@code (value - first) / period} of a turn; the period
 * is the longest there is (31 days, 366 days, 53 weeks), so that no two values meet.
 */
public enum CalendarMark {
  /** Monday to Sunday, ISO 8601. */
  DAY_OF_WEEK(ChronoField.DAY_OF_WEEK, 1, 7),
  /** From 1 to 31. */
  DAY_OF_MONTH(ChronoField.DAY_OF_MONTH, 1, 31),
  /** 366 is the last day of a leap year. */
  DAY_OF_YEAR(ChronoField.DAY_OF_YEAR, 1, 366),
  /** From 1 to 12. */
  MONTH(ChronoField.MONTH_OF_YEAR, 1, 12),
  /** Weeks of ISO 8601, of which some years have 53. */
  WEEK_OF_YEAR(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1, 53),
  /** From 0 to 23. */
  HOUR(ChronoField.HOUR_OF_DAY, 0, 24),
  /** From 0 to 59. */
  MINUTE(ChronoField.MINUTE_OF_HOUR, 0, 60);

  private final TemporalField field;
  private final int first;
  private final int period;

  CalendarMark(TemporalField field, int first, int period) {
    this.field = field;
    this.first = first;
    this.period = period;
  }

  /** Where in its cycle a time is, in radians from 0. */
  public double angle(LocalDateTime time) {
    return 2 * Math.PI * (time.get(field) - first) / period;
  }
}
