package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarEncodingTest {
  /** A Thursday, a Sunday and a Thursday. */
  private static final TimeLine LINE =
      TimeLine.ofEpochSeconds(
          Stream.of("2020-12-31T16:00", "2023-12-31T23:59", "2024-02-29T09:30")
              .mapToLong(text -> LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC))
              .toArray());

  /** Day of week, of month, of year, month, hour, minute, as shares of a turn; by hand. */
  private static final double[][] TURNS = {
    {3.0 / 7, 30.0 / 31, 365.0 / 366, 11.0 / 12, 16.0 / 24, 0},
    {6.0 / 7, 30.0 / 31, 364.0 / 366, 11.0 / 12, 23.0 / 24, 59.0 / 60},
    {3.0 / 7, 28.0 / 31, 59.0 / 366, 1.0 / 12, 9.0 / 24, 30.0 / 60}
  };

  @ParameterizedTest
  @CsvSource({
    "DAY_OF_WEEK, 2024-01-01T00:00, 0, 7", // a Monday
    "DAY_OF_WEEK, 2024-01-07T00:00, 6, 7", // a Sunday
    "DAY_OF_MONTH, 2024-01-01T00:00, 0, 31",
    "DAY_OF_MONTH, 2024-02-29T00:00, 28, 31",
    "DAY_OF_MONTH, 2024-03-31T00:00, 30, 31",
    "DAY_OF_YEAR, 2024-01-01T00:00, 0, 366",
    "DAY_OF_YEAR, 2024-02-29T00:00, 59, 366",
    "DAY_OF_YEAR, 2023-03-01T00:00, 59, 366",
    "DAY_OF_YEAR, 2024-12-31T00:00, 365, 366",
    "DAY_OF_YEAR, 2023-12-31T00:00, 364, 366",
    "MONTH, 2024-01-31T00:00, 0, 12",
    "MONTH, 2024-12-01T00:00, 11, 12",
    "WEEK_OF_YEAR, 2020-12-31T00:00, 52, 53", // week 53
    "WEEK_OF_YEAR, 2021-01-03T00:00, 52, 53", // the Sunday of week 53 of 2020
    "WEEK_OF_YEAR, 2021-01-04T00:00, 0, 53",
    "WEEK_OF_YEAR, 2023-01-01T00:00, 51, 53", // the Sunday of week 52 of 2022
    "WEEK_OF_YEAR, 2024-12-30T00:00, 0, 53", // the Monday of week 1 of 2025
    "HOUR, 2024-01-01T00:59, 0, 24",
    "HOUR, 2024-01-01T23:30, 23, 24",
    "MINUTE, 2024-01-01T23:00, 0, 60",
    "MINUTE, 2024-01-01T23:30, 30, 60",
    "MINUTE, 2024-01-01T23:59:59, 59, 60"
  })
  void eachCycleIsAsFarAsTheCalendarSays(
      CalendarMark mark, LocalDateTime time, int passed, int period) {
    assertEquals(2 * Math.PI * passed / period, mark.angle(time), Tables.ROUNDING);
  }

  /** From Monday, 1 January 1900 on: 1900 and 2100 are no leap years, 2000 is one. */
  @Test
  void everyDayOfTwoCenturiesIsWhereCountingDaysFindsIt() {
    NaiveLoopCalendar counted = new NaiveLoopCalendar(1900, 1);
    for (LocalDate date = LocalDate.of(1900, 1, 1); date.getYear() < 2105; counted.next()) {
      assertEquals(
          List.of(counted.year(), counted.month(), counted.day()),
          List.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
      assertPassed(counted.dayOfWeek() - 1, 7, CalendarMark.DAY_OF_WEEK, date);
      assertPassed(counted.day() - 1, 31, CalendarMark.DAY_OF_MONTH, date);
      assertPassed(counted.dayOfYear() - 1, 366, CalendarMark.DAY_OF_YEAR, date);
      assertPassed(counted.month() - 1, 12, CalendarMark.MONTH, date);
      assertPassed(counted.weekOfYear() - 1, 53, CalendarMark.WEEK_OF_YEAR, date);
      date = date.plusDays(1);
    }
  }

  @Test
  void aTokenHasASineAndACosineOfEachCycleAndALearnedMapOfThem() {
    PositionalEncoding encoding = new CalendarEncoding().forRows(true);
    for (int width : new int[] {1, 8, 15}) {
      EncoderShape shape = new EncoderShape(3, width, 1);
      Plain plain = Plain.random(encoding, shape, TokenTimes.of(shape, LINE, 0, 1), 6);
      double[][] map = Tables.rows(plain.learned("map"), width);
      assertEquals(12, map.length);
      assertEquals(12L * width, encoding.learnedNumbers(shape));
      double[][] expected = new double[3][width];
      for (int token = 0; token < 3; token++) {
        for (int column = 0; column < width; column++) {
          for (int cycle = 0; cycle < 6; cycle++) {
            double angle = 2 * Math.PI * TURNS[token][cycle];
            expected[token][column] += Math.sin(angle) * map[2 * cycle][column];
            expected[token][column] += Math.cos(angle) * map[2 * cycle + 1][column];
          }
        }
      }
      Tables.assertTable(expected, plain.table());
    }
  }

  @Test
  void rowsWithoutTimesOfDayHaveNoHourAndNoMinute() {
    CalendarEncoding silent = new CalendarEncoding();
    List<CalendarMark> dates =
        List.of(
            CalendarMark.DAY_OF_WEEK,
            CalendarMark.DAY_OF_MONTH,
            CalendarMark.DAY_OF_YEAR,
            CalendarMark.MONTH);
    assertEquals(dates, silent.cycles());
    assertEquals(new CalendarEncoding(dates), silent.forRows(false));
    assertEquals(
        Stream.concat(dates.stream(), Stream.of(CalendarMark.HOUR, CalendarMark.MINUTE)).toList(),
        ((CalendarEncoding) silent.forRows(true)).cycles());
    EncoderShape shape = new EncoderShape(3, 5, 1);
    assertEquals(8 * 5, silent.learnedNumbers(shape));
    assertEquals(12 * 5, silent.forRows(true).learnedNumbers(shape));
  }

  @Test
  void cyclesThatAreNamedStayWhateverTheRows() {
    CalendarEncoding hours = new CalendarEncoding(List.of(CalendarMark.HOUR));
    assertEquals(hours, hours.forRows(true));
    assertEquals(hours, hours.forRows(false));
  }

  @Test
  void tokensOfTheSameStepHaveTheSameMarks() {
    EncoderShape shape = new EncoderShape(3, 2, 4, 1, 1, false);
    CalendarEncoding encoding = new CalendarEncoding(List.of(CalendarMark.DAY_OF_WEEK));
    double[] features = encoding.features(TokenTimes.of(shape, LINE, 0, 1));
    double thursday = 2 * Math.PI * 3 / 7;
    double sunday = 2 * Math.PI * 6 / 7;
    assertArrayEquals(
        new double[] {
          Math.sin(thursday), Math.cos(thursday), Math.sin(thursday), Math.cos(thursday),
          Math.sin(sunday), Math.cos(sunday), Math.sin(sunday), Math.cos(sunday),
          Math.sin(thursday), Math.cos(thursday), Math.sin(thursday), Math.cos(thursday)
        },
        features,
        Tables.ROUNDING);
  }

  @Test
  void rowsWithoutDatesAreRefusedWithTheReason() {
    EncoderShape shape = new EncoderShape(3, 4, 1);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> Plain.of(new CalendarEncoding(), shape, 1));
    assertTrue(String.valueOf(refusal.getMessage()).contains("needs dates"));
    assertTrue(new CalendarEncoding().needsDates());
    assertFalse(new SinusoidalEncoding().needsDates());
  }

  @Test
  void cyclesAreAtLeastOneAndDiffer() {
    InvalidSettingException none =
        assertThrows(InvalidSettingException.class, () -> new CalendarEncoding(List.of()));
    assertEquals("marks", none.setting());
    assertTrue(none.rule().contains("found none"), none.rule());
    InvalidSettingException twice =
        assertThrows(
            InvalidSettingException.class,
            () -> new CalendarEncoding(List.of(CalendarMark.HOUR, CalendarMark.HOUR)));
    assertTrue(twice.rule().contains("found one twice"), twice.rule());
  }

  private static void assertPassed(int passed, int period, CalendarMark mark, LocalDate date) {
    double angle = mark.angle(date.atStartOfDay());
    assertEquals(2 * Math.PI * passed / period, angle, Tables.ROUNDING, mark + " of " + date);
    assertTrue(angle >= 0 && angle < 2 * Math.PI, mark + " of " + date);
  }
}
