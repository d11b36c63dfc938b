package io.github.sinecast.data;

import io.github.sinecast.TimeLine;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The days on which rows of a series exist, by the name of a market. {@link MarketHolidays} has
 * their closed days, and the page of calendars their sources and years.
 */
public enum TradingCalendar {
  /** The market whose closed days fit the rows best, if one does; else {@link #NONE}. */
  AUTO,
  /** The New York Stock Exchange, which other American exchanges follow. */
  NYSE,
  /** As {@link #NYSE}. */
  NASDAQ,
  /** The London Stock Exchange. */
  LSE,
  /** Amsterdam, Brussels, Lisbon, Paris. */
  EURONEXT,
  /** Xetra and Frankfurt. */
  XETRA,
  /** The Swiss exchange. */
  SIX,
  /** Toronto. */
  TSX,
  /** Tokyo and Osaka. */
  JPX,
  /** Hong Kong. */
  HKEX,
  /** Shanghai and Shenzhen. */
  SSE,
  /** The National Stock Exchange of India. */
  NSE,
  /** Australia. */
  ASX,
  /** Brazil. */
  B3,
  /** Futures on indices of shares at the Chicago Mercantile Exchange. */
  CME,
  /** Foreign exchange. */
  FOREX,
  /** The London Metal Exchange. */
  LME,
  /** The payment system of the euro. */
  TARGET,
  /** Monday to Friday without holidays. */
  WEEKDAYS,
  /** Markets that never close. */
  EVERY_DAY,
  /** The usual step of the rows themselves. */
  NONE;

  /** The markets that are looked for: those that differ in their closed days. */
  static Stream<TradingCalendar> sought() {
    return Stream.of(
        NYSE, LSE, EURONEXT, XETRA, SIX, TSX, JPX, HKEX, SSE, NSE, ASX, B3, CME, FOREX);
  }

  /**
   * The times of the rows that follow a time line.
   *
   * @param time a dated line with at least one row
   * @param horizon the number of rows wanted
   * @throws io.github.sinecast.InvalidInputException if rows of the line cannot be days of this
   *     calendar, or the step cannot be known
   */
  public List<LocalDateTime> nextTimes(TimeLine time, int horizon) {
    return SeriesCalendar.of(this, time).nextTimes(horizon);
  }

  /** How people name the rows that follow: as {@link TimeLine#label}, row numbers without dates. */
  public List<String> nextLabels(TimeLine time, int horizon) {
    return SeriesCalendar.of(this, time).nextLabels(horizon);
  }

  /**
   * Whether rows exist on a day.
   *
   * @throws IllegalStateException if it depends on a series: {@link #AUTO} and {@link #NONE}
   */
  public boolean isOpen(LocalDate day) {
    return days().isOpen(day);
  }

  TradingDays days() {
    return MarketHolidays.of(this);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
