package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calendar rows get, and which days come after them. */
class SeriesCalendarTest {
  private static final LocalDate FIRST_OF_FILE = LocalDate.of(2000, 1, 3);

  @TempDir private Path folder;

  /** The rows of the S&P 500 are those of its exchange: no day too many and none too few. */
  @Test
  void rowsOfARealFileAreExactlyTheDaysOnWhichNewYorkTrades() throws IOException {
    Set<LocalDate> rows =
        Files.readAllLines(Path.of("data/sp500-daily.csv")).stream()
            .skip(1)
            .map(line -> LocalDate.parse(line.substring(0, 10)))
            .collect(Collectors.toSet());
    LocalDate last = rows.stream().max(LocalDate::compareTo).orElseThrow();

    assertEquals(
        List.of(),
        FIRST_OF_FILE
            .datesUntil(last.plusDays(1))
            .filter(day -> TradingCalendar.NYSE.isOpen(day) != rows.contains(day))
            .toList());
  }

  /** Closed days of a year as in {@link MarketHolidaysTest}, and the first rows of the next. */
  @ParameterizedTest
  @CsvSource({
    "lse,2023,0102 0407 0410 0501 0508 0529 0828 1225 1226,2024-01-02 2024-01-03",
    "xetra,2018,0101 0330 0402 0501 0521 1003 1224 1225 1226 1231,2019-01-02 2019-01-03",
    "jpx,2021,0101 0111 0211 0223 0429 0503 0504 0505 0722 0723 0809 0920 0923 1103 1123 1231,"
        + "2022-01-04 2022-01-05",
    "sse,2024,0101 0209 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 1001 1002"
        + " 1003 1004 1007,2025-01-02 2025-01-03",
    "nse,2025,0226 0314 0331 0410 0414 0418 0501 0815 0827 1002 1022 1105 1225,2026-01-01 2026-01-02",
    "tsx,2024,0101 0219 0329 0520 0701 0805 0902 1014 1225 1226,2025-01-02 2025-01-03",
    "nyse,2024,0101 0115 0219 0329 0527 0619 0704 0902 1128 1225,2025-01-02 2025-01-03",
  })
  void rowsOfAMarketGetItsCalendar(String market, int year, String closed, String next) {
    List<String> without =
        Arrays.stream(closed.split(" "))
            .map(day -> year + "-" + day.substring(0, 2) + "-" + day.substring(2))
            .toList();
    TimeLine time =
        TimeLine.ofDates(
            LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> !TimeStep.isWeekend(day) && !without.contains(day.toString()))
                .toList());

    SeriesCalendar calendar = SeriesCalendar.of(TradingCalendar.AUTO, time);

