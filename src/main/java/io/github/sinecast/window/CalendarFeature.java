package io.github.sinecast.window;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.time.LocalDate;

/** What the time of a row says of it: known ahead without any column. */
public enum CalendarFeature {
  /** Sine and cosine of the time of day, a turn a day. */
  HOUR(2) {
    @Override
    double value(TimeLine time, int row, int part) {
      return turn(time.at(row).toLocalTime().toSecondOfDay() / SECONDS_A_DAY, part);
    }
  },
  /** A number for each day of the week from Monday on: 1 for that of the row, 0 for others. */
  WEEKDAY(7) {
    @Override
    double value(TimeLine time, int row, int part) {
      return time.at(row).getDayOfWeek().getValue() == part + 1 ? 1 : 0;
    }
  },
  /** Sine and cosine of the month, a turn a year. */
  MONTH(2) {
    @Override
    double value(TimeLine time, int row, int part) {
      return turn((time.at(row).getMonthValue() - 1) / MONTHS, part);
    }
  },
  /** 1 on a holiday and in the first row after one, else 0. */
  HOLIDAY(1) {
    @Override
    double value(TimeLine time, int row, int part) {
      if (!time.knowsHolidays()) {
        throw new InvalidInputException(
            "window.covariates.calendar: holiday needs to know the closed days of a market, and"
                + " nothing names one; set data.csv.holidays");
      }
      LocalDate day = time.at(row).toLocalDate();
      LocalDate before = row == 0 ? day : time.at(row - 1).toLocalDate();
      boolean found = time.isHoliday(day);
      for (LocalDate between = before.plusDays(1);
          between.isBefore(day);
          between = between.plusDays(1)) {
        found |= time.isHoliday(between);
      }
      return found ? 1 : 0;
    }
  },
  /** 1 on the last trading day of a month by the calendar, else 0. */
  LAST_TRADING_DAY(1) {
    @Override
    double value(TimeLine time, int row, int part) {
      return time.isLastTradingDayOfMonth(time.at(row).toLocalDate()) ? 1 : 0;
    }
  },
  /** The logarithm of the days since the row before: more over weekends and holidays. */
  DAYS_SINCE_LAST_ROW(1) {
    @Override
    double value(TimeLine time, int row, int part) {
      return Math.log((time.epochSecond(row) - time.epochSecond(row - 1)) / SECONDS_A_DAY);
    }
  };

  private static final double SECONDS_A_DAY = 86_400;
  private static final double MONTHS = 12;

  private final int parts;

  CalendarFeature(int parts) {
    this.parts = parts;
  }

  /** The numbers that the feature is made of. */
  int parts() {
    return parts;
  }

  /** How many rows before its own it is computed from. */
  int rowsBefore() {
    return this == DAYS_SINCE_LAST_ROW ? 1 : 0;
  }

  /** One of the numbers of a row, which has a date. */
  abstract double value(TimeLine time, int row, int part);

  private static double turn(double share, int part) {
    double angle = 2 * Math.PI * share;
    return part == 0 ? Math.sin(angle) : Math.cos(angle);
  }
}
