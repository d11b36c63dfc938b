package io.github.sinecast.data;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which markets close: those of Jollyday, and those in its format beside this class.
 * From them the lists are made that the program reads, which takes a small part of the time.
 *
 * @param firstYear the first year for which the rules hold
 * @param closed the closed days of a year
 */
record MarketRules(int firstYear, IntFunction<Set<LocalDate>> closed) {
  private static final int LAST_YEAR = 2060;
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

  /** The rules of a market, or null if its days follow the moon or a decree. */
  static @Nullable MarketRules of(TradingCalendar market) {
    return switch (market) {
      case NYSE -> newYork();
      case FOREX -> own(market, 1971);
      case LSE -> own(market, 1990);
      case SIX, TSX -> own(market, 2000);
      case XETRA -> own(market, 2002);
      case B3, CME -> own(market, 2008);
      case ASX -> own(market, 2011);
      case EURONEXT -> of(ManagerParameters.create(HolidayCalendar.NYSE_EURONEXT), 2002);
      case TARGET -> of(ManagerParameters.create(HolidayCalendar.TARGET), 2002);
      case LME -> of(ManagerParameters.create(HolidayCalendar.LONDON_METAL_EXCHANGE), 2013);
      default -> null;
    };
  }

  /** The closed weekdays as the program reads them: a line for each year. */
  String list() {
    return "# Made from rules, see MarketRules.\n"
        + IntStream.rangeClosed(firstYear, LAST_YEAR)
            .mapToObj(year -> year + days(year) + "\n")
            .collect(Collectors.joining());
  }

  private String days(int year) {
    return closed.apply(year).stream()
        .filter(day -> !TimeStep.isWeekend(day))
        .map(day -> " " + day.toString().substring(5).replace("-", ""))
        .collect(Collectors.joining());
  }

  /** The New York Stock Exchange, whose days Jollyday knows in part. */
  private static MarketRules newYork() {
    MarketRules known = of(ManagerParameters.create(HolidayCalendar.NYSE), 1971);
    return new MarketRules(
        known.firstYear,
        year -> {
          Set<LocalDate> days = known.closed.apply(year);
          days.addAll(NYSE_CLOSED.stream().filter(day -> day.getYear() == year).toList());
          if (year < MARTIN_LUTHER_KING_FROM) {
            days.remove(
                LocalDate.of(year, 1, 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)));
          }
          return days;
        });
  }

  /** The rules in {@code LABEL.xml}. */
  private static MarketRules own(TradingCalendar market, int firstYear) {
    return of(
        ManagerParameters.create(
            Objects.requireNonNull(MarketRules.class.getResource(market.label() + ".xml"))),
        firstYear);
  }

  private static MarketRules of(ManagerParameter parameter, int firstYear) {
    return new MarketRules(
        firstYear,
        year ->
            HolidayManager.getInstance(parameter).getHolidays(Year.of(year)).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
