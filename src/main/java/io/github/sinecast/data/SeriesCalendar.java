package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is known of the rows that follow those of a series: their step, and the days they keep. */
public final class SeriesCalendar {
  private final TimeLine time;
  private final TimeStep step;
  private final @Nullable TradingDays days;
  private final String reason;
  private final boolean contradicted;
  private final @Nullable TradingDays holidays;

  private SeriesCalendar(
      TimeLine time,
      TimeStep step,
      @Nullable TradingDays days,
      String reason,
      boolean contradicted) {
    this(time, step, days, reason, contradicted, days);
  }

  private SeriesCalendar(
      TimeLine time,
      TimeStep step,
      @Nullable TradingDays days,
      String reason,
      boolean contradicted,
      @Nullable TradingDays holidays) {
    this.holidays = holidays;
    this.time = time;
    this.step = step;
    this.days = days;
    this.reason = reason;
    this.contradicted = contradicted;
  }

  /** The calendar of rows that a name stands for, or that fits them if it is sought. */
  static SeriesCalendar of(TradingCalendar wanted, TimeLine time) {
    TimeStep step = TimeStep.of(time);
    return switch (wanted) {
      case NONE -> new SeriesCalendar(time, step, null, "", false);
      case AUTO -> {
        FittingCalendar fitting = FittingCalendar.of(time, step);
        yield new SeriesCalendar(
            time,
            step,
            fitting.days(),
            fitting.reason(),
            fitting.days() == null && !fitting.reason().isEmpty());
      }
      default -> given(wanted.days(), time, step);
    };
  }

  /** The calendar of rows whose days somebody has stated. */
  static SeriesCalendar of(TradingDays days, TimeLine time) {
    return given(days, time, TimeStep.of(time));
  }

  private static SeriesCalendar given(TradingDays days, TimeLine time, TimeStep step) {
    if (!time.isDated() || !(step.isDaily() || step.sessions() != null)) {
      return new SeriesCalendar(time, step, days, "", false);
    }
    TradingDays.Evidence evidence = days.evidence(time);
    return new SeriesCalendar(time, step, days, evidence.words(), evidence.contradicts());
  }

  /** This calendar with the holidays of another. */
  SeriesCalendar withHolidays(TradingDays other) {
    return new SeriesCalendar(time, step, days, reason, contradicted, other);
  }

  /** The usual step of the rows. */
  TimeStep step() {
    return step;
  }

  /** The days of the market, or null where only the step of the rows is known. */
  @Nullable TradingDays days() {
    return days;
  }

  /** How people call the calendar. */
  String label() {
    return days == null ? TradingCalendar.NONE.label() : days.label();
  }

  /** What the rows say of the calendar; empty if nothing. */
  String reason() {
    return reason;
  }

  /** Whether rows are on closed days of the calendar that was stated or expected. */
  boolean isContradicted() {
    return contradicted;
  }

  /** The rows, which then know the trading days between them. */
  TimeLine applied() {
    return applied(time);
  }

  /** Rows that begin with these, and then know the trading days between them. */
  TimeLine applied(TimeLine longer) {
    TradingDays known = days;
    TradingDays free = holidays;
    TimeLine trading =
        known == null || !longer.isDated() ? longer : longer.tradingOn(known::isOpen);
    return free == null ? trading : trading.withHolidays(free::isHoliday);
  }

  /**
   * The times of the rows that follow.
   *
   * @throws IllegalArgumentException if the rows have no dates
   * @throws InvalidInputException if the rows cannot be days of the calendar, or their step cannot
   *     be known
   */
  public List<LocalDateTime> nextTimes(int horizon) {
    if (!time.isDated() || time.size() == 0) {
      throw new IllegalArgumentException("only a row with a date has dates after it");
    }
    LocalDateTime last = step.end(time);
    TradingDays known = days;
    if (known == null) {
      return IntStream.rangeClosed(1, horizon).mapToObj(h -> step.after(last, h)).toList();
    }
    if (step.isOnBusinessDays()) {
      return IntStream.rangeClosed(1, horizon)
          .mapToObj(h -> step.monthAfter(last, h, known::isOpen))
          .toList();
    }
    if (time.size() > 1 && !step.isDaily() && step.sessions() == null) {
      throw new InvalidInputException(
          "the calendar %s is for daily rows, found rows every %s; set data.csv.calendar to none"
              .formatted(known.label(), step.words()));
    }
    boolean inSessions = step.sessions() != null;
    List<LocalDateTime> next = new ArrayList<>();
    LocalDateTime at = last;
    while (next.size() < horizon) {
      at = inSessions ? step.after(at, 1) : at.plusDays(1);
      if (known.isOpen(at.toLocalDate())) {
        next.add(at);
      }
    }
    return next;
  }

  /** How people name the rows that follow: as {@link TimeLine#label}, row numbers without dates. */
  public List<String> nextLabels(int horizon) {
    if (!time.isDated()) {
      return IntStream.range(time.size(), time.size() + horizon)
          .mapToObj(Integer::toString)
          .toList();
    }
    return nextTimes(horizon).stream()
        .map(next -> time.hasTimeOfDay() ? next.toString() : next.toLocalDate().toString())
        .toList();
  }

  /** Why rows that follow may be on closed days; empty if all closed days are known. */
  public String unknownDays(int horizon) {
    TradingDays known = days;
    if (known == null || !time.isDated()) {
      return "";
    }
    LocalDate first = nextTimes(1).get(0).toLocalDate();
    LocalDate last = nextTimes(horizon).get(horizon - 1).toLocalDate();
    return known.unknown(first).isEmpty() ? known.unknown(last) : known.unknown(first);
  }
}
