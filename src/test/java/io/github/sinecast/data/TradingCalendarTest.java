package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {
  /** Holidays as the exchange published them for 2022 (www.nyse.com/markets/hours-calendars). */
  private static final List<String> CLOSED_2022 =
      List.of(
          "2022-01-17",
          "2022-02-21",
          "2022-04-15",
          "2022-05-30",
          "2022-06-20",
          "2022-07-04",
          "2022-09-05",
          "2022-11-24",
          "2022-12-26");

  @Test
  void theNewYorkExchangeIsClosedOnItsPublishedHolidaysAndNoOtherWeekdays() {
    List<String> closed =
        LocalDate.of(2022, 1, 1)
            .datesUntil(LocalDate.of(2023, 1, 1))
            .filter(day -> !TimeStep.isWeekend(day) && !TradingCalendar.NYSE.isOpen(day))
            .map(LocalDate::toString)
            .toList();

    assertEquals(CLOSED_2022, closed);
  }

  @ParameterizedTest
  @CsvSource({
    "NYSE,2017-04-14,false", // Good Friday
    "NYSE,2017-11-23,false", // Thanksgiving
    "NYSE,2017-11-24,true",
    "NYSE,2017-06-19,true", // before Juneteenth was a holiday
    "NYSE,2021-06-18,true",
    "NYSE,2023-06-19,false",
    "NYSE,2021-12-31,true", // New Year on a Saturday is not moved to Friday
    "NYSE,2012-10-29,false", // the hurricane
    "NYSE,1980-11-04,false", // the election
    "NYSE,1985-09-27,false", // another hurricane
    "NYSE,1994-04-27,false", // a funeral
    "NYSE,1997-01-20,true", // before Martin Luther King Day was a holiday
    "NYSE,1998-01-19,false",
    "EURONEXT,2017-11-23,true",
    "EURONEXT,2021-04-05,false", // Easter Monday
    "EURONEXT,2024-05-01,false",
    "LME,2021-08-30,false",
    "TARGET,2024-12-26,false",
    "WEEKDAYS,2024-12-25,true",
    "WEEKDAYS,2024-12-28,false",
    "EVERY_DAY,2024-12-28,true",
  })
  void eachCalendarKnowsItsDays(TradingCalendar calendar, LocalDate day, boolean open) {
    assertEquals(open, calendar.isOpen(day));
  }

  @Test
  void dailyPricesGoOnWithTheDaysThatReallyFollowed() {
    // SPY in 2017 around Good Friday and around Thanksgiving, as in the price files.
    assertEquals(
        List.of("2017-04-13", "2017-04-17", "2017-04-18"),
        TradingCalendar.AUTO.nextLabels(
            days("2017-04-06", "2017-04-07", "2017-04-10", "2017-04-11", "2017-04-12"), 3));
    assertEquals(
        List.of("2017-11-24", "2017-11-27"),
        TradingCalendar.AUTO.nextLabels(
            days("2017-11-16", "2017-11-17", "2017-11-20", "2017-11-21", "2017-11-22"), 2));
  }

  @Test
  void daysWithWeekendsGoOnThroughWeekends() {
    TimeLine time =
        TimeLine.ofDates(LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2024, 1, 20)).toList());

    assertEquals(List.of("2024-01-20", "2024-01-21"), TradingCalendar.AUTO.nextLabels(time, 2));
  }

  @Test
  void monthsWeeksQuartersAndHoursGoOnByTheirOwnStep() {
    assertEquals(
        List.of("2010-04-01", "2010-05-01"),
        TradingCalendar.AUTO.nextLabels(days("2010-01-01", "2010-02-01", "2010-03-01"), 2));
    assertEquals(
        List.of("2020-02-29", "2020-03-31", "2020-04-30"),
        TradingCalendar.AUTO.nextLabels(days("2019-11-30", "2019-12-31", "2020-01-31"), 3));
    assertEquals(
        List.of("2020-07-07"),
        TradingCalendar.AUTO.nextLabels(days("2020-06-16", "2020-06-23", "2020-06-30"), 1));
    assertEquals(
        List.of("2021-01-01"),
        TradingCalendar.AUTO.nextLabels(days("2020-04-01", "2020-07-01", "2020-10-01"), 1));
    TimeLine hours =
        TimeLine.ofEpochSeconds(LongStream.range(0, 48).map(hour -> hour * 3600).toArray());
    assertEquals(
        List.of("1970-01-03T00:00", "1970-01-03T01:00"), TradingCalendar.AUTO.nextLabels(hours, 2));
  }

  @Test
  void aTimeOfDayIsKept() {
    long[] closes =
        IntStream.rangeClosed(2, 6)
            .mapToLong(
                day -> LocalDateTime.of(2017, 1, day + 7, 16, 0).toEpochSecond(ZoneOffset.UTC))
            .toArray();

    assertEquals(
        List.of(LocalDateTime.of(2017, 1, 17, 16, 0)),
        TradingCalendar.AUTO.nextTimes(TimeLine.ofEpochSeconds(closes), 1));
  }

  @Test
  void rowsWithoutDatesGoOnByNumber() {
    assertEquals(List.of("7", "8"), TradingCalendar.AUTO.nextLabels(TimeLine.ofRows(7), 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NYSE", "EVERY_DAY"})
  void aCalendarOfDaysRefusesMonths(TradingCalendar calendar) {
    TimeLine months = days("2010-01-01", "2010-02-01", "2010-03-01");

    assertThrows(InvalidInputException.class, () -> calendar.nextTimes(months, 1));
  }

  @Test
  void oneRowTellsNoStepButACalendarDoes() {
    assertThrows(
        InvalidInputException.class, () -> TradingCalendar.AUTO.nextTimes(days("2017-04-13"), 1));
    assertEquals(List.of("2017-04-17"), TradingCalendar.NYSE.nextLabels(days("2017-04-13"), 1));
  }

  /** Monday, 4 July 2022 was a holiday in New York alone; Wednesday has no row. */
  @Test
  void rowsKnowTheTradingDaysBetweenThem() {
    TimeLine july =
        days("2022-06-29", "2022-06-30", "2022-07-01", "2022-07-05", "2022-07-07", "2022-07-08");
    assertTradingDays(SeriesCalendar.of(TradingCalendar.NYSE, july).applied(), 0, 1, 2, 3, 5, 6);
    assertTradingDays(SeriesCalendar.of(TradingCalendar.AUTO, july).applied(), 0, 1, 2, 3, 5, 6);
    assertTradingDays(
        SeriesCalendar.of(TradingCalendar.EURONEXT, july).applied(), 0, 1, 2, 4, 6, 7);
    assertTradingDays(
        SeriesCalendar.of(TradingCalendar.WEEKDAYS, july).applied(), 0, 1, 2, 4, 6, 7);
    assertTradingDays(SeriesCalendar.of(TradingCalendar.NONE, july).applied(), 0, 1, 2, 4, 6, 7);
    assertTradingDays(
        SeriesCalendar.of(TradingCalendar.EVERY_DAY, july).applied(), 0, 1, 2, 6, 8, 9);
  }

  @Test
  void daysWithWeekendsAreAllTradingDaysUnlessACalendarSaysOtherwise() {
    TimeLine daily = days("2022-07-01", "2022-07-02", "2022-07-03", "2022-07-05", "2022-07-06");
    assertTradingDays(SeriesCalendar.of(TradingCalendar.AUTO, daily).applied(), 0, 1, 2, 4, 5);
    // Rows on Saturday and Sunday count; Monday, without a row, is a holiday.
    assertTradingDays(SeriesCalendar.of(TradingCalendar.NYSE, daily).applied(), 0, 1, 2, 3, 4);
  }

  private static void assertTradingDays(TimeLine line, double... expected) {
    for (int row = 0; row < expected.length; row++) {
      assertEquals(expected[row], line.tradingDay(row), line.label(row));
    }
  }

  private static TimeLine days(String... days) {
    return TimeLine.ofDates(Arrays.stream(days).map(LocalDate::parse).toList());
  }
}
