package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeLineTest {
  private static final TimeLine DAYS =
      TimeLine.ofDates(
          List.of(LocalDate.of(1969, 12, 31), LocalDate.of(1970, 1, 1), LocalDate.of(2020, 2, 29)));

  @Test
  void aDateIsReadBackAsItWasGivenEvenBefore1970() {
    assertEquals(LocalDateTime.of(1969, 12, 31, 0, 0), DAYS.at(0));
    assertEquals(LocalDateTime.of(2020, 2, 29, 0, 0), DAYS.at(2));
    assertEquals(-86_400, DAYS.epochSecond(0));
    assertEquals(3, DAYS.size());
    assertTrue(DAYS.isDated());
  }

  @Test
  void aRowIsNamedByItsDateAndByItsTimeWhereThereAreAny() {
    assertEquals("2020-02-29", DAYS.label(2));
    assertFalse(DAYS.hasTimeOfDay());

    TimeLine hours = TimeLine.ofEpochSeconds(new long[] {0, 3600});
    assertTrue(hours.hasTimeOfDay());
    assertEquals("1970-01-01T00:00", hours.label(0));
    assertEquals("1970-01-01T01:00", hours.label(1));
  }

  @Test
  void rowsWithoutDatesAreNamedByTheirNumber() {
    TimeLine rows = TimeLine.ofRows(4);
    assertEquals(4, rows.size());
    assertFalse(rows.isDated());
    assertFalse(rows.hasTimeOfDay());
    assertEquals("3", rows.label(3));
    assertThrows(IllegalStateException.class, () -> rows.at(0));
    assertThrows(IllegalArgumentException.class, () -> TimeLine.ofRows(-1));
  }

  @Test
  void anEmptyDatedLineIsStillDated() {
    assertTrue(TimeLine.ofDates(List.of()).isDated());
  }

  @Test
  void timesThatDoNotAscendAreRefusedWithBothTimes() {
    for (long second : new long[] {86_400, 86_399}) {
      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class,
              () -> TimeLine.ofEpochSeconds(new long[] {0, 86_400, second}));
      assertTrue(refusal.getMessage().contains("row 2"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("1970-01-02T00:00"), refusal.getMessage());
    }
  }

  @Test
  void theRowsBeforeATimeAreThoseThatAreEarlier() {
    for (LocalDateTime time = LocalDateTime.of(1969, 12, 30, 12, 0);
        time.isBefore(LocalDateTime.of(1970, 1, 4, 0, 0));
        time = time.plusHours(12)) {
      int earlier = 0;
      for (int row = 0; row < DAYS.size(); row++) {
        earlier += DAYS.at(row).isBefore(time) ? 1 : 0;
      }
      assertEquals(earlier, DAYS.rowsBefore(time), time.toString());
    }
    assertEquals(3, DAYS.rowsBefore(LocalDateTime.of(2021, 1, 1, 0, 0)));
  }

  @Test
  void changingTheArrayThatWasGivenChangesNothing() {
    long[] seconds = {0, 10};
    TimeLine line = TimeLine.ofEpochSeconds(seconds);
    seconds[1] = 5;
    assertEquals(10, line.epochSecond(1));
  }

  @Test
  void weekendsAreNoGapBetweenTradingDaysButAMissingWeekdayIs() {
    TimeLine line = days("2024-01-04", "2024-01-05", "2024-01-08", "2024-01-10");
    assertTradingDays(line, 0, 1, 2, 4);
  }

  @Test
  void aHolidayIsAGapUnlessTheCalendarKnowsIt() {
    TimeLine line = days("2022-07-01", "2022-07-05", "2022-07-06");
    LocalDate holiday = LocalDate.of(2022, 7, 4);
    assertTradingDays(line, 0, 2, 3);
    assertTradingDays(
        line.tradingOn(day -> day.getDayOfWeek().getValue() < 6 && !day.equals(holiday)), 0, 1, 2);
    assertTradingDays(line.tradingOn(day -> true), 0, 4, 5);
  }

  @Test
  void aRowOnAClosedDayIsATradingDayAllTheSame() {
    TimeLine line = days("2022-07-01", "2022-07-04", "2022-07-05");
    LocalDate holiday = LocalDate.of(2022, 7, 4);
    assertTradingDays(
        line.tradingOn(day -> day.getDayOfWeek().getValue() < 6 && !day.equals(holiday)), 0, 1, 2);
    assertTradingDays(line.tradingOn(day -> false), 0, 1, 2);
  }

  @Test
  void timesOfDayAreFractionsOfATradingDayFromTheFirstRowOn() {
    TimeLine line =
        times(
            "2024-01-05T15:00", // a Friday
            "2024-01-05T21:00",
            "2024-01-08T09:00",
            "2024-01-08T15:00",
            "2024-01-10T15:00");
    assertTradingDays(line, 0, 0.25, 0.75, 1, 3);
  }

  @Test
  void rowsOnWeekendsMakeEveryDayATradingDay() {
    assertTradingDays(days("2024-01-05", "2024-01-06", "2024-01-09"), 0, 1, 4);
    // A row on a Sunday, wherever it is, says that weekends are traded.
    assertTradingDays(days("2024-01-05", "2024-01-08", "2024-01-14"), 0, 3, 9);
  }

  @Test
  void tradingDaysAscendWithTheRowsEvenBefore1970() {
    assertTradingDays(
        times("1969-12-30T12:00", "1969-12-31T06:00", "1970-01-01T12:00"), 0, 0.75, 2);
  }

  @Test
  void aCalendarChangesNoTimeAndLeavesTheLineItWasGivenAsItIs() {
    TimeLine line = days("2022-07-01", "2022-07-05");
    TimeLine trading = line.tradingOn(day -> false);
    assertTradingDays(trading, 0, 1);
    assertTradingDays(line, 0, 2);
    assertEquals(line.size(), trading.size());
    assertEquals(line.label(1), trading.label(1));
    assertTrue(trading.isDated());
  }

  @Test
  void rowsWithoutDatesHaveNoTradingDays() {
    assertThrows(IllegalStateException.class, () -> TimeLine.ofRows(4).tradingDay(1));
  }

  private static TimeLine days(String... days) {
    return TimeLine.ofDates(Stream.of(days).map(LocalDate::parse).toList());
  }

  private static TimeLine times(String... times) {
    return TimeLine.ofEpochSeconds(
        Stream.of(times)
            .mapToLong(time -> LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC))
            .toArray());
  }

  /** Fractions are quarters of a day, which are exact. */
  private static void assertTradingDays(TimeLine line, double... expected) {
    assertEquals(expected.length, line.size());
    for (int row = 0; row < expected.length; row++) {
      assertEquals(expected[row], line.tradingDay(row), line.label(row));
    }
  }
}
