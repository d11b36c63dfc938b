package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.TimeLine;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows rows of a known rule is what the rule gives next, by java.time alone. */
class TimeStepTest {
  private static final int KNOWN = 40;
  private static final int NEXT = 15;

  @Test
  void fourWeeklyRowsGoOnByFourWeeks() {
    List<LocalDate> known =
        Stream.iterate(LocalDate.of(2017, 8, 7), day -> day.minusDays(28)).limit(KNOWN).toList();

    assertEquals(
        List.of("2017-09-04", "2017-10-02", "2017-10-30"),
        TradingCalendar.AUTO.nextLabels(TimeLine.ofDates(known.stream().sorted().toList()), 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 14, 28, 30, 31, 56, 60, 84, 90, 91, 120, 182, 364})
  void aFixedNumberOfDaysGoesOnByDaysHoweverNearItIsToMonths(int days) {
    LocalDate first = LocalDate.of(2001, 1, 9);

    assertGoesOn(KNOWN, row -> first.plusDays((long) row * days));
    assertGoesOn(4, row -> first.plusDays((long) row * days));
  }

  @ParameterizedTest
  @CsvSource({
    "1,1", "1,15", "1,28", "1,29", "1,30", "1,31", "3,1", "3,15", "3,31", "6,30", "12,1", "12,31"
  })
  void aDayOfTheMonthIsKeptAndIsTheLastWhereTheMonthIsTooShort(int months, int day) {
    YearMonth first = YearMonth.of(2001, 1);
    Function<Integer, LocalDate> rule =
        row -> {
          YearMonth month = first.plusMonths((long) row * months);
          return month.atDay(Math.min(day, month.lengthOfMonth()));
        };

    assertGoesOn(KNOWN, rule);
    assertGoesOn(5, rule);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 12})
  void endsOfMonthsOf28To31DaysGoOnWithEnds(int known) {
    for (int first = 1; first <= 12; first++) {
      YearMonth month = YearMonth.of(2003, first);
      assertGoesOn(known + 2, row -> month.plusMonths(row).atEndOfMonth());
    }
  }

  @Test
  void oneRowOutOfPlaceChangesNothing() {
    List<LocalDate> known =
        IntStream.range(0, KNOWN)
            .mapToObj(row -> LocalDate.of(2001, 1, row == 20 ? 4 : 1).plusMonths(row))
            .toList();

    assertEquals(
        List.of("2004-05-01", "2004-06-01"),
        TradingCalendar.AUTO.nextLabels(TimeLine.ofDates(known), 2));
  }

  @Test
  void lastTradingDaysOfMonthsAreMonthly() {
    List<LocalDate> known =
        IntStream.range(0, KNOWN)
            .mapToObj(row -> lastWeekday(YearMonth.of(2001, 1).plusMonths(row)))
            .toList();

    TimeStep step = TimeStep.of(TimeLine.ofDates(known));

    assertEquals("one month", step.words());
    assertEquals(
        List.of("2004-05-31", "2004-06-30"),
        TradingCalendar.AUTO.nextLabels(TimeLine.ofDates(known), 2));
  }

  @Test
  void thirdFridaysAreMonthlyThoughTheirDayChanges() {
    List<LocalDate> known =
        IntStream.range(0, KNOWN)
            .mapToObj(
                row ->
                    LocalDate.of(2001, 1, 1)
                        .plusMonths(row)
                        .with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY)))
            .toList();

    assertEquals("one month", TimeStep.of(TimeLine.ofDates(known)).words());
  }

  @Test
  void partsOfADayGoOnInTheNextSession() {
    List<Long> rows = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2023, 10, 23); day.isBefore(LocalDate.of(2023, 11, 18)); ) {
      for (int half = 0; half < 13 && !TimeStep.isWeekend(day); half++) {
        rows.add(day.atTime(9, 30).plusMinutes(30L * half).toEpochSecond(ZoneOffset.UTC));
      }
      day = day.plusDays(1);
    }

    assertEquals(
        List.of("2023-11-20T09:30", "2023-11-20T10:00"),
        TradingCalendar.AUTO.nextLabels(times(rows), 2));
  }

  @Test
  void hoursOfAMarketThatSleepsAtWeekendsGoOnOnMonday() {
    List<Long> rows = new ArrayList<>();
    for (LocalDateTime hour = LocalDateTime.of(2023, 10, 2, 0, 0);
        hour.isBefore(LocalDateTime.of(2023, 10, 28, 0, 0));
        hour = hour.plusHours(1)) {
      if (!TimeStep.isWeekend(hour.toLocalDate())) {
        rows.add(hour.toEpochSecond(ZoneOffset.UTC));
      }
    }

    assertEquals(
        List.of("2023-10-30T00:00", "2023-10-30T01:00"),
        TradingCalendar.AUTO.nextLabels(times(rows), 2));
  }

  @ParameterizedTest
  @CsvSource({
    "MONDAY,SATURDAY,'one day, Monday to Saturday'",
    "SUNDAY,THURSDAY,'one day, Sunday to Thursday'",
    "SATURDAY,WEDNESDAY,'one day, Saturday to Wednesday'",
  })
  void theWeekdaysOfTheRowsGoOn(DayOfWeek first, DayOfWeek last, String words) {
    Predicate<LocalDate> open =
        day ->
            day.getDayOfWeek().minus(first.getValue() - 1).getValue()
                <= last.minus(first.getValue() - 1).getValue();
    List<LocalDate> known =
        LocalDate.of(2019, 7, 4).datesUntil(LocalDate.of(2020, 5, 2)).filter(open).toList();
    List<String> next =
        LocalDate.of(2020, 5, 2)
            .datesUntil(LocalDate.of(2020, 6, 1))
            .filter(open)
            .map(LocalDate::toString)
            .limit(NEXT)
            .toList();

    assertEquals(next, TradingCalendar.AUTO.nextLabels(TimeLine.ofDates(known), NEXT));
    assertEquals(words, TimeStep.of(TimeLine.ofDates(known)).words());
  }

  @Test
  void firstAndLastBusinessDaysOfMonthsGoOnWithSuch() {
    assertGoesOn(KNOWN, row -> lastWeekday(YearMonth.of(2001, 1).plusMonths(row)));
    assertGoesOn(KNOWN, row -> lastWeekday(YearMonth.of(2001, 3).plusMonths(3 * row)));
    assertGoesOn(
        KNOWN,
        row -> {
          LocalDate day = YearMonth.of(2001, 1).plusMonths(row).atDay(1);
          return TimeStep.isWeekend(day) ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day;
        });
  }

  private static TimeLine times(List<Long> rows) {
    return TimeLine.ofEpochSeconds(rows.stream().mapToLong(Long::longValue).toArray());
  }

  private static LocalDate lastWeekday(YearMonth month) {
    LocalDate day = month.atEndOfMonth();
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.minusDays(1);
    }
    return day;
  }

  private static void assertGoesOn(int known, Function<Integer, LocalDate> rule) {
    List<LocalDate> rows = IntStream.range(0, known).mapToObj(rule::apply).toList();
    List<String> next =
        IntStream.range(known, known + NEXT).mapToObj(row -> rule.apply(row).toString()).toList();

    assertEquals(next, TradingCalendar.NONE.nextLabels(TimeLine.ofDates(rows), NEXT), "" + rows);
  }
}
