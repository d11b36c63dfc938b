package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.config.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Closed days against what exchanges and governments published. */
class MarketHolidaysTest {
  /**
   * All closed weekdays of a year, as month and day. Sources: the holiday pages of the exchanges,
   * named in the files of the calendars; for Britain www.gov.uk/bank-holidays, for Hong Kong
   * www.gov.hk/en/about/abouthk/holiday, for Japan www8.cao.go.jp/chosei/shukujitsu/gaiyou.html.
   */
  @ParameterizedTest
  @CsvSource({
    "NYSE,2024,0101 0115 0219 0329 0527 0619 0704 0902 1128 1225",
    "NASDAQ,2025,0101 0109 0120 0217 0418 0526 0619 0704 0901 1127 1225",
    "LSE,2022,0103 0415 0418 0502 0602 0603 0829 0919 1226 1227",
    "LSE,2023,0102 0407 0410 0501 0508 0529 0828 1225 1226",
    "LSE,2020,0101 0410 0413 0508 0525 0831 1225 1228",
    "EURONEXT,2024,0101 0329 0401 0501 1225 1226",
    "XETRA,2018,0101 0330 0402 0501 0521 1003 1224 1225 1226 1231",
    "XETRA,2024,0101 0329 0401 0501 1224 1225 1226 1231",
    "SIX,2024,0101 0102 0329 0401 0501 0509 0520 0801 1224 1225 1226 1231",
    "TSX,2024,0101 0219 0329 0520 0701 0805 0902 1014 1225 1226",
    "JPX,2019,0101 0102 0103 0114 0211 0321 0429 0430 0501 0502 0503 0506 0715 0812 0916 0923 1014"
        + " 1022 1104 1231",
    "JPX,2021,0101 0111 0211 0223 0429 0503 0504 0505 0722 0723 0809 0920 0923 1103 1123 1231",
    "HKEX,2024,0101 0212 0213 0329 0401 0404 0501 0515 0610 0701 0906 0918 1001 1011 1225 1226",
    "HKEX,2026,0101 0217 0218 0219 0403 0406 0407 0501 0525 0619 0701 1001 1019 1225",
    "SSE,2024,0101 0209 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 1001 1002"
        + " 1003 1004 1007",
    "SSE,2026,0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005"
        + " 1006 1007",
    "NSE,2025,0226 0314 0331 0410 0414 0418 0501 0815 0827 1002 1022 1105 1225",
    "ASX,2022,0103 0126 0415 0418 0425 0613 0922 1226 1227",
    "ASX,2026,0101 0126 0403 0406 0608 1225 1228",
    "B3,2022,0228 0301 0415 0421 0616 0907 1012 1102 1115 1230",
    "B3,2024,0101 0212 0213 0329 0501 0530 1115 1120 1224 1225 1231",
    "CME,2024,0101 0329 1225",
    "CME,2023,0102 1225",
    "FOREX,2024,0101 1225",
  })
  void theClosedWeekdaysOfAYearAreThosePublished(
      TradingCalendar market, int year, String published) {
    List<LocalDate> closed =
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(day -> !TimeStep.isWeekend(day) && !market.isOpen(day))
            .toList();

    assertEquals(
        Arrays.stream(published.split(" "))
            .map(
                day ->
                    LocalDate.of(
                        year,
                        Integer.parseInt(day.substring(0, 2)),
                        Integer.parseInt(day.substring(2))))
            .toList(),
        closed);
  }

  /** Days that newspapers reported: elections, funerals, storms, attacks, failures. */
  @ParameterizedTest
  @CsvSource({
    "NYSE,1972-11-07", "NYSE,1973-01-25", "NYSE,1976-11-02", "NYSE,1977-07-14", "NYSE,1980-11-04",
    "NYSE,1985-09-27", "NYSE,1994-04-27", "NYSE,2001-09-11", "NYSE,2001-09-14", "NYSE,2004-06-11",
    "NYSE,2007-01-02", "NYSE,2012-10-29", "NYSE,2012-10-30", "NYSE,2018-12-05", "NYSE,2025-01-09",
    "LSE,1999-12-31", "LSE,2002-06-03", "LSE,2011-04-29", "LSE,2012-06-05", "XETRA,2017-10-31",
    "TSX,2001-09-12", "JPX,2020-10-01", "HKEX,2017-08-23", "HKEX,2023-09-08", "NSE,2024-01-22",
    "ASX,2011-04-26", "SSE,2015-09-03",
  })
  void unscheduledClosuresAreKnown(TradingCalendar market, LocalDate day) {
    assertFalse(market.isOpen(day));
  }

  @ParameterizedTest
  @EnumSource
  void theListOfAMarketIsMadeFromItsRules(TradingCalendar market) throws IOException {
    MarketRules rules = MarketRules.of(market);
    if (rules != null) {
      GeneratedFile.assertUpToDate(
          Path.of("src/main/resources/io/github/sinecast/data/%s.txt".formatted(market.label())),
          rules.list());
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTO", "NONE", "EVERY_DAY"})
  void noMarketTradesAtWeekendsAndAllTradeOnMostOtherDays(TradingCalendar market) {
    List<LocalDate> open =
        LocalDate.of(2015, 1, 1)
            .datesUntil(LocalDate.of(2025, 1, 1))
            .filter(market::isOpen)
            .toList();

    assertTrue(open.stream().noneMatch(TimeStep::isWeekend));
    assertTrue(open.size() > 2400, open.size() + " days");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTO", "NONE"})
  void thePageOfCalendarsNamesEachMarketWithItsYears(TradingCalendar market) throws IOException {
    List<String> page = Files.readAllLines(Path.of("src/site/markdown/calendars.md"));
    String row =
        page.stream()
            .filter(line -> line.startsWith("| `" + market.label() + "` |"))
            .findFirst()
            .orElseThrow();

    assertTrue(row.contains(" | " + market.days().years() + " | "), row);
  }

  @Test
  void outsideOfItsYearsAListSaysThatItKnowsNoClosedDays() {
    TradingDays shanghai = TradingCalendar.SSE.days();

    assertEquals("", shanghai.unknown(LocalDate.of(2026, 10, 1)));
    assertTrue(shanghai.unknown(LocalDate.of(2027, 10, 1)).contains("closed days 2004 to 2026"));
    assertTrue(shanghai.isOpen(LocalDate.of(2027, 10, 1)), "a weekday is labelled");
  }
}
