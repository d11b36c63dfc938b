package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds dates whose parts stand in columns of their own: year and month, quarter or week, and
 * perhaps day and hour, by their usual names and what they hold, or their order where a table has
 * no header.
 */
final class DateParts {
  private static final int NONE = -1;

  private static final List<String> YEAR =
      UsualNames.words("year yyyy yy yr jahr annee ano anno rok jaar год yil 年 연도");
  private static final List<String> MONTH =
      UsualNames.words(
          "month mm mo mon monat mois mes mese miesiac maand месяц ay 月 월 monthnumber monthname");
  private static final List<String> QUARTER =
      UsualNames.words("quarter qtr q quartal trimestre trim kwartal kwartaal квартал");
  private static final List<String> WEEK =
      UsualNames.words(
          "week wk weekno weeknumber isoweek kw woche semaine semana settimana tydzien");
  private static final List<String> DAY =
      UsualNames.words("day dd dayofmonth tag jour dia giorno dzien dag день gun 日 일");
  private static final List<String> HOUR =
      UsualNames.words("hour hh hr he hourending stunde heure hora ora godzina uur час saat 時 시");

  /** Months as M01 or quarters as Q01, as offices of statistics write them. */
  private static final List<String> PERIOD = UsualNames.words("period per periodo periode");

  private static final String DIGITS = "\\d{1,2}(\\.0)?";

  private final Dialect dialect;
  private final ColumnNames names;

  DateParts(Dialect dialect, ColumnNames names) {
    this.dialect = dialect;
    this.names = names;
  }

  /**
   * The columns from the year to the smallest part, or none if there is no year or nothing below
   * it.
   */
  List<Integer> find() {
    if (!dialect.header()) {
      return first();
    }
    int year = column(YEAR, cell -> cell.matches("(1[6-9]|2[01])\\d\\d(\\.0)?"));
    if (year == NONE) {
      return List.of();
    }
    List<Integer> parts = new ArrayList<>(List.of(year));
    int period = column(PERIOD, cell -> cell.matches("M\\d\\d|Q0[1-5]"));
    if (period != NONE) {
      parts.add(period);
      return parts;
    }
    int month = column(MONTH, cell -> cell.matches(DIGITS) || MonthNames.month(cell) > 0);
    if (month == NONE) {
      int quarter = column(QUARTER, cell -> cell.matches("[Qq]?[1-4]"));
      int week = column(WEEK, cell -> cell.matches("[Ww]?" + DIGITS));
      if (quarter != NONE || week != NONE) {
        parts.add(quarter != NONE ? quarter : week);
        return parts;
      }
      return List.of();
    }
    parts.add(month);
    int day = column(DAY, cell -> cell.matches(DIGITS));
    if (day != NONE) {
      parts.add(day);
      int hour = column(HOUR, cell -> cell.matches("\\d{1,2}(:.*)?"));
      if (hour != NONE) {
        parts.add(hour);
      }
    }
    return parts;
  }

  private int column(List<String> usualNames, Predicate<String> isPart) {
    for (String usual : usualNames) {
      int column = names.usual(usual);
      if (column != NONE) {
        List<String> cells = dialect.sampleOf(column);
        if (!cells.isEmpty() && cells.stream().allMatch(isPart)) {
          return column;
        }
      }
    }
    return NONE;
  }

  /**
   * The columns from the year to the hour that a table without a header begins with, if it does.
   */
  private List<Integer> first() {
    List<String> patterns = List.of("(19|20)\\d\\d", "0?[1-9]|1[0-2]", "0?[1-9]|[12]\\d|3[01]");
    for (int column = 0; column < patterns.size(); column++) {
      if (column >= dialect.width() || !holds(column, patterns.get(column))) {
        return List.of();
      }
    }
    boolean hours =
        patterns.size() + 1 < dialect.width() && holds(patterns.size(), "[01]?\\d|2[0-5]");
    return hours ? List.of(0, 1, 2, 3) : List.of(0, 1, 2);
  }

  private boolean holds(int column, String pattern) {
    List<String> cells = dialect.sampleOf(column);
    return cells.size() > 2 && cells.stream().allMatch(cell -> cell.matches(pattern));
  }

  /** What the second part is called in a date: a quarter, a week, or nothing for a month. */
  String second(List<Integer> parts) {
    String name = UsualNames.normal(dialect.names().get(parts.get(1)));
    boolean quarters =
        dialect.sampleOf(parts.get(1)).stream().allMatch(cell -> cell.startsWith("Q"));
    return QUARTER.contains(name) || quarters ? "Q" : WEEK.contains(name) ? "W" : "";
  }
}
