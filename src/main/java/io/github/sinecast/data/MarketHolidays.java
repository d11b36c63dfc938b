package io.github.sinecast.data;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.github.sinecast.config.ConfigFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The closed days of markets: rules of Jollyday, rules in its format beside this class, and lists
 * of dates where holidays follow the moon or a decree.
 */
final class MarketHolidays {
  private static final int FIRST_YEAR_OF_RULES = 1971;
  private static final int MARTIN_LUTHER_KING_FROM = 1998;

  /**
   * Days on which the New York Stock Exchange was closed that Jollyday does not know: elections of
   * presidents, funerals of others, a power failure, hurricane Gloria.
   */
  private static final List<LocalDate> NYSE_CLOSED =
      List.of(
          LocalDate.of(1972, 11, 7),
          LocalDate.of(1972, 12, 28),
          LocalDate.of(1973, 1, 25),
          LocalDate.of(1976, 11, 2),
          LocalDate.of(1977, 7, 14),
          LocalDate.of(1980, 11, 4),
          LocalDate.of(1985, 9, 27),
          LocalDate.of(1994, 4, 27));

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
      case NYSE, NASDAQ -> newYork(label);
      case LSE -> rules(label, 1990);
      case SIX, TSX -> rules(label, 2000);
      case XETRA -> rules(label, 2002);
      case B3, CME -> rules(label, 2008);
      case ASX -> rules(label, 2011);
      case FOREX -> rules(label, FIRST_YEAR_OF_RULES);
      case JPX, HKEX, SSE, NSE -> listed(label);
      case EURONEXT -> library(label, HolidayCalendar.NYSE_EURONEXT, 2002);
      case TARGET -> library(label, HolidayCalendar.TARGET, 2002);
      case LME -> library(label, HolidayCalendar.LONDON_METAL_EXCHANGE, 2013);
      case WEEKDAYS -> withoutHolidays(label, Weekdays.MONDAY_TO_FRIDAY);
      case EVERY_DAY -> withoutHolidays(label, Weekdays.ALL);
      case AUTO, NONE -> throw new IllegalStateException(label + " is no calendar of days");
    };
  }

  private static TradingDays withoutHolidays(String label, Weekdays weekdays) {
    return new TradingDays(label, weekdays, Year.MIN_VALUE, Year.MAX_VALUE, year -> Set.of());
  }

  /** Mondays to Fridays without the holidays of a calendar that Jollyday has. */
  private static TradingDays library(String label, HolidayCalendar calendar, int firstYear) {
    return rules(label, ManagerParameters.create(calendar), firstYear);
  }

  /** The New York Stock Exchange, whose days Jollyday knows in part. */
  private static TradingDays newYork(String label) {
    IntFunction<Set<LocalDate>> known = closed(ManagerParameters.create(HolidayCalendar.NYSE));
    return weekdaysWithout(
        label,
        FIRST_YEAR_OF_RULES,
        year -> {
          Set<LocalDate> days = known.apply(year);
          days.addAll(NYSE_CLOSED.stream().filter(day -> day.getYear() == year).toList());
          if (year < MARTIN_LUTHER_KING_FROM) {
            days.remove(
                LocalDate.of(year, 1, 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)));
          }
          return days;
        });
  }

  /** Mondays to Fridays without the holidays of the rules in {@code LABEL.xml}. */
  private static TradingDays rules(String label, int firstYear) {
    return rules(
        label,
        ManagerParameters.create(
            Objects.requireNonNull(MarketHolidays.class.getResource(label + ".xml"))),
        firstYear);
  }

  /** The market whose closed days are listed in {@code LABEL.yaml}. */
  private static TradingDays listed(String label) {
    String name = label + ".yaml";
    try (InputStream file =
        Objects.requireNonNull(MarketHolidays.class.getResourceAsStream(name))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return ConfigFile.parse(name, text).bind(CalendarFile.class).tradingDays(label);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TradingDays rules(String label, ManagerParameter parameter, int firstYear) {
    return weekdaysWithout(label, firstYear, closed(parameter));
  }

  private static TradingDays weekdaysWithout(
      String label, int firstYear, IntFunction<Set<LocalDate>> closed) {
    return new TradingDays(label, Weekdays.MONDAY_TO_FRIDAY, firstYear, Year.MAX_VALUE, closed);
  }

  private static IntFunction<Set<LocalDate>> closed(ManagerParameter parameter) {
    return year ->
        HolidayManager.getInstance(parameter).getHolidays(Year.of(year)).stream()
            .map(Holiday::getDate)
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
