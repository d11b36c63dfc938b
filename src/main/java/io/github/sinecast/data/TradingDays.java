package io.github.sinecast.data;

import io.github.sinecast.TimeLine;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** The days on which a market trades: its weekdays without its closed days. Half days are days. */
final class TradingDays {
  /** The share of closed days that may have a row by mistake. */
  private static final double MISTAKES = 0.05;

  /** Years of rows that are compared: markets change their closed days. */
  private static final int RECENT_YEARS = 10;

  private final String label;
  private final Weekdays weekdays;
  private final int firstYear;
  private final int lastYear;
  private final IntFunction<Set<LocalDate>> closed;

  /** Closed days by year, each computed once. */
  private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

  /**
   * @param label what people call the market
   * @param weekdays the days of the week on which it trades
   * @param firstYear the first year whose closed days are known
   * @param lastYear the last one
   * @param closed the closed days of a year
   */
  TradingDays(
      String label,
      Weekdays weekdays,
      int firstYear,
      int lastYear,
      IntFunction<Set<LocalDate>> closed) {
    this.label = label;
    this.weekdays = weekdays;
    this.firstYear = firstYear;
    this.lastYear = lastYear;
    this.closed = closed;
  }

  String label() {
    return label;
  }

  /** Whether the market trades on a day; outside the known years, whether it may. */
  boolean isOpen(LocalDate day) {
    return weekdays.contains(day.toEpochDay()) && !closed(day.getYear()).contains(day);
  }

  /** Whether a day is one of the week on which the market trades, and yet closed. */
  boolean isHoliday(LocalDate day) {
    return weekdays.contains(day.toEpochDay()) && closed(day.getYear()).contains(day);
  }

  /** Why a day is labelled without knowing the closed days of its year; empty if they are known. */
  String unknown(LocalDate day) {
    return knows(day.getYear())
        ? ""
        : "the calendar %s knows closed days %s; days of %s are labelled by weekdays alone"
            .formatted(label, years(), day.getYear());
  }

  /** The years whose closed days are known, in words. */
  String years() {
    return firstYear == Year.MIN_VALUE
        ? "all"
        : lastYear == Year.MAX_VALUE
            ? "from %s on".formatted(firstYear)
            : "%s to %s".formatted(firstYear, lastYear);
  }

  private boolean knows(int year) {
    return firstYear <= year && year <= lastYear;
  }

  private Set<LocalDate> closed(int year) {
    return knows(year) ? years.computeIfAbsent(year, closed::apply) : Set.of();
  }

  /**
   * What rows say of a calendar.
   *
   * @param days the calendar
   * @param closed the closed weekdays among the rows
   * @param rows those that have rows nevertheless
   * @param missing the weekdays without rows that the calendar does not explain
   */
  record Evidence(TradingDays days, int closed, List<LocalDate> rows, int missing) {
    boolean contradicts() {
      return rows.size() > MISTAKES * closed;
    }

    int errors() {
      return rows.size() + missing;
    }

    /** The evidence in a sentence without its end. */
    String words() {
      String few =
          rows.isEmpty()
              ? "none of its %s closed days has a row".formatted(closed)
              : "%s of its %s closed days have rows, such as %s"
                  .formatted(rows.size(), closed, rows.get(rows.size() - 1));
      return contradicts() ? "not %s: %s".formatted(days.label, few) : few;
    }
  }

  /** Compares the days of rows with the days of the market, in the last of the known years. */
  Evidence evidence(TimeLine time) {
    long end = day(time, time.size() - 1);
    int lastKnown = Math.min(lastYear, LocalDate.ofEpochDay(end).getYear());
    int firstKnown = Math.max(firstYear, lastKnown - RECENT_YEARS);
    long from = Math.max(day(time, 0), LocalDate.of(firstKnown, 1, 1).toEpochDay());
    long to = Math.min(end, LocalDate.of(lastKnown, 12, 31).toEpochDay());
    List<LocalDate> rows = new ArrayList<>();
    int all = 0;
    int missing = 0;
    int row = 0;
    for (long epochDay = from; epochDay <= to; epochDay++) {
      while (day(time, row) < epochDay) {
        row++;
      }
      if (weekdays.contains(epochDay)) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        boolean hasRow = day(time, row) == epochDay;
        boolean isClosed = closed(day.getYear()).contains(day);
        all += isClosed ? 1 : 0;
        missing += !isClosed && !hasRow ? 1 : 0;
        if (isClosed && hasRow) {
          rows.add(day);
        }
      }
    }
    return new Evidence(this, all, rows, missing);
  }

  private static long day(TimeLine time, int row) {
    return Math.floorDiv(time.epochSecond(row), 86_400L);
  }
}
