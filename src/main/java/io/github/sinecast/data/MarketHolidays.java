package io.github.sinecast.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The closed days of markets, listed in files beside this class: a line for each year, with the
 * month and day of each closed weekday.
 */
final class MarketHolidays {
  /** Where the days of a line begin, and how long each is, behind a space. */
  private static final int YEAR = 4;

  private static final int DAY = 5;

  /** The days of markets that were asked for. */
  private static final Map<TradingCalendar, TradingDays> DAYS = new ConcurrentHashMap<>();

  private MarketHolidays() {}

  /**
   * The days of a market.
   *
   * @throws IllegalStateException if the calendar is none of days
   */
  static TradingDays of(TradingCalendar market) {
    return DAYS.computeIfAbsent(market, MarketHolidays::read);
  }

  private static TradingDays read(TradingCalendar market) {
    String label = market.label();
    return switch (market) {
      case AUTO, NONE -> throw new IllegalStateException(label + " is no calendar of days");
      case WEEKDAYS -> withoutHolidays(label, Weekdays.MONDAY_TO_FRIDAY);
      case EVERY_DAY -> withoutHolidays(label, Weekdays.ALL);
      case NASDAQ -> listed(label, TradingCalendar.NYSE.label());
      default -> listed(label, label);
    };
  }

  private static TradingDays withoutHolidays(String label, Weekdays weekdays) {
    return new TradingDays(label, weekdays, Year.MIN_VALUE, Year.MAX_VALUE, year -> Set.of());
  }

  private static TradingDays listed(String label, String list) {
    TreeMap<Integer, String> years = new TreeMap<>();
    try (InputStream file =
        Objects.requireNonNull(MarketHolidays.class.getResourceAsStream(list + ".txt"))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> years.put(Integer.valueOf(line.substring(0, YEAR)), line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TradingDays(
        label,
        Weekdays.MONDAY_TO_FRIDAY,
        years.firstKey(),
        years.lastKey(),
        year -> days(year, years.getOrDefault(year, "")));
  }

  private static Set<LocalDate> days(int year, String line) {
    Set<LocalDate> days = new HashSet<>();
    for (int at = YEAR; at < line.length(); at += DAY) {
      days.add(
          LocalDate.of(
              year,
              Integer.parseInt(line, at + 1, at + 3, 10),
              Integer.parseInt(line, at + 3, at + DAY, 10)));
    }
    return days;
  }
}