    assertEquals(market, calendar.label());
    assertFalse(calendar.isContradicted());
    assertTrue(calendar.reason().startsWith("none of its "), calendar.reason());
    assertEquals(List.of(next.split(" ")), calendar.nextLabels(2));
  }

  @Test
  void rowsThatLackADayStayInNewYork() {
    // Without Wednesday, 1 May, on which other markets are closed.
    TimeLine time = weekdays("2024-04-02", "2024-06-10", "2024-05-01", "2024-05-27");

    assertEquals("nyse", SeriesCalendar.of(TradingCalendar.AUTO, time).label());
  }

  @Test
  void marketsThatFitEquallyWellAreNamed() {
    List<LocalDate> closed =
        Stream.of("2024-01-01", "2024-03-29", "2024-04-01", "2024-05-01")
            .map(LocalDate::parse)
            .toList();
    List<LocalDate> days =
        LocalDate.of(2023, 12, 29)
            .datesUntil(LocalDate.of(2024, 12, 21))
            .filter(day -> !TimeStep.isWeekend(day) && !closed.contains(day))
            .toList();

    SeriesCalendar calendar = SeriesCalendar.of(TradingCalendar.AUTO, TimeLine.ofDates(days));

    assertEquals("none", calendar.label());
    assertTrue(calendar.reason().startsWith("not nyse: "), calendar.reason());
    assertTrue(
        calendar.reason().endsWith("; euronext and xetra fit equally well"), calendar.reason());
  }

  @Test
  void rowsOnEveryWeekdayGetNoMarketAndAReason() {
    SeriesCalendar calendar =
        SeriesCalendar.of(TradingCalendar.AUTO, weekdays("2021-01-01", "2023-12-30"));

    assertEquals("none", calendar.label());
    assertTrue(calendar.isContradicted());
    assertTrue(calendar.reason().startsWith("not nyse: 28 of its 28 closed days have rows"));
    assertEquals(List.of("2024-01-01"), calendar.nextLabels(1));
  }

  @Test
  void aStatedCalendarThatRowsContradictIsReported() {
    SeriesCalendar calendar =
        SeriesCalendar.of(TradingCalendar.LSE, weekdays("2023-01-01", "2023-12-30"));

    assertTrue(calendar.isContradicted());
    assertEquals("lse", calendar.label());
  }

  /** Half hours of New York from Labor Day to the eve of Thanksgiving. */
  @Test
  void sessionsSkipTheClosedDaysOfTheirMarket() {
    TimeLine days = weekdays("2023-08-28", "2023-11-23", "2023-09-04");
    long[] rows =
        IntStream.range(0, days.size())
            .mapToObj(days::at)
            .flatMapToLong(
                day ->
                    IntStream.range(0, 13)
                        .mapToLong(
                            half ->
                                day.plusMinutes(570 + 30L * half).toEpochSecond(ZoneOffset.UTC)))
            .toArray();
    TimeLine time = TimeLine.ofEpochSeconds(rows);

    assertEquals(
        List.of("2023-11-24T09:30", "2023-11-24T10:00"),
        SeriesCalendar.of(TradingCalendar.AUTO, time).nextLabels(2));
    assertEquals(
        List.of("2023-11-23T09:30"), SeriesCalendar.of(TradingCalendar.NONE, time).nextLabels(1));
    assertEquals(
        List.of("2023-11-24T09:30"), SeriesCalendar.of(TradingCalendar.NYSE, time).nextLabels(1));
  }

  /** The last days on which New York traded in months of 2010 to February 2018. */
  @Test
  void lastBusinessDaysAreThoseOfTheMarket() {
    Set<LocalDate> closed =
        Stream.of("2010-05-31", "2013-03-29").map(LocalDate::parse).collect(Collectors.toSet());
    List<LocalDate> rows =
        IntStream.range(0, 98)
            .mapToObj(month -> LocalDate.of(2010, 2, 1).plusMonths(month).minusDays(1))
            .map(
                day -> {
                  LocalDate last = day;
                  while (TimeStep.isWeekend(last) || closed.contains(last)) {
                    last = last.minusDays(1);
                  }
                  return last;
                })
            .toList();

    SeriesCalendar calendar = SeriesCalendar.of(TradingCalendar.AUTO, TimeLine.ofDates(rows));

    // Good Friday of 2018 was 30 March; Monday, 28 May, was Memorial Day.
    assertEquals(List.of("2018-03-29", "2018-04-30", "2018-05-31"), calendar.nextLabels(3));
  }

  @Test
  void weeksGoOnOnTheirUsualDayAfterAHoliday() {
    // Good Friday of 2018 was 30 March; the row of its week is of Thursday.
    List<LocalDate> fridays =
        Stream.iterate(LocalDate.of(2018, 1, 5), day -> day.plusWeeks(1)).limit(12).toList();
    TimeLine time =
        TimeLine.ofDates(
            Stream.concat(fridays.stream(), Stream.of(LocalDate.of(2018, 3, 29))).toList());

    assertEquals(
        List.of("2018-04-06", "2018-04-13"),
        SeriesCalendar.of(TradingCalendar.AUTO, time).nextLabels(2));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-06,7,12,2024-07-24,2024-07-29", // weeks from Monday, the last cut on Wednesday
    "2024-05-06,7,12,2024-07-27,2024-07-29", // or on Saturday
  })
  void aWeekThatIsNotCompleteIsFollowedByTheNext(
      LocalDate first, int days, int known, LocalDate last, String next) {
    TimeLine time =
        TimeLine.ofDates(
            Stream.concat(
                    Stream.iterate(first, day -> day.plusDays(days)).limit(known), Stream.of(last))
                .toList());

    assertEquals(List.of(next), SeriesCalendar.of(TradingCalendar.AUTO, time).nextLabels(1));
  }

  @Test
  void aQuarterAYearAndAnHourThatAreNotCompleteAreFollowedByTheNext() {
    assertEquals(
        List.of("2024-01-01", "2024-04-01"),
        TradingCalendar.AUTO.nextLabels(
            days(
                "2022-10-01", "2023-01-01", "2023-04-01", "2023-07-01", "2023-10-01", "2023-11-22"),
            2));
    assertEquals(
        List.of("2024-12-31"),
        TradingCalendar.AUTO.nextLabels(
            days("2020-12-31", "2021-12-31", "2022-12-31", "2023-12-31", "2024-06-30"), 1));
    long hour = LocalDateTime.of(2024, 6, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    long[] hours =
        LongStream.concat(
                LongStream.range(0, 40).map(h -> hour + 3600 * h),
                LongStream.of(hour + 39 * 3600 + 1020))
            .toArray();
    assertEquals(
        List.of("2024-06-02T16:00", "2024-06-02T17:00"),
        TradingCalendar.AUTO.nextLabels(TimeLine.ofEpochSeconds(hours), 2));
  }

  @Test
  void thirdAndLastFridaysGoOnWithSuch() {
    TimeLine third =
        days(
            "2023-09-15",
            "2023-10-20",
            "2023-11-17",
            "2023-12-15",
            "2024-01-19",
            "2024-02-16",
            "2024-03-15",
            "2024-04-19");
    TimeLine last =
        days(
            "2023-09-29",
            "2023-10-27",
            "2023-11-24",
            "2023-12-29",
            "2024-01-26",
            "2024-02-23",
            "2024-03-29",
            "2024-04-26");

    assertEquals(
        List.of("2024-05-17", "2024-06-21", "2024-07-19"),
        TradingCalendar.AUTO.nextLabels(third, 3));
    assertEquals(
        List.of("2024-05-31", "2024-06-28", "2024-07-26"),
        TradingCalendar.AUTO.nextLabels(last, 3));
  }

  @Test
  void aFileOfClosedDaysIsACalendar() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gulf.yaml"),
            """
            # A market from Sunday to Thursday.
            weekdays: [sunday, monday, tuesday, wednesday, thursday]
            closed:
            - 2024-02-22
            - 2024-09-23
            """);
    SeriesCalendar calendar =
        SeriesCalendar.of(CalendarFile.read(file), days("2024-02-18", "2024-02-19", "2024-02-20"));

    assertEquals(List.of("2024-02-21", "2024-02-25"), calendar.nextLabels(2));
    assertEquals("", calendar.unknownDays(2));
    assertTrue(
        calendar.unknownDays(300).contains("closed days 2024 to 2024"), calendar.unknownDays(300));
  }

  @ParameterizedTest
  @CsvSource({
    "'closed: [2024-13-01]',2,'a date written like'",
    "'closed: []',2,'must name a day'",
    "'closed: [2024-01-01, 2024-01-01]',2,'found twice 2024-01-01'",
    "'holidays: [2024-01-01]',2,'closed'",
    "'weekdays: [mon]',2,'monday'",
  })
  void anErrorInACalendarIsReportedByItsLine(String text, int line, String words)
      throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "# mine\n" + text + "\n");

    String message =
        assertThrows(InvalidInputException.class, () -> CalendarFile.read(file)).getMessage();

    assertTrue(message.contains(file + ":" + line), message);
    assertTrue(message.contains(words), message);
  }

  private static TimeLine weekdays(String first, String end, String... without) {
    return TimeLine.ofDates(
        LocalDate.parse(first)
            .datesUntil(LocalDate.parse(end))
            .filter(day -> !TimeStep.isWeekend(day) && !List.of(without).contains(day.toString()))
            .toList());
  }

  private static TimeLine days(String... days) {
    return TimeLine.ofDates(Arrays.stream(days).map(LocalDate::parse).toList());
  }
}
