package io.github.sinecast.data;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The days on which rows of a series exist.
 *
 * <p>Exchange holidays are Jollyday's: the rules of today and of the recent past, and the days of
 * closure that were decreed once. Half days are days. Rules that came later than a date are partly
 * applied to it: Jollyday has Martin Luther King Day before 1998.
 */
public enum TradingCalendar {
  /** {@link #NYSE} for daily rows without weekends, else {@link #NONE}. */
  AUTO(null),
  /** The New York Stock Exchange, which other American exchanges follow. */
  NYSE(HolidayCalendar.NYSE),
  /** Amsterdam, Brussels, Lisbon, Paris. */
  EURONEXT(HolidayCalendar.NYSE_EURONEXT),
  /** The London Metal Exchange. */
  LME(HolidayCalendar.LONDON_METAL_EXCHANGE),
  /** The payment system of the euro. */
  TARGET(HolidayCalendar.TARGET),
  /** Monday to Friday without holidays. */
  WEEKDAYS(null),
  EVERY_DAY(null),
  /** The usual step of the rows themselves. */
  NONE(null);

  private final @Nullable HolidayCalendar holidays;

  TradingCalendar(@Nullable HolidayCalendar holidays) {
    this.holidays = holidays;
  }

  /**
   * The times of the rows that follow a time line.
   *
   * @param time a dated line with at least one row
   * @param horizon the number of rows wanted
   * @throws InvalidInputException if a calendar of days is asked of rows that are not daily, or the
   *     step cannot be known
   */
  public List<LocalDateTime> nextTimes(TimeLine time, int horizon) {
    if (!time.isDated() || time.size() == 0) {
      throw new IllegalArgumentException("only a row with a date has dates after it");
    }
    TimeStep step = TimeStep.of(time);
    LocalDateTime last = time.at(time.size() - 1);
    TradingCalendar calendar = resolvedFor(step);
    if (calendar == NONE) {
      return IntStream.rangeClosed(1, horizon).mapToObj(h -> step.after(last, h)).toList();
    }
    if (time.size() > 1 && !step.isDaily()) {
      throw new InvalidInputException(
          "the calendar %s is for daily rows, found rows every %s; set data.csv.calendar to none"
              .formatted(calendar.label(), step.words()));
    }
    List<LocalDateTime> next = new ArrayList<>();
    for (LocalDateTime day = last.plusDays(1); next.size() < horizon; day = day.plusDays(1)) {
      if (calendar.isOpen(day.toLocalDate())) {
        next.add(day);
      }
    }
    return next;
  }

  /**
   * Dated rows that know this calendar's trading days; without a calendar of days, the usual ones.
   */
  TimeLine appliedTo(TimeLine time) {
    TradingCalendar calendar = resolvedFor(TimeStep.of(time));
    return calendar == NONE ? time : time.tradingOn(calendar::isOpen);
  }

  /** How people name the rows that follow: as {@link TimeLine#label}, row numbers without dates. */
  public List<String> nextLabels(TimeLine time, int horizon) {
    if (!time.isDated()) {
      return IntStream.range(time.size(), time.size() + horizon)
          .mapToObj(Integer::toString)
          .toList();
    }
    return nextTimes(time, horizon).stream()
        .map(next -> time.hasTimeOfDay() ? next.toString() : next.toLocalDate().toString())
        .toList();
  }

  /**
   * Whether rows exist on a day.
   *
   * @throws IllegalStateException if it depends on a series: {@link #AUTO} and {@link #NONE}
   */
  public boolean isOpen(LocalDate day) {
    return switch (this) {
      case EVERY_DAY -> true;
      case WEEKDAYS -> !TimeStep.isWeekend(day);
      case NYSE, EURONEXT, LME, TARGET ->
          !TimeStep.isWeekend(day) && holidays != null && !manager(holidays).isHoliday(day);
      case AUTO, NONE -> throw new IllegalStateException(label() + " is no calendar of days");
    };
  }

  /** The calendar that is meant for rows with a step; never {@link #AUTO}. */
  TradingCalendar resolvedFor(TimeStep step) {
    if (this != AUTO) {
      return this;
    }
    return step.unit() == TimeStep.Unit.WEEKDAY ? NYSE : NONE;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static HolidayManager manager(HolidayCalendar calendar) {
    return HolidayManager.getInstance(ManagerParameters.create(calendar));
  }
}
