package io.github.sinecast.data;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The days on which rows of a series exist.
 *
 * <p>Exchange holidays are Jollyday's: the rules of today and of the recent past, and the days of
 * closure that were decreed once. Half days are days. The rules are those since 1971.
 */
public enum TradingCalendar {
  /**
   * {@link #NYSE} for daily rows from Monday to Friday that do not contradict it, else {@link
   * #NONE}.
   */
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

  /** The year from which on the holidays of exchanges are those of today. */
  private static final int RULES_FROM = 1971;

  /** The share of holidays that may have a row by mistake. */
  private static final double MISTAKES = 0.05;

  private static final int MARTIN_LUTHER_KING_FROM = 1998;

  /**
   * Days on which the New York Stock Exchange was closed that Jollyday does not know: the election
   * of 1980, hurricane Gloria, the funeral of President Nixon.
   */
  private static final List<LocalDate> NYSE_CLOSED =
      List.of(LocalDate.of(1980, 11, 4), LocalDate.of(1985, 9, 27), LocalDate.of(1994, 4, 27));

  /** Holidays by calendar and year, each computed once. */
  private static final Map<TradingCalendar, Map<Integer, Set<LocalDate>>> HOLIDAYS =
      new ConcurrentHashMap<>();

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
    TradingCalendar calendar = resolvedFor(step, time);
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
    TradingCalendar calendar = resolvedFor(TimeStep.of(time), time);
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
          !TimeStep.isWeekend(day) && !holidays(day.getYear()).contains(day);
      case AUTO, NONE -> throw new IllegalStateException(label() + " is no calendar of days");
    };
  }

  /** The calendar that is meant for rows with a step; never {@link #AUTO}. */
  TradingCalendar resolvedFor(TimeStep step, TimeLine time) {
    if (this != AUTO) {
      return this;
    }
    boolean usual = step.weekdays().equals(Weekdays.MONDAY_TO_FRIDAY) && step.isDaily();
    return usual && NYSE.contradiction(time).isEmpty() ? NYSE : NONE;
  }

  /**
   * Why this cannot be the calendar of daily rows: those on its holidays, if they are more than
   * single mistakes; empty otherwise.
   */
  String contradiction(TimeLine time) {
    int first = Math.max(RULES_FROM, time.at(0).getYear());
    int last = time.at(time.size() - 1).getYear();
    List<LocalDate> rows = new ArrayList<>();
    int all = 0;
    for (int year = first; year <= last; year++) {
      for (LocalDate holiday : holidays(year)) {
        int row = time.rowsBefore(holiday.atStartOfDay());
        boolean inside = row > 0 && row < time.size() && !TimeStep.isWeekend(holiday);
        all += inside ? 1 : 0;
        if (inside && time.at(row).toLocalDate().equals(holiday)) {
          rows.add(holiday);
        }
      }
    }
    return rows.size() <= MISTAKES * all
        ? ""
        : "not %s: %s of its %s holidays have rows, such as %s"
            .formatted(label(), rows.size(), all, rows.get(rows.size() - 1));
  }

  private Set<LocalDate> holidays(int year) {
    return HOLIDAYS
        .computeIfAbsent(this, none -> new ConcurrentHashMap<>())
        .computeIfAbsent(year, this::holidaysOf);
  }

  private Set<LocalDate> holidaysOf(int year) {
    Set<LocalDate> days = new TreeSet<>();
    if (holidays != null) {
      HolidayManager.getInstance(ManagerParameters.create(holidays))
          .getHolidays(Year.of(year))
          .forEach(holiday -> days.add(holiday.getDate()));
    }
    if (this == NYSE) {
      days.addAll(NYSE_CLOSED.stream().filter(day -> day.getYear() == year).toList());
      if (year < MARTIN_LUTHER_KING_FROM) {
        days.remove(
            LocalDate.of(year, 1, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)));
      }
    }
    return days;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
